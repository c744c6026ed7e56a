"""What each process is told: enough to work, and no secret that it does not need."""

import json
from pathlib import Path

from portal.kit.config import Config
from portal.launch.processes import SHOP_CONFIG, environment

GIVEN = {"PATH": "/bin", "PORTAL_DATABASE_URL": "postgresql://owner:secret@db/portal", "PORTAL_MASTER_KEY": "a2V5"}


def config(data_dir: Path) -> Config:
    return Config(
        database_url=GIVEN["PORTAL_DATABASE_URL"], redis_url="redis://queue", master_key=b"k" * 32, data_dir=data_dir
    )


def test_only_migrations_know_the_owners_login(tmp_path: Path) -> None:
    for name in ("api", "worker", "relay"):
        told = environment(name, config(tmp_path), GIVEN)
        assert "owner:secret" not in json.dumps(told)
        assert told["PORTAL_APP_DATABASE_URL"].startswith("postgresql://portal_app:")
        assert (told["PORTAL_MASTER_KEY"], told["PORTAL_REDIS_URL"]) == ("a2V5", "redis://queue")


def test_the_demo_shop_knows_neither_our_database_nor_our_keys(tmp_path: Path) -> None:
    told = environment("shop", config(tmp_path), GIVEN)
    assert [name for name in told if name.startswith("PORTAL_")] == ["PORTAL_SHOP_PORT"]
    assert told["PATH"] == "/bin"


def test_the_demo_shop_opens_what_the_demo_world_wrote_and_empty_without_it(tmp_path: Path) -> None:
    empty = environment("shop", config(tmp_path), GIVEN)["DEMOSHOP_CONFIG"]
    assert json.loads(empty) == {"data_file": str(tmp_path / "demoshop.sqlite")}
    (tmp_path / SHOP_CONFIG).write_text("{}")
    assert environment("shop", config(tmp_path), GIVEN)["DEMOSHOP_CONFIG"] == str(tmp_path / SHOP_CONFIG)
