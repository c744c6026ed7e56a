"""Operations, rate cards, charges, invoices.

Owns what was done for whom and what it costs. Promises: a cause is recorded once and charged once; money is an integer
of the minor unit; an invoice's total is the sum of its charges and of the tax that was rounded once per rate.
"""

from portal.domains.billing.actions.recording import record
from portal.domains.billing.events import OperationRecorded
from portal.domains.billing.rules import OPERATION_KINDS
from portal.domains.billing.values import Done

__all__ = ["OPERATION_KINDS", "Done", "OperationRecorded", "record"]
