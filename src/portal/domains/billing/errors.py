"""What billing refuses."""

from portal.kit.errors import Conflict, Missing


class RateCardMissing(Missing):
    """No such rate card here."""

    code = "rate_card_missing"
    title = "No such rate card"


class ChargeMissing(Missing):
    """No such charge here."""

    code = "charge_missing"
    title = "No such charge"


class InvoiceMissing(Missing):
    """No such invoice here."""

    code = "invoice_missing"
    title = "No such invoice"


class CardDateTaken(Conflict):
    """The merchant has a rate card from this day on already."""

    code = "rate_card_date_taken"
    title = "There is a rate card from this day on already"


class NoRateCard(Conflict):
    """The merchant has no prices yet."""

    code = "no_rate_card"
    title = "The merchant has no rate card for this period"


class NothingToInvoice(Conflict):
    """No charge of this period is without an invoice."""

    code = "nothing_to_invoice"
    title = "There is nothing to invoice in this period"


class InvoiceFrozen(Conflict):
    """The invoice was finalised and does not change."""

    code = "invoice_frozen"
    title = "The invoice is finalised and does not change any more"


class PeriodInvoiced(Conflict):
    """This month of this merchant has its invoice; what is charged late goes onto the next one."""

    code = "period_invoiced"
    title = "This month has its invoice already"


class AlreadyReversed(Conflict):
    """The charge was reversed before, or is itself a reversal."""

    code = "charge_already_reversed"
    title = "This charge cannot be reversed"
