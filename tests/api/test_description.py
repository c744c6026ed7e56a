"""The API describes itself."""

from tests.world import World


async def test_the_document_names_every_error_code_and_the_page_shows_every_path(world: World) -> None:
    async with world.http("nobody") as http:
        document = (await http.get("/openapi.json")).json()
        page = (await http.get("/docs")).text
        codes = {problem["code"] for problem in (await http.get("/problems")).json()}
    assert document["openapi"].startswith("3.1")
    assert codes <= set(document["components"]["schemas"]["Problem"]["properties"]["code"]["enum"])
    for path, item in document["paths"].items():
        assert path in page
        for method, operation in item.items():
            assert operation.get("summary"), f"{method} {path} has no summary"
            assert operation.get("tags"), f"{method} {path} has no tag"
            assert "422" in operation["responses"]
