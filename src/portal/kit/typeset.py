"""Documents on paper: a Typst template and data in, a PDF out.

Data reaches a template only as JSON in ``sys.inputs``, never by building template text, so that nothing in it can be
read as markup. Templates live in ``portal/documents``; the only fonts are those of the wheels, so that a document
looks the same on every machine.
"""

import asyncio
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import msgspec
import typst

DOCUMENTS = Path(__file__).resolve().parents[1] / "documents"
_FONT_WHEELS = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")


class TemplateBroken(RuntimeError):
    """A template does not compile with the data it was given: a fault of ours, never of a user."""


async def pdf(template: str, data: Any) -> bytes:
    """``portal/documents/<template>.typ`` set with ``data`` (anything msgspec can write as JSON), as a PDF.

    Works in a thread: a label takes a few milliseconds, a long invoice some tens.
    """
    return (await asyncio.to_thread(_press, template, msgspec.json.encode(data).decode(), "pdf"))[0]


async def pictures(template: str, data: Any, *, ppi: int = 200) -> list[bytes]:
    """The same document as one PNG a page, for previews and for label printers that take pictures."""
    return await asyncio.to_thread(_press, template, msgspec.json.encode(data).decode(), "png", ppi)


def _press(template: str, data: str, form: Literal["pdf", "png"], ppi: int = 144) -> list[bytes]:
    compiler, lock = _compiler(template)
    try:
        with lock:
            made = compiler.compile(format=form, ppi=ppi, sys_inputs={"data": data}, pdf_tags=False)
    except typst.TypstError as problem:
        raise TemplateBroken(f"{template}: {problem.message}") from problem
    pages = made if isinstance(made, list) else [made]
    return [page for page in pages if page is not None]


@cache
def _compiler(template: str) -> tuple[typst.Compiler, Lock]:
    # A compiler keeps what it has read, and works for one thread at a time.
    path = DOCUMENTS / f"{template}.typ"
    compiler = typst.Compiler(str(path), root=str(DOCUMENTS), font_paths=_fonts(), ignore_system_fonts=True)
    return compiler, Lock()


@cache
def _fonts() -> typst.Fonts:
    folders: list[Any] = [str(files(wheel)) for wheel in _FONT_WHEELS]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
