"""What the barcode on a parcel stands for; every station that scans parcels asks here."""

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import outbound
from portal.domains.outbound import ParcelView


async def scanned_parcel(session: AsyncSession, number: str) -> ParcelView:
    """The parcel with this number. Refuses an unknown one."""
    parcel = await outbound.find_parcel(session, number)
    if parcel is None:
        raise outbound.ParcelMissing(number=number)
    return parcel
