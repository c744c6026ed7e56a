"""What the orders room refuses."""

from portal.kit.errors import Conflict, Invalid, Missing


class OrderMissing(Missing):
    """No such order here."""

    code = "order_missing"
    title = "No such order"


class OrderClosed(Conflict):
    """A fulfilled or cancelled order does not change any more; ``data.status`` says which it is."""

    code = "order_closed"
    title = "This order is fulfilled or cancelled"


class TooLate(Conflict):
    """Goods of the order are packed or on their way; ``data.status`` is how far they are."""

    code = "too_late"
    title = "It is too late for this: the goods are packed or gone"


class HoldMissing(Missing):
    """The order has no open hold of this reason."""

    code = "hold_missing"
    title = "The order is not held for this reason"


class HoldStays(Conflict):
    """This hold goes when its cause is mended, or only the operator may release it."""

    code = "hold_stays"
    title = "This hold cannot be released like this"


class UnknownCurrency(Invalid):
    """Amounts of this currency are not understood."""

    code = "unknown_currency"
    title = "This currency is not known"
