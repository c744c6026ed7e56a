"""The look at what shops show of stock: it compares instead of being told, so that no change can be missed."""

import asyncio
import logging

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from portal.flows import telling_stock
from portal.kit import clock
from portal.kit.db import Database
from portal.kit.scope import OperatorScope, RelayScope

log = logging.getLogger("relay")

EVERY_SECONDS = 1.0
# However many listings there are, looking takes no more than this part of the time.
SHARE = 0.05


class StockWatch:
    """Looks about once a second; many may look side by side."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep_looking(self) -> None:
        """Look until cancelled; a database that is away is waited for."""
        while True:
            began = clock.now()
            try:
                await self.look()
            except (DBAPIError, OSError) as problem:
                log.warning("stock is not watched", extra={"problem": type(problem).__name__})
            took = (clock.now() - began).total_seconds()
            await asyncio.sleep(max(EVERY_SECONDS, took / SHARE))

    async def look(self) -> int:
        """Call every operator's shops that show another stock than there is; answers how many."""
        async with self._database.transaction(RelayScope()) as session:
            operators = (
                await session.execute(text("select operator_id from operators order by operator_id"))
            ).scalars()
            known = operators.all()
        called = 0
        for operator_id in known:
            async with self._database.transaction(OperatorScope(operator_id)) as session:
                called += await telling_stock.call_shops(session)
        return called
