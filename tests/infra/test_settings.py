"""The settings that the documents list are those that the code reads, and what they do is so."""

import re
from typing import Any

import pytest
from tests.infra.containers import ROOT

from portal.app import believing
from portal.kit.config import from_environment

DOCUMENT = (ROOT / "docs/operations.md").read_text()
READ_IN = ("src/portal/kit/config.py", "src/portal/launch/binaries.py")
KEY = {"PORTAL_MASTER_KEY": "a" * 43 + "=", "PORTAL_ENVIRONMENT": "production"}


def listed() -> set[str]:
    table = DOCUMENT.split("## Settings")[1].split("\n## ")[0]
    names = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    return {name for cell in names for name in re.findall(r"PORTAL_[A-Z_]+", cell)}


def test_the_documents_list_every_setting_and_no_other() -> None:
    read = {name for file in READ_IN for name in re.findall(r'"(PORTAL_[A-Z_]+)"', (ROOT / file).read_text())}
    assert listed() == read


def test_no_other_module_reads_a_setting_from_the_environment() -> None:
    reading = re.compile(r'(environ|getenv|env)\W+(get\()?"PORTAL_')
    sources = [path for folder in ("portal", "worker") for path in (ROOT / "src" / folder).rglob("*.py")]
    found = {str(path.relative_to(ROOT)) for path in sources if reading.search(path.read_text())}
    # The command line names the folder that it could not read a configuration from.
    assert found - set(READ_IN) == {"src/portal/cli.py"}


def test_an_application_login_without_a_password_gets_the_derived_one_and_another_keeps_its_own() -> None:
    bare = from_environment(KEY | {"PORTAL_APP_DATABASE_URL": "postgresql://portal_app@db:5432/portal?ssl=require"})
    assert bare.app_database_url == (f"postgresql://portal_app:{bare.app_password}@db:5432/portal?ssl=require")
    given = from_environment(KEY | {"PORTAL_APP_DATABASE_URL": "postgresql://portal_app:own@db/portal"})
    assert given.app_database_url == "postgresql://portal_app:own@db/portal"


def test_proxies_are_read_as_a_list_and_nobody_is_one_by_default() -> None:
    assert from_environment(KEY).trusted_proxies == ()
    told = from_environment(KEY | {"PORTAL_TRUSTED_PROXIES": "10.0.0.0/8, 127.0.0.1"})
    assert told.trusted_proxies == ("10.0.0.0/8", "127.0.0.1")


@pytest.mark.parametrize(("proxies", "seen"), [(["10.0.0.0/8"], "203.0.113.9"), (["192.168.0.1"], None), ([], None)])
async def test_the_askers_address_is_taken_from_a_trusted_proxy_only(proxies: list[str], seen: str | None) -> None:
    askers: list[str] = []

    async def app(scope: dict[str, Any], *_: object) -> None:
        askers.append(scope["client"][0])

    headers = [(b"x-forwarded-for", b"198.51.100.1, 203.0.113.9")]
    await believing(app, proxies)({"type": "http", "client": ("10.1.2.3", 5), "headers": headers}, None, None)
    assert askers == [seen or "10.1.2.3"]
