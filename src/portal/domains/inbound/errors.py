"""What inbound refuses."""

from portal.kit.errors import Conflict, Invalid, Missing


class PlanMissing(Missing):
    """No such inbound plan here."""

    code = "inbound_plan_missing"
    title = "No such inbound plan"


class ReceiptMissing(Missing):
    """No such receipt of this plan."""

    code = "receipt_missing"
    title = "No such receipt of this inbound plan"


class PlanState(Conflict):
    """The plan is in a state that does not allow this; ``data`` says which and what would."""

    code = "inbound_plan_state"
    title = "The inbound plan's state does not allow this"


class NotReceived(Conflict):
    """More units than this receipt still has at the dock."""

    code = "receipt_exhausted"
    title = "The receipt has fewer units left to put away"


class LotNeeded(Invalid):
    """The product is tracked by lot or expiry date, and the count does not say which."""

    code = "lot_needed"
    title = "This product needs a lot code or an expiry date"


class LocationUnsuitable(Invalid):
    """The location's purpose or warehouse does not suit these units."""

    code = "location_unsuitable"
    title = "This location does not suit"
