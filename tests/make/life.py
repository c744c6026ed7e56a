"""One order's whole life, so that a thing of every kind exists: shop, plan, order, wave, parcel, label, invoice."""

from typing import Any
from uuid import UUID

from sqlalchemy import text
from tests.make import parcels, prices, shop
from tests.make.fulfilment import Station, station
from tests.make.ground import order_body
from tests.make.pictures import DOT
from tests.world import World

from portal.domains import catalogue, tenancy
from portal.flows import announcing, dispatch, fulfilment, handing_over, invoicing, product_importing
from portal.flows.fulfilment import Box, Scan
from portal.kit import clock
from portal.kit.scope import Actor, MerchantScope

_PRICES = {"order": "60", "pick": "18", "pack": "45", "parcel": "35", "label": "5"}


async def lived(world: World) -> Station:
    """Alice's first order was delivered to its charges and its invoice."""
    here = await station(world)
    await here.stock(0, "A-1", 50)
    async with world.merchant() as session:
        await catalogue.add_photo(session, here.ground.product_ids[0], DOT)
    await _set_up(world)
    await _announce(world, here)
    order = await _order(world)
    parcel = await _send(here)
    await world.settle()
    await _hand_over(here, parcel)
    await world.settle()
    await _return(world, order)
    async with world.operator() as session:
        await invoicing.draft(session, world.alice, f"{clock.date_in('Asia/Tokyo'):%Y-%m}")
    await world.settle()
    await _export(world)
    await _park_something(world)
    return here


async def _set_up(world: World) -> None:
    async with world.operator() as session:
        await parcels.account(session, world.services.vault)
        await prices.card(session, world.alice, _PRICES)
        await announcing.invite_member(
            session, world.services, email="new@north.example", role="floor", may_make_owners=True
        )
        user = await tenancy.known_or_new_user(session, email="m@alice.example", name="M", password="long enough pass")
        await tenancy.enroll(
            session,
            user=user,
            operator_id=world.operator_id,
            merchant_id=world.alice,
            role="owner",
            tenant=("アリス商店", "alice"),
        )
    async with world.database.transaction(
        MerchantScope(world.operator_id, world.alice, Actor("user", user.id, "M"))
    ) as session:
        await tenancy.save_view(session, screen="orders", name="保留中", query="held=true", scope="team")
    async with world.merchant() as session:
        opened = await shop.connect_shop(session, world)
    await shop.deliver(world, opened.hook_token, shop.recorded_orders()[0])


async def _announce(world: World, here: Station) -> None:
    body = {
        "warehouse_id": str(here.warehouse_id), "expected_on": f"{clock.date_in('Asia/Tokyo')}",
        "lines": [{"sku": "SKU-0", "quantity": 5}],
    }  # fmt: skip
    async with world.http() as http:
        answer = await http.post("/api/v1/inbound", json=body)
    assert answer.status_code == 201, answer.text


async def _order(world: World) -> dict[str, Any]:
    async with world.http() as http:
        answer = await http.post("/api/v1/orders", json=order_body("9001", ("SKU-0", 2)))
    assert answer.status_code == 201, answer.text
    order: dict[str, Any] = answer.json()
    return order


async def _send(here: Station) -> UUID:
    wave_id = await here.released()
    await here.pick_all(wave_id)
    shipment_id = (await here.picks(wave_id))[0].shipment_id
    box = Box(box_code="60", length_mm=250, width_mm=180, height_mm=120, weight_g=500, scans=[Scan("OWN-0", 2)])
    async with here.world.operator() as session:
        packed, _ = await fulfilment.pack(session, shipment_id, [box])
    return packed.parcel_ids[0]


async def _hand_over(here: Station, parcel_id: UUID) -> None:
    async with here.world.operator() as session:
        number = await session.scalar(text("select number from parcels where id = :id"), {"id": parcel_id})
        label = await session.scalar(
            text("select tracking_number from labels where parcel_id = :id"), {"id": parcel_id}
        )
        account_id = await session.scalar(text("select id from carrier_accounts"))
        await dispatch.check_label(session, str(number), str(label))
        assert account_id
        handover = await handing_over.open_handover(session, warehouse_id=here.warehouse_id, account_id=account_id)
        await handing_over.scan_parcel(session, handover.id, str(number))
        await handing_over.close_handover(session, handover.id, signed_by="佐藤")


async def _return(world: World, order: dict[str, Any]) -> None:
    async with world.http() as http:
        line = (await http.get(f"/api/v1/orders/{order['id']}")).json()["order"]["lines"][0]
        wanted = {"order_line_id": line["id"], "quantity": 1, "reason": "サイズ違い"}
        answer = await http.post("/api/v1/returns", json={"order_id": order["id"], "lines": [wanted]})
    assert answer.status_code == 201, answer.text


async def _export(world: World) -> None:
    async with world.http() as http:
        answer = await http.post("/api/v1/order-exports", json={})
        assert answer.status_code == 201, answer.text
    async with world.merchant() as session:
        await product_importing.take_file(session, filename="products.csv", content="sku,name\nSKU-0,品物\n".encode())
    await world.settle()


async def _park_something(world: World) -> None:
    refused = "update reaction_runs set state = 'parked' where reaction = 'charge' and event_id = :id"
    async with world.operator() as session:
        event_id = await session.scalar(text("select event_id from reaction_runs where reaction = 'charge' limit 1"))
        await session.execute(text(refused), {"id": event_id})
