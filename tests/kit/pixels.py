"""Reads what is printed as a scanner would: a PNG page as grey pixels, and the barcodes on it."""

import struct
import zlib

import zxingcpp


def barcodes_on(png: bytes) -> dict[str, str]:
    """Text of every barcode on a page, with its kind."""
    return {found.text: found.symbology.name for found in zxingcpp.read_barcodes(_grey(png))}


def _grey(png: bytes) -> memoryview:
    # Black print on white: the red channel tells everything, and channels are filtered apart from each other.
    width, height, packed = _parts(png)
    raw = zlib.decompress(packed)
    stride = len(raw) // height
    channels = (stride - 1) // width
    above, rows = bytes(width), bytearray()
    for start in range(0, len(raw), stride):
        above = _unfiltered(raw[start], raw[start + 1 : start + stride : channels], above)
        rows += above
    return memoryview(bytes(rows)).cast("B", (height, width))


def _parts(png: bytes) -> tuple[int, int, bytes]:
    width, height, packed, at = 0, 0, b"", 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        part = png[at + 8 : at + 8 + size]
        if kind == b"IHDR":
            width, height = struct.unpack(">II", part[:8])
        elif kind == b"IDAT":
            packed += part
        at += size + 12
    return width, height, packed


def _unfiltered(kind: int, row: bytes, above: bytes) -> bytes:
    if kind == 0:
        return row
    if kind == 2:
        return bytes((value + up) & 255 for value, up in zip(row, above, strict=True))
    made, left, corner = bytearray(), 0, 0
    for value, up in zip(row, above, strict=True):
        left = (value + _guess(kind, left, up, corner)) & 255
        made.append(left)
        corner = up
    return bytes(made)


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 1:
        return left
    if kind == 3:
        return (left + up) // 2
    whole = left + up - corner
    return min((left, up, corner), key=lambda value: abs(whole - value))
