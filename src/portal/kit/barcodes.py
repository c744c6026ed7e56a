"""Barcodes as pictures: bars only, drawn as SVG; whoever places one writes the readable line beneath it.

NW-7 (Codabar) is what Japanese carriers scan; Code 128 carries our own numbers.
"""

from itertools import groupby

from barcode.codabar import CODABAR
from barcode.codex import Code128

_QUIET = 10


def nw7(digits: str) -> str:
    """An SVG of the digits in NW-7 between the start and stop letters ``A``; wide bars are 2.5 times a narrow one."""
    return _svg(CODABAR(f"A{digits}A").build()[0], _QUIET * 2)


def code128(text: str) -> str:
    """An SVG of ASCII text in Code 128."""
    return _svg(Code128(text).build()[0], _QUIET)


def _svg(modules: str, quiet: int) -> str:
    bars, at = [], quiet
    for dark, run in groupby(modules):
        width = len(list(run))
        if dark == "1":
            bars.append(f"M{at} 0h{width}v1h-{width}z")
        at += width
    width = at + quiet
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="100" viewBox="0 0 {width} 1"'
        f' preserveAspectRatio="none"><path d="{"".join(bars)}" fill="#000"/></svg>'
    )
