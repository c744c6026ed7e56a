"""One request of the product, looked at closely: which rows it wrote."""

from bench.footprint import Footprint, read
from bench.ground import Ground, connected


async def written_by(ground: Ground, after: str, before: str, find_row: str, *values: object) -> Footprint:
    """The footprint of the transaction that wrote the row which ``find_row`` (a query for its ``xmin``) finds."""
    async with connected(ground.superuser(after)) as now, connected(ground.superuser(before)) as then:
        xid = await now.fetchval(find_row, *values)
        if xid is None:
            raise RuntimeError(f"the sample left no row: {find_row} {values}")
        return await read(now, then, xid)
