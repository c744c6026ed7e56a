"""Sealing the audit trail, every few minutes at each operator."""

from portal.domains import tenancy
from portal.flows.services import Services
from portal.kit.reactions import FiveMinutesPassed, Opener


async def seal_trail(opener: Opener, _event: FiveMinutesPassed) -> None:
    """Every line of the audit trail that is there has its seal. Calls nobody outside; it needs the process's key."""
    services: Services = opener.services
    sealed = tenancy.TRAIL_BATCH
    while sealed == tenancy.TRAIL_BATCH:
        async with opener.open() as session:
            sealed = await tenancy.seal_trail(session, services.vault)
