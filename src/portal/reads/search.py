"""What the command palette finds: things of every kind by what somebody typed, pasted or scanned."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from portal.domains import billing, catalogue, inbound, inventory, orders, outbound, returns, shipping, tenancy
from portal.domains.tenancy import MerchantView
from portal.kit.finding import Match, bare, folded, our_number
from portal.kit.scope import tenant

LIMIT = 20
_PER_KIND = 8


class Hit(msgspec.Struct, frozen=True):
    """A thing that was found. ``exact``: what was typed is its number, code or name.

    ``kind`` is one of order, shipment, parcel, product, inbound_plan, return, invoice, location, merchant, wave.
    ``parent_id`` is the shipment of a parcel and the warehouse of a location. ``merchant`` is a name, on the
    operator's side only.
    """

    kind: str
    id: UUID
    title: str
    subtitle: str
    status: str
    exact: bool
    parent_id: UUID | None
    merchant_id: UUID | None
    merchant: str


class Hits(msgspec.Struct, frozen=True):
    """Exact ones first, then by kind; 20 at most."""

    items: Sequence[Hit]


class _Question(msgspec.Struct, frozen=True):
    """What was typed, and among whose things."""

    text: str
    number: str | None
    merchant_ids: Sequence[UUID]
    merchants: Sequence[MerchantView]


async def search(session: AsyncSession, q: str, *, may: frozenset[str]) -> Hits:
    """Things that ``q`` names or begins, of the kinds that whoever asks may read."""
    merchants = (
        [] if tenant(session).merchant_id else list(await tenancy.list_merchants(session, limit=tenancy.ALL_MERCHANTS))
    )
    mine = tenant(session).merchant_id
    asked = _Question(q, our_number(q), [mine] if mine else [found.id for found in merchants], merchants)
    names = {found.id: found.name for found in merchants}
    hits: list[Hit] = []
    for kind, permission, find in _KINDS:
        if permission in may and (merchants or mine is not None):
            hits += [_hit(kind, match, names) for match in (await find(session, asked))[:_PER_KIND]]
    hits.sort(key=lambda hit: not hit.exact)
    return Hits(hits[:LIMIT])


def _hit(kind: str, match: Match, names: dict[UUID, str]) -> Hit:
    owner = names.get(match.merchant_id, "") if match.merchant_id else ""
    return Hit(
        kind, match.id, match.title, match.subtitle, match.status, match.exact, match.parent_id, match.merchant_id,
        owner,
    )  # fmt: skip


async def _orders(session: AsyncSession, asked: _Question) -> list[Match]:
    return await orders.find_orders(session, asked.merchant_ids, asked.text, _PER_KIND)


async def _products(session: AsyncSession, asked: _Question) -> list[Match]:
    whole = asked.number is not None  # what looks like a number of ours is no part of a name
    return await catalogue.find_products(session, asked.merchant_ids, asked.text, _PER_KIND, only_called=whole)


async def _parcels(session: AsyncSession, asked: _Question) -> list[Match]:
    tracked = await shipping.find_tracked(session, bare(asked.text), _PER_KIND)
    numbers = await outbound.numbers_of(session, {parcel.shipment_id for parcel in tracked}) if tracked else {}
    found = [
        Match(
            parcel.parcel_id, parcel.merchant_id, parcel.tracking_number,
            f"{parcel.carrier_name} · {numbers.get(parcel.shipment_id, '')}", parcel.status, parcel.shipment_id,
            parcel.tracking_number == bare(asked.text),
        )
        for parcel in tracked
    ]  # fmt: skip
    return found + await _numbered(outbound.find_parcels, "P", session, asked)


async def _locations(session: AsyncSession, asked: _Question) -> list[Match]:
    return await inventory.find_locations(session, folded(asked.text), _PER_KIND)


async def _merchants(session: AsyncSession, asked: _Question) -> list[Match]:
    wanted = folded(asked.text)
    return [
        Match(found.id, found.id, found.name, found.code, found.status, exact=wanted in _names(found))
        for found in asked.merchants
        if any(wanted in name for name in _names(found))
    ]


def _names(merchant: MerchantView) -> Iterable[str]:
    return folded(merchant.name), folded(merchant.code)


Finder = Callable[[AsyncSession, _Question], Awaitable[list[Match]]]
ByNumber = Callable[[AsyncSession, str, int], Awaitable[list[Match]]]


async def _numbered(find: ByNumber, prefix: str, session: AsyncSession, asked: _Question) -> list[Match]:
    if asked.number is None or not asked.number.startswith(prefix):
        return []
    return await find(session, asked.number, _PER_KIND)


def _by_number(find: ByNumber, prefix: str) -> Finder:
    async def found(session: AsyncSession, asked: _Question) -> list[Match]:
        return await _numbered(find, prefix, session, asked)

    return found


async def _invoices(session: AsyncSession, asked: _Question) -> list[Match]:
    text = folded(asked.text)
    return await billing.find_invoices(session, text, _PER_KIND) if text.startswith("INV") else []


# Each kind, the permission that shows it, and how it is found; in the order in which they are shown.
_KINDS: Sequence[tuple[str, str, Finder]] = (
    ("order", "orders:read", _orders),
    ("shipment", "shipments:read", _by_number(outbound.find_shipments, "S")),
    ("parcel", "shipments:read", _parcels),
    # Both sides read stock, and what it is stock of.
    ("product", "stock:read", _products),
    ("inbound_plan", "inbound:read", _by_number(inbound.find_plans, "IN")),
    ("return", "returns:read", _by_number(returns.find_returns, "R")),
    ("invoice", "billing:read", _invoices),
    ("location", "warehouses:read", _locations),
    ("merchant", "merchants:read", _merchants),
    ("wave", "waves:read", _by_number(outbound.find_waves, "W")),
)
