"""The smallest body that an OpenAPI schema allows, so that a test can knock at every route that takes one."""

from typing import Any

Schema = dict[str, Any]


def body_of(document: Schema, operation: Schema) -> Any:
    """A valid body for an operation, or None when it takes none."""
    content = operation.get("requestBody", {}).get("content", {})
    media = content.get("application/json") or next(iter(content.values()), None)
    return smallest(document, media["schema"]) if media else None


def smallest(document: Schema, schema: Schema) -> Any:
    """The smallest value of a schema; examples are taken where a pattern rules."""
    if "$ref" in schema:
        return smallest(document, document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]])
    for key in ("oneOf", "anyOf"):
        if key in schema:
            options = [option for option in schema[key] if option.get("type") != "null"]
            return smallest(document, options[0])
    if schema.get("examples"):
        return schema["examples"][0]
    for key in ("const", "default"):
        if schema.get(key) is not None:
            return schema[key]
    if schema.get("enum"):
        return schema["enum"][0]
    return _by_type(document, schema)


def _by_type(document: Schema, schema: Schema) -> Any:
    kind = schema.get("type")
    if kind == "object" or "properties" in schema:
        required = schema.get("required", [])
        return {name: smallest(document, schema["properties"][name]) for name in required}
    if kind == "array":
        return [smallest(document, schema["items"])] * schema.get("minItems", 0)
    if kind in ("integer", "number"):
        return max(schema.get("minimum", 1), schema.get("exclusiveMinimum", 0) + 1)
    if kind == "boolean":
        return True
    return _text(schema)


_FORMATS = {
    "uuid": "01900000-0000-7000-8000-000000000000",
    "date": "2026-11-24",
    "date-time": "2026-11-24T00:00:00Z",
    "email": "someone@example.com",
}


def _text(schema: Schema) -> str:
    if schema.get("format") in _FORMATS:
        return _FORMATS[schema["format"]]
    pattern = schema.get("pattern", "")
    if "|" in pattern and pattern.startswith("^("):
        return str(pattern[2:].split("|")[0])
    return "x" * max(1, schema.get("minLength", 1))
