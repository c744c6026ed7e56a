"""What returns refuse."""

from portal.kit.errors import Conflict, Invalid, Missing


class ReturnMissing(Missing):
    """No such return here."""

    code = "return_missing"
    title = "No such return"


class ReturnLineMissing(Missing):
    """No such line of this return."""

    code = "return_line_missing"
    title = "No such line of this return"


class ReturnState(Conflict):
    """The return is in a state that does not allow this; ``data`` says which and what would."""

    code = "return_state"
    title = "The return's state does not allow this"


class NotReturnable(Invalid):
    """More units than were shipped and are not coming back already."""

    code = "not_returnable"
    title = "Fewer units were shipped, or they are coming back already"


class AllInspected(Conflict):
    """More units than are left to inspect."""

    code = "already_inspected"
    title = "The line has fewer units left to inspect"


class FindingUnsuitable(Invalid):
    """Condition, disposition, lot and location of inspected units do not go together."""

    code = "finding_unsuitable"
    title = "These findings do not go together"
