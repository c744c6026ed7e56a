"""A shop's products are listed and mapped by themselves where sku or barcode says so."""

from tests.make.shop import connect_shop, deliver, recorded
from tests.make.street import connected, partner
from tests.world import World

from portal.domains import catalogue, channels
from portal.domains.catalogue import NewBarcode, NewProduct
from portal.flows import shop_products
from portal.kit.paging import Window


async def _add(world: World, sku: str, *barcodes: NewBarcode) -> None:
    async with world.merchant() as session:
        await catalogue.add_product(
            session,
            NewProduct(
                sku=sku, name=sku, price=800, currency="JPY", length_mm=10, width_mm=10, height_mm=10, weight_g=10,
                barcodes=list(barcodes),
            ),
        )  # fmt: skip


async def _mapped(world: World, shop_id: object) -> dict[str, tuple[str | None, int]]:
    async with world.merchant() as session:
        listings = await channels.list_listings(session, shop_id, Window())  # type: ignore[arg-type]
        names = await catalogue.refs(session, [one.product_id for one in listings if one.product_id])
    return {one.external_id: (names[one.product_id].sku if one.product_id else None, one.quantity) for one in listings}


async def test_the_products_of_a_new_shop_are_listed_and_mapped_by_sku_or_barcode(world: World) -> None:
    await _add(world, "KUJI-B")
    await _add(world, "KUJI-SINGLE", NewBarcode("4901234567894", "jan", 1))
    async with partner(world):
        shop = await connected(world)
        assert await _mapped(world, shop.id) == {"11": ("KUJI-SINGLE", 1), "12": ("KUJI-B", 1)}


async def test_a_product_that_a_shop_tells_is_listed_and_an_older_telling_changes_nothing(world: World) -> None:
    async with world.merchant() as session:
        shop = await connect_shop(session, world)
        newer = channels.ShopProduct("11", "KUJI-NEW", "新しい名前", "", "2027-01-01T00:00:00")
        await channels.list_products(session, shop.id, [newer])
    for delivery in recorded():
        if delivery.topic.startswith("product."):
            await deliver(world, shop.hook_token, delivery)
    await world.settle()
    async with world.merchant() as session:
        listings = await channels.list_listings(session, shop.id, Window())
    assert [(one.external_id, one.sku, one.name) for one in listings] == [
        ("11", "KUJI-NEW", "新しい名前"),
        ("12", "KUJI-B", "Kuji B"),
    ]


async def test_a_product_that_is_added_later_is_mapped_to_the_listings_that_waited_for_its_sku(world: World) -> None:
    async with partner(world):
        shop = await connected(world)
        assert await _mapped(world, shop.id) == {"11": (None, 1), "12": (None, 1)}
        await _add(world, "KUJI-A")
        await world.settle()
        assert await _mapped(world, shop.id) == {"11": ("KUJI-A", 1), "12": (None, 1)}


async def test_a_person_may_map_a_listing_to_several_units_of_a_product(world: World) -> None:
    async with partner(world):
        shop = await connected(world)
        await _add(world, "SINGLE")
        async with world.merchant() as session:
            product = (await catalogue.find_by_skus(session, world.alice, ["SINGLE"]))["SINGLE"]
            await shop_products.map_listing(session, shop.id, "12", product_id=product.id, quantity=6)
        assert (await _mapped(world, shop.id))["12"] == ("SINGLE", 6)
        async with world.merchant() as session:
            mappings = await channels.find_mappings(session, shop.id, ["11", "12"])
        assert mappings == {"12": channels.Mapped(product.id, 6)}
