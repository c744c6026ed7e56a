"""The figures for people and for scripts: a table on the terminal, `docs/performance.json`, and the table in
`docs/performance.md`. Sections that were not measured this time keep their last figures.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from bench.figures import Figure

DOCS = Path(__file__).resolve().parents[1] / "docs"
JSON = DOCS / "performance.json"
MARKDOWN = DOCS / "performance.md"
BEGIN, END = "<!-- figures begin: written by make bench -->", "<!-- figures end -->"

Measured = dict[str, Any]


def measured(title: str, figures: list[Figure], *, commit: str, others: float | None, scale: float) -> Measured:
    """One section's figures with what is needed to judge them."""
    return {
        "title": title,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit,
        "cores_busy_with_other_work_before": others,
        "scale": scale,
        "figures": [
            msgspec.to_builtins(figure) | {"ratio": _rounded(figure.ratio), "met": figure.met} for figure in figures
        ],
    }


def show(section: Measured) -> None:
    """Print a section."""
    print(f"\n{section['title']}")
    for one in section["figures"]:
        value, floor, ratio, verdict = _cells(one)
        print(f"  {one['name']:<66} {value:>16} {floor:>16} {ratio:>7} {verdict:>6}")
        if one["note"]:
            print(f"    {one['note']}")


def keep(machine: Mapping[str, Any], sections: Mapping[str, Measured], order: list[str]) -> None:
    """Write both files."""
    known = json.loads(JSON.read_text(encoding="utf-8")) if JSON.exists() else {"sections": {}}
    merged = {**known["sections"], **sections}
    told = {"machine": dict(machine), "sections": {name: merged[name] for name in order if name in merged}}
    JSON.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    text = MARKDOWN.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    MARKDOWN.write_text(f"{head}{BEGIN}\n{_tables(told)}\n{END}{tail}", encoding="utf-8")


def _tables(told: Measured) -> str:
    machine = told["machine"]
    lines = [
        f"Machine: {machine['cpu']}, {machine['cores']} cores, {machine['memory_gb']} GB memory, {machine['system']}; "
        f"PostgreSQL {machine['postgresql']}, Python {machine['python']}.",
    ]
    for section in told["sections"].values():
        lines += ["", f"### {section['title']}", "", _circumstances(section), ""]
        lines += ["| figure | measured | floor | ratio | aim | |", "|---|---:|---:|---:|---|---|"]
        for one in section["figures"]:
            value, floor, ratio, verdict = _cells(one)
            note = f"<br><small>{one['note']}</small>" if one["note"] else ""
            lines.append(f"| {one['name']}{note} | {value} | {floor} | {ratio} | {_aim(one)} | {verdict} |")
    return "\n".join(lines)


def _circumstances(section: Measured) -> str:
    others = section["cores_busy_with_other_work_before"]
    quiet = "unknown" if others is None else f"{others:g} cores busy"
    size = "" if section["scale"] == 1 else f" Quick run, {section['scale']:g} of the full size."
    return f"Measured {section['at']} at {section['commit']}; other work on the machine just before: {quiet}.{size}"


def _cells(one: Measured) -> tuple[str, str, str, str]:
    value = f"{_number(one['value'])} {one['unit']}"
    floor = "" if one["floor"] is None else f"{_number(one['floor'])} {one['unit']}"
    ratio = "" if one["ratio"] is None else f"{one['ratio']:.2f}"
    return value, floor, ratio, {True: "met", False: "MISSED", None: ""}[one["met"]]


def _aim(one: Measured) -> str:
    return msgspec.convert(one, Figure).aim.words() if one["aim"] else ""  # type: ignore[union-attr]


def _number(value: float) -> str:
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
