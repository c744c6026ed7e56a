"""Documents as they leave the press."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader
from tests.kit.pixels import barcodes_on

from portal.kit import barcodes, typeset


def note(**changes: Any) -> dict[str, Any]:
    who = {
        "name": "髙橋 花子",
        "postal_code": "100-0001",
        "lines": ["東京都千代田区千代田1-1"],
        "phone": "03-1234-5678",
    }
    data = {
        "locale": "ja", "number": "S261124-7Q4X9M2F", "date": "2026-11-24", "order_numbers": ["#1001"],
        "recipient": who, "sender": {**who, "name": "アリス商店"}, "note": "", "parcels": 1,
        "lines": [{"sku": "SOAP-1", "name": "髙級石鹸", "quantity": 1200}],
        "barcode": barcodes.code128("S261124-7Q4X9M2F"),
    }  # fmt: skip
    return {**data, **changes}


def words(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


async def test_a_delivery_note_says_who_what_and_how_many_in_japanese() -> None:
    text = words(await typeset.pdf("delivery_note", note()))
    assert "納品書" in text and "髙級石鹸" in text and "1,200" in text and "東京都千代田区" in text


async def test_the_same_note_in_english() -> None:
    text = words(await typeset.pdf("delivery_note", note(locale="en")))
    assert "Delivery note" in text and "納品書" not in text


async def test_markup_in_data_is_printed_and_never_run() -> None:
    hostile = '#panic("x") *bold* $x$ ] #import "house.typ" <label> \\ "'
    text = words(await typeset.pdf("delivery_note", note(note=hostile)))
    assert '#panic("x")' in text and "*bold*" in text


async def test_data_without_what_the_template_needs_is_a_fault_of_ours() -> None:
    with pytest.raises(typeset.TemplateBroken, match="delivery_note"):
        await typeset.pdf("delivery_note", {"locale": "ja"})


async def test_a_document_is_the_same_bytes_each_time() -> None:
    assert await typeset.pdf("delivery_note", note()) == await typeset.pdf("delivery_note", note())


async def test_forty_lines_flow_to_a_second_page() -> None:
    many = [{"sku": f"S-{n}", "name": "石鹸", "quantity": 1} for n in range(40)]
    assert len(PdfReader(BytesIO(await typeset.pdf("delivery_note", note(lines=many)))).pages) == 2


async def test_the_barcode_on_a_note_is_read_back() -> None:
    (page,) = await typeset.pictures("delivery_note", note(), ppi=160)
    assert barcodes_on(page) == {"S261124-7Q4X9M2F": "Code128"}
