"""The demo world reads like a real company, and is made once."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from portal.demo import credentials, world
from portal.domains import catalogue, inventory
from portal.kit.config import Config
from portal.kit.db import Database
from portal.kit.scope import OperatorScope, RelayScope


@pytest.fixture(scope="module")
async def made(own_database: Config, tmp_path_factory: pytest.TempPathFactory) -> Config:
    config = replace(own_database, data_dir=Path(tmp_path_factory.mktemp("demo")))
    await world.ensure(config)
    return config


@pytest.fixture
async def database(made: Config) -> AsyncIterator[Database]:
    database = Database(made.app_database_url, pool_size=2)
    yield database
    await database.close()


async def _operator(database: Database) -> OperatorScope:
    async with database.transaction(RelayScope()) as session:
        return OperatorScope((await session.execute(text("select operator_id from operators"))).scalar_one())


async def _count(database: Database, what: str) -> int:
    async with database.transaction(await _operator(database)) as session:
        return int(await session.scalar(text(f"select count(*) from {what}")) or 0)


async def test_it_has_two_warehouses_three_merchants_and_several_hundred_products(database: Database) -> None:
    assert await _count(database, "warehouses") == 2
    assert await _count(database, "merchants") == 3
    assert 2_900 < await _count(database, "locations") < 3_100
    assert 400 < await _count(database, "products") < 600
    assert await _count(database, "(select distinct walk_sequence, warehouse_id from locations) x") == await _count(
        database, "locations"
    )


async def test_its_trades_differ(database: Database) -> None:
    assert await _count(database, "products where tracks_expiry and tax_class = 'standard'") > 50
    assert await _count(database, "products where tax_class = 'reduced' and temperature = 'chilled'") > 5
    assert await _count(database, "products where attributes ? 'size'") > 200


async def test_every_barcode_passes_its_check_digit(database: Database) -> None:
    async with database.transaction(await _operator(database)) as session:
        codes = (await session.execute(text("select code, kind from barcodes"))).all()
    assert {kind for _, kind in codes} == {"jan", "itf"}
    assert all(catalogue.check_digit(code[:-1]) == code[-1] for code, _ in codes)
    assert not any(catalogue.check_digit(code[:-1]) == str((int(code[-1]) + 1) % 10) for code, _ in codes)


async def test_its_stock_was_received_and_the_ledger_is_sound(database: Database) -> None:
    received = await _count(database, "stock_movements where from_bucket = 'supplier'")
    assert received == await _count(database, "receipts") > 400
    assert await _count(database, "stock where quantity > 0 and condition <> 'sellable'") == 0
    async with database.transaction(await _operator(database)) as session:
        assert await inventory.audit_ledger(session) == []
        left_at_dock = await session.scalar(
            text(
                "select count(*) from stock s join locations l"
                " on l.operator_id = s.operator_id and l.id = s.location_id"
                " where l.purpose = 'receiving' and s.quantity > 0"
            )
        )
    assert left_at_dock == 0


async def test_making_it_again_changes_nothing(made: Config, database: Database) -> None:
    before = (credentials.read(made), await _count(database, "events"))
    await world.ensure(made)
    assert (credentials.read(made), await _count(database, "events")) == before


async def test_its_credentials_have_the_shape_that_scripts_rely_on(made: Config) -> None:
    known = credentials.read(made)
    assert known["operator"].keys() == {"email", "password"}
    assert len(known["merchants"]) == 3
    for merchant in known["merchants"]:
        assert {"code", "email", "password", "api_key", "shops"} <= merchant.keys()
        assert [shop.keys() for shop in merchant["shops"]] == [{"platform", "hook_url", "secret"}]
    assert (made.data_dir / credentials.FILE).stat().st_mode & 0o077 == 0


def test_a_folder_without_a_demo_world_is_told_in_one_line(tmp_path: Path) -> None:
    nowhere = Config(database_url="", redis_url="", master_key=b"k" * 32, data_dir=tmp_path)
    with pytest.raises(SystemExit, match="make run"):
        credentials.read(nowhere)
