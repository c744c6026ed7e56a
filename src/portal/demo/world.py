"""The whole demo world in one transaction: made once, or not at all."""

import random
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from portal.demo import pricing, selling
from portal.demo.credentials import Credentials, Login, MerchantDoor, ShopDoor, keep, new_password
from portal.demo.firms import FIRMS, OPERATOR, OPERATOR_PEOPLE, Firm
from portal.demo.places import SITES, Hall, Site, racks, stations
from portal.demo.stocking import Racks, racks_of, stock
from portal.domains import catalogue, inventory, tenancy
from portal.domains.catalogue import NewProduct
from portal.domains.inventory import NewLocation
from portal.flows.services import Services
from portal.kit import clock
from portal.kit.config import Config
from portal.kit.crypto import Vault
from portal.kit.db import Database
from portal.kit.scope import Actor, MerchantScope, OperatorScope, PlatformScope, enter

_SETUP = Actor("system", None, "demo")


async def ensure(config: Config) -> None:
    """The demo world exists; nothing happens when it does already."""
    database = Database(config.app_database_url, pool_size=1)
    try:
        async with database.transaction(PlatformScope()) as session:
            if await tenancy.find_operator_id(session, str(OPERATOR["code"])) is None:
                credentials, stores = await _make(session, config)
                keep(config, credentials)
                selling.write_stores(config, stores)
    finally:
        await database.close()


async def _make(session: AsyncSession, config: Config) -> tuple[Credentials, list[selling.Store]]:
    vault = Vault(config.master_key)
    operator_id = await tenancy.open_operator(session, **OPERATOR)
    people = await _people(session, operator_id)
    await enter(session, OperatorScope(operator_id, _SETUP))
    sites = {site.warehouse.code: await _build(session, site) for site in SITES}
    carrier = await pricing.open_carrier(session, Services.of(config))
    doors: list[MerchantDoor] = []
    stores: list[selling.Store] = []
    for firm in FIRMS:
        door, store = await _settle_in(session, config, vault, operator_id, firm, sites)
        doors.append(door)
        stores.append(store)
    return Credentials(people[0], people[1:], doors, carrier), stores


async def _people(session: AsyncSession, operator_id: UUID) -> list[Login]:
    logins = []
    for email, name, role in OPERATOR_PEOPLE:
        login = Login(email, new_password())
        user = await tenancy.known_or_new_user(session, email=email, name=name, password=login.password)
        await tenancy.enroll(
            session,
            user=user,
            operator_id=operator_id,
            merchant_id=None,
            role=role,
            tenant=(str(OPERATOR["name"]), str(OPERATOR["code"])),
        )
        logins.append(login)
    return logins


async def _build(session: AsyncSession, site: Site) -> tuple[UUID, Racks]:
    """A warehouse with its halls; answers its id and its free places by temperature."""
    warehouse_id = await inventory.add_warehouse(session, site.warehouse)
    by_temperature: dict[str, list[NewLocation]] = {}
    walked = 0
    for hall in site.halls:
        places = list(racks(site, hall, walked))
        walked += len(places)
        await _add(session, warehouse_id, hall, places)
        by_temperature.setdefault(hall.temperature, []).extend(places)
    await _add(session, warehouse_id, Hall("Z", "作業場", "ambient", 0, 0, 0), list(stations(site)))
    return warehouse_id, racks_of(by_temperature)


async def _add(session: AsyncSession, warehouse_id: UUID, hall: Hall, places: Sequence[NewLocation]) -> None:
    zone_id = await inventory.add_zone(
        session, warehouse_id=warehouse_id, code=hall.code, name=hall.name, temperature=hall.temperature
    )
    await inventory.add_locations(session, warehouse_id, zone_id, places)


async def _settle_in(
    session: AsyncSession, config: Config, vault: Vault, operator_id: UUID, firm: Firm,
    sites: dict[str, tuple[UUID, Racks]],
) -> tuple[MerchantDoor, selling.Store]:  # fmt: skip
    """A merchant with its person, key, goods, stock, prices and shop."""
    await enter(session, OperatorScope(operator_id, _SETUP))
    merchant_id = await tenancy.open_merchant(
        session, code=firm.code, name=firm.name, reservation_policy=firm.policy, postal_code=firm.postal_code,
        address=firm.address, phone=firm.phone, email=firm.email,
    )  # fmt: skip
    await pricing.set_prices(session, merchant_id, _first_of_month())
    login = Login(firm.email, new_password())
    user = await tenancy.known_or_new_user(session, email=firm.email, name=firm.person, password=login.password)
    await tenancy.enroll(
        session,
        user=user,
        operator_id=operator_id,
        merchant_id=merchant_id,
        role="owner",
        tenant=(firm.name, firm.code),
    )
    await enter(session, MerchantScope(operator_id, merchant_id, _SETUP))
    products = list(firm.products())
    await catalogue.add_products(session, products)
    _, key = await tenancy.issue_key(session, vault, name="demo", scopes=tenancy.SCOPES, environment="test")
    store = await selling.open_shop(session, config, vault, firm, _on_sale(firm, products))
    warehouse_id, racks_there = sites[firm.warehouse]
    await stock(
        session, firm, products, operator_id=operator_id, merchant_id=merchant_id, warehouse_id=warehouse_id,
        racks=racks_there,
    )  # fmt: skip
    shop = ShopDoor("woocommerce", store.hook_url, store.webhook_secret)
    return MerchantDoor(firm.code, login.email, login.password, key, [shop]), store


def _on_sale(firm: Firm, products: Sequence[NewProduct]) -> list[NewProduct]:
    draw = random.Random(firm.code + " shop")  # noqa: S311 - the same world every time, no secret
    return draw.sample(list(products), min(60, len(products)))


def _first_of_month() -> date:
    return clock.date_in(str(OPERATOR["time_zone"])).replace(day=1)
