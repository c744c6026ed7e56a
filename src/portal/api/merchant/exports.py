"""Files that a merchant takes away; each is written by a job."""

from typing import Annotated

import msgspec
from litestar import post
from litestar.params import JSONBody

from portal.api.deps import Session
from portal.api.export_forms import ChargeExportInput, FileForm, OrderExportInput
from portal.api.guards import needs
from portal.api.job_reading import JobStarted, started
from portal.flows import exporting
from portal.kit.scope import merchant_of


class StockExportInput(FileForm, kw_only=True):
    """Stock of one warehouse, of all if none is given."""

    warehouse: Annotated[str, msgspec.Meta(max_length=40, description="Code of a warehouse")] | None = None


@post("/order-exports", guards=[needs("orders:read")], summary="Orders as a file", tags=["jobs"])
async def export_orders(data: JSONBody[OrderExportInput], session: Session) -> JobStarted:
    """Newest first, one row an order. The file is at the job's `result`; fetching it needs `jobs:read`."""
    job_id = await exporting.export_orders(
        session, data.filter.chosen(), columns=data.known_columns(), form=data.form()
    )
    return await started(session, job_id)


@post("/stock-exports", guards=[needs("stock:read")], summary="Stock as a file", tags=["jobs"])
async def export_stock(data: JSONBody[StockExportInput], session: Session) -> JobStarted:
    """One row per product and warehouse."""
    return await started(session, await exporting.export_stock(session, warehouse=data.warehouse, form=data.form()))


@post("/charge-exports", guards=[needs("billing:read")], summary="Charges as a file", tags=["jobs"])
async def export_charges(data: JSONBody[ChargeExportInput], session: Session) -> JobStarted:
    """Newest day first, each with its explanation."""
    since, until = data.days()
    job_id = await exporting.export_charges(
        session, merchant_id=merchant_of(session), since=since, until=until, form=data.form()
    )
    return await started(session, job_id)


HANDLERS = [export_orders, export_stock, export_charges]
