"""The OpenAPI document as one page of plain HTML: to read, search with the browser, and print."""

from collections.abc import Iterator
from html import escape
from typing import Any

STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 62rem; margin: 0 auto; padding: 1rem 1.5rem 6rem; }
nav ul { columns: 3; list-style: none; padding: 0; }
section { margin-top: 3rem; }
article { border-top: 1px solid #8884; padding: 1rem 0; }
h3 code { font-size: .95em; } .method { display: inline-block; min-width: 4.5em; font-weight: 700; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #8882; vertical-align: top; }
code, pre { font-family: ui-monospace, monospace; } pre { white-space: pre-wrap; }
@media print { nav { display: none } article { break-inside: avoid } }
"""


def html_page(document: dict[str, Any]) -> str:
    """The whole page for an OpenAPI document."""
    sections = _by_tag(document)
    links = "".join(f'<li><a href="#{_anchor(tag)}">{escape(tag)}</a></li>' for tag in sections)
    body = "".join(_section(document, tag, operations) for tag, operations in sections.items())
    about = escape(document["info"].get("description", ""))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Kuramori API</title>'
        '<link rel="stylesheet" href="/docs.css"></head><body><h1>Kuramori API</h1>'
        f'<pre>{about}</pre><p><a href="/openapi.json">openapi.json</a></p><nav><ul>{links}</ul></nav>'
        f"{body}</body></html>"
    )


Operation = tuple[str, str, dict[str, Any]]


def _by_tag(document: dict[str, Any]) -> dict[str, list[Operation]]:
    found: dict[str, list[Operation]] = {}
    for path, item in document["paths"].items():
        for method, operation in item.items():
            side = "operator" if path.startswith("/api/operator") else "merchant" if "/api/v1" in path else ""
            tag = " · ".join(filter(None, [side, (operation.get("tags") or ["other"])[0]]))
            found.setdefault(tag, []).append((method, path, operation))
    return dict(sorted(found.items()))


def _anchor(tag: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in tag)


def _section(document: dict[str, Any], tag: str, operations: list[Operation]) -> str:
    body = "".join(_operation(document, *operation) for operation in operations)
    return f'<section id="{_anchor(tag)}"><h2>{escape(tag)}</h2>{body}</section>'


def _operation(document: dict[str, Any], method: str, path: str, operation: dict[str, Any]) -> str:
    parts = [
        f'<article><h3><span class="method">{method.upper()}</span> <code>{escape(path)}</code></h3>',
        f"<p><strong>{escape(operation.get('summary', ''))}</strong> {escape(operation.get('description', ''))}</p>",
        _table("Parameters", list(_parameters(operation))),
        _table("Body", list(_fields(document, _body_schema(operation)))),
        _table("Answer", list(_fields(document, _answer_schema(operation)))),
        "</article>",
    ]
    return "".join(parts)


def _table(title: str, rows: list[tuple[str, str, str]]) -> str:
    if not rows:
        return ""
    cells = "".join(
        f"<tr><td><code>{escape(name)}</code></td><td>{escape(kind)}</td><td>{escape(text)}</td></tr>"
        for name, kind, text in rows
    )
    return f"<table><thead><tr><th>{title}</th><th></th><th></th></tr></thead><tbody>{cells}</tbody></table>"


def _parameters(operation: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for found in operation.get("parameters", []):
        place = f"{found['in']}{', required' if found.get('required') else ''}"
        yield found["name"], place, found.get("description", "")


def _body_schema(operation: dict[str, Any]) -> dict[str, Any]:
    return _first_schema(operation.get("requestBody", {}).get("content", {}))


def _answer_schema(operation: dict[str, Any]) -> dict[str, Any]:
    answers: dict[str, dict[str, Any]] = operation["responses"]
    good: dict[str, Any] = next((answer for code, answer in answers.items() if code.startswith("2")), {"content": {}})
    return _first_schema(good.get("content", {}))


def _first_schema(content: dict[str, Any]) -> dict[str, Any]:
    media: dict[str, Any] = next(iter(content.values()), {})
    schema: dict[str, Any] = media.get("schema", {})
    return schema


def _fields(
    document: dict[str, Any], schema: dict[str, Any], depth: int = 0, at: str = ""
) -> Iterator[tuple[str, str, str]]:
    schema = _resolved(document, schema)
    if schema.get("type") == "array":
        yield from _fields(document, schema.get("items", {}), depth, at + "[]")
        return
    required = set(schema.get("required", ()))
    for name, field in schema.get("properties", {}).items():
        whole = _resolved(document, field)
        label = f"{at}.{name}".lstrip(".")
        yield label, _kind(whole) + (", required" if name in required else ""), _text(field, whole)
        if depth < 2:
            yield from _fields(document, whole, depth + 1, label)


def _resolved(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    for option in schema.get("oneOf", schema.get("anyOf", [])):
        if option.get("type") != "null":
            return _resolved(document, option)
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    found: dict[str, Any] = document["components"]["schemas"].get(name, schema) if name else schema
    return found


def _kind(schema: dict[str, Any]) -> str:
    kind = schema.get("format") or schema.get("type") or "object"
    return f"{kind} list" if schema.get("type") == "array" else str(kind)


def _text(field: dict[str, Any], whole: dict[str, Any]) -> str:
    parts = [str(field.get("description") or "")]
    examples = field.get("examples") or whole.get("examples")
    if examples:
        parts.append(f"e.g. {examples[0]}")
    if whole.get("enum"):
        parts.append("one of " + ", ".join(map(str, whole["enum"])))
    return " ".join(part for part in parts if part)
