"""What the web and the API must agree on."""

import json
from pathlib import Path

from portal.api import web

ROOT = Path(__file__).parents[2]
MESSAGES = ROOT / "frontend/messages"


def test_every_error_code_has_its_words_in_both_languages() -> None:
    codes = json.loads((ROOT / "docs/openapi.json").read_text())["components"]["schemas"]["Problem"]["properties"][
        "code"
    ]["enum"]
    said = json.loads((MESSAGES / "problems.json").read_text())
    assert sorted(set(codes) - set(said)) == [], "add these to frontend/messages/problems.json"


def test_the_server_knows_every_page_of_the_web() -> None:
    """A page whose address the server does not know would break on reload."""
    tops = {name.split(".")[0].replace("index", "") for name in _routes()}
    served = {path.strip("/").split("/")[0] for path in web.PORTAL}
    assert tops <= served


def _routes() -> list[str]:
    return [path.stem for path in (ROOT / "frontend/src/routes").glob("*.tsx") if not path.stem.startswith(("__", "-"))]
