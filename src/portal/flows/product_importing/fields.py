"""What a file of products may say: each field, the names its column may have, and how it is read."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from portal.domains.imports import Problem
from portal.flows.product_importing.reading import (
    Read,
    Wrong,
    barcode,
    currency,
    one_of,
    problem_of,
    whole,
    words,
    yes_or_no,
)  # fmt: skip


class Field(NamedTuple):
    """A field of a product in a file."""

    read: Read
    names: tuple[str, ...]


_MM = whole(1, 10_000)
FIELDS: dict[str, Field] = {
    "sku": Field(words(100), ("商品コード", "品番", "商品番号", "管理番号", "item code", "product code", "code")),
    "name": Field(words(300), ("商品名", "品名", "名称", "title", "product name", "item name")),
    "name_en": Field(words(300), ("英語名", "商品名(英語)", "商品名英語", "english name", "name english")),
    "category": Field(words(200), ("カテゴリ", "カテゴリー", "分類", "product type", "type")),
    "price": Field(whole(0, 10**12), ("価格", "販売価格", "売価", "単価", "税抜価格", "selling price", "unit price")),
    "currency": Field(currency, ("通貨",)),
    "length_mm": Field(_MM, ("長さ", "奥行", "奥行き", "縦", "長さ(mm)", "縦(mm)", "奥行(mm)", "length", "depth")),
    "width_mm": Field(_MM, ("幅", "横", "幅(mm)", "横(mm)", "width")),
    "height_mm": Field(_MM, ("高さ", "高さ(mm)", "height")),
    "weight_g": Field(whole(1, 1_000_000), ("重量", "重さ", "重量(g)", "重さ(g)", "weight", "grams", "weight grams")),
    "tax_class": Field(
        one_of({"standard": ("標準", "標準税率", "10", "10%"), "reduced": ("軽減", "軽減税率", "8", "8%")}),
        ("税区分", "税率", "消費税", "tax", "tax rate"),
    ),
    "temperature": Field(
        one_of({"ambient": ("常温",), "chilled": ("冷蔵", "チルド"), "frozen": ("冷凍",)}),
        ("温度帯", "温度区分", "保管温度", "temperature class"),
    ),
    "tracks_lots": Field(yes_or_no, ("ロット管理", "lot", "lots", "lot tracking")),
    "tracks_expiry": Field(yes_or_no, ("期限管理", "賞味期限管理", "expiry", "expiry tracking")),
    "barcode": Field(barcode, ("バーコード", "jan", "janコード", "ean", "upc", "gtin", "jan code", "ean code")),
}  # fmt: skip
# A product that is not here yet cannot be made without these.
NEEDED = ("name", "price", "length_mm", "width_mm", "height_mm", "weight_g")
_ONLY_NEW = ("currency",)


def understood(
    cells: Sequence[str], header: Sequence[str], columns: Mapping[str, str]
) -> tuple[dict[str, Any], list[Problem]]:
    """The values of a row by field, and what is wrong with it. An empty cell says nothing about its field."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    if any(cell.strip() for cell in cells[len(header) :]):
        problems.append(Problem("", "too_many_cells", {"expected": len(header)}))
    places = {name: place for place, name in enumerate(header)}
    for field, column in columns.items():
        cell = cells[places[column]].strip()
        if not cell:
            continue
        try:
            values[field] = FIELDS[field].read(cell)
        except Wrong as wrong:
            problems.append(problem_of(field, wrong))
    if not cells[places[columns["sku"]]].strip():
        problems.append(Problem("sku", "required"))
    return values, problems


def changes_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says about a product that is here."""
    return {name: value for name, value in values.items() if name not in ("sku", "barcode", *_ONLY_NEW)}


_REASONS = {
    "required": "入力してください", "too_long": "長すぎます", "not_a_whole_number": "整数で入力してください",
    "out_of_range": "範囲外です", "not_one_of": "使えない値です", "not_a_currency": "通貨コードが不明です",
    "barcode_invalid": "バーコードが正しくありません", "barcode_taken": "他の商品のバーコードです",
    "twice_in_file": "ファイル内で重複しています", "product_retired": "終売の商品です",
    "expiry_needs_lots": "期限管理にはロット管理が必要です", "too_many_cells": "列が多すぎます",
}  # fmt: skip


def reason(problem: Problem) -> str:
    """A problem as a person reads it in a file: the field, why, and what would be right."""
    data = ", ".join(f"{name}={value}" for name, value in problem.data.items())
    return f"{problem.field}: {_REASONS.get(problem.code, problem.code)} ({problem.code}{': ' + data if data else ''})"
