"""What can be known to fail before a start is told apart, each with what to do about it."""

from pathlib import Path

import pytest
from tests.launch.ports import free_port

from portal.launch import CannotStart, embedded
from portal.launch.preflight import database_works, disk_has_room, port_is_free, queue_works


def test_a_free_port_is_no_obstacle() -> None:
    port_is_free("127.0.0.1", free_port(), "PORTAL_PORT")


def test_a_cluster_of_another_version_is_left_untouched(data_dir: Path) -> None:
    with embedded(data_dir, durable=False):
        pass
    version = data_dir / "postgres" / "cluster" / "PG_VERSION"
    version.write_text("14\n")
    with pytest.raises(CannotStart, match=r"was made by PostgreSQL 14.*PORTAL_POSTGRES_BIN"), embedded(data_dir):
        pass
    assert version.read_text() == "14\n"


def test_a_database_that_does_not_exist_and_a_user_without_rights_are_told_apart(data_dir: Path) -> None:
    with embedded(data_dir, durable=False) as servers:
        assert servers.superuser_url
        database_works(servers.database_url)
        queue_works(servers.redis_url)
        with pytest.raises(CannotStart, match='database "nowhere" does not exist: make it with `createdb`'):
            database_works(servers.database_url.replace("/portal?", "/nowhere?"))
        with pytest.raises(CannotStart, match="refuses the login"):
            database_works(servers.database_url.replace("portal_owner@", "nobody_known@"))


def test_a_queue_that_does_not_answer_is_named() -> None:
    port = free_port()
    with pytest.raises(CannotStart, match=f"the Redis at 127.0.0.1:{port} does not answer"):
        queue_works(f"redis://127.0.0.1:{port}/0")


def test_a_full_disk_is_noticed_before_anything_is_started(tmp_path: Path) -> None:
    disk_has_room(tmp_path / "not" / "there" / "yet")
    with pytest.raises(CannotStart, match=r"is full .* set PORTAL_DATA_DIR to a folder on another disk"):
        disk_has_room(tmp_path, needed=10**18)
