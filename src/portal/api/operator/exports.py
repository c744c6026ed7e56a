"""Files that the operator's people take away; each is written by a job."""

from uuid import UUID

from litestar import post
from litestar.params import JSONBody

from portal.api.deps import Session
from portal.api.export_forms import ChargeExportInput, OrderExportInput
from portal.api.guards import needs
from portal.api.job_reading import JobStarted, started
from portal.flows import exporting


class OrderExport(OrderExportInput, kw_only=True):
    """Orders of every merchant or one."""

    merchant_id: UUID | None = None


class ChargeExport(ChargeExportInput, kw_only=True):
    """Charges of one merchant."""

    merchant_id: UUID


@post("/order-exports", guards=[needs("orders:read")], summary="Orders as a file", tags=["jobs"])
async def export_orders(data: JSONBody[OrderExport], session: Session) -> JobStarted:
    """Newest first, one row an order. It is noted in the audit trail: the file holds personal data."""
    job_id = await exporting.export_orders(
        session, data.filter.chosen(data.merchant_id), columns=data.known_columns(), form=data.form()
    )
    return await started(session, job_id)


@post("/charge-exports", guards=[needs("billing:read")], summary="A merchant's charges as a file", tags=["jobs"])
async def export_charges(data: JSONBody[ChargeExport], session: Session) -> JobStarted:
    """Newest day first, each with its explanation."""
    since, until = data.days()
    job_id = await exporting.export_charges(
        session, merchant_id=data.merchant_id, since=since, until=until, form=data.form()
    )
    return await started(session, job_id)


HANDLERS = [export_orders, export_charges]
