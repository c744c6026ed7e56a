"""Many units are brought to their places at once: the bulk form of a move, for putting an arrival away."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains.inventory.actions.ledger import Move, Spot, post
from portal.domains.inventory.values import Transfer
from portal.kit.errors import Invalid


async def move_many(session: AsyncSession, transfers: Sequence[Transfer], *, reason: str, document_type: str) -> None:
    """All these units are at their new locations, or none, in a few statements however many they are.

    Refuses a transfer to where the units are, and what :func:`move` refuses. Records as it does.
    """
    wrong = [n for n, transfer in enumerate(transfers) if transfer.from_location_id == transfer.to_location_id]
    if wrong:
        raise Invalid(fields={f"transfers[{n}].to_location_id": "another location" for n in wrong})
    await post(
        session,
        [
            Move(
                transfer.merchant_id, transfer.product_id, transfer.lot_id, transfer.quantity,
                Spot(transfer.from_location_id, transfer.condition), Spot(transfer.to_location_id, transfer.condition),
                reason, document_type, transfer.document_id,
            )
            for transfer in transfers
        ],
    )  # fmt: skip
