"""A picture without what its camera or its editor wrote beside it: where and when it was taken, with which device.

Works on the file's own parts, so that the picture itself is not made anew. How it is to be turned is the one thing
that is kept, since it would lie on its side without it.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator

_ORIENTATION, _SHORT, _UPRIGHT = 0x0112, 3, 1
# JPEG: JFIF, the colour profile and Adobe's note on colours say how to show it; every other application part goes.
_KEPT_PARTS = {0xE0: b"JFIF", 0xE2: b"ICC_PROFILE", 0xEE: b"Adobe"}
_EXIF, _COMMENT, _SCAN, _END = 0xE1, 0xFE, 0xDA, 0xD9
_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)
_PNG_NOTES = frozenset({b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf"})
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04


def bare(content: bytes, media_type: str) -> bytes:
    """The picture alone. What stands behind its end, or behind a part that cannot be read, is not kept either."""
    return _KINDS[media_type](content)


def _jpeg(content: bytes) -> bytes:
    parts, at = [content[:2]], 2
    while (found := _MARKER.match(content, at)) is not None:
        marker, body = found[1][0], found.end()
        if marker == _END:
            parts.append(b"\xff\xd9")
            break
        end = body + int.from_bytes(content[body : body + 2], "big")
        if end < body + 2 or end > len(content):
            break
        if marker == _EXIF and content[body + 2 : body + 8] == b"Exif\0\0":
            turned = _turned(content[body + 8 : end])
            parts.append(_exif_part(turned) if turned else b"")
        elif not (0xE0 <= marker <= 0xEF or marker == _COMMENT) or _is_kept(marker, content[body + 2 : end]):
            parts.append(b"\xff" + content[body - 1 : end])
        at = end
        if marker == _SCAN:
            after = _MARKER.search(content, end)
            at = after.start() if after else len(content)
            parts.append(content[end:at])
    return b"".join(parts)


def _is_kept(marker: int, body: bytes) -> bool:
    kept = _KEPT_PARTS.get(marker)
    return kept is not None and body.startswith(kept)


def _exif_part(tiff: bytes) -> bytes:
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _png(content: bytes) -> bytes:
    parts, at = [content[:8]], 8
    while len(content) >= (end := at + 12 + int.from_bytes(content[at : at + 4], "big")):
        kind = content[at + 4 : at + 8]
        if kind not in _PNG_NOTES:
            parts.append(content[at:end])
        elif kind == b"eXIf" and (turned := _turned(content[at + 8 : end - 4])):
            chunk = kind + turned
            parts.append(struct.pack(">I", len(turned)) + chunk + struct.pack(">I", zlib.crc32(chunk)))
        if kind == b"IEND":
            break
        at = end
    return b"".join(parts)


def _webp(content: bytes) -> bytes:
    chunks = [(kind, body) for kind, body in _riff(content) if kind != b"XMP "]
    turned = next((_turned(body.removeprefix(b"Exif\0\0")) for kind, body in chunks if kind == b"EXIF"), None)
    parts = []
    for kind, body in chunks:
        if kind == b"VP8X" and body:
            flags = body[0] & ~_WEBP_XMP & ~(0 if turned else _WEBP_EXIF)
            parts.append((kind, bytes([flags]) + body[1:]))
        elif kind != b"EXIF":
            parts.append((kind, body))
    if turned:
        parts.append((b"EXIF", turned))
    made = b"WEBP" + b"".join(
        kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2) for kind, body in parts
    )
    return b"RIFF" + struct.pack("<I", len(made)) + made


def _riff(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, last = 12, min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    while at + 8 <= last:
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        yield content[at : at + 4], content[at + 8 : min(at + 8 + size, last)]
        at += 8 + size + size % 2


def _turned(tiff: bytes) -> bytes | None:
    """The same notes with nothing but how the picture is turned; None where it stands upright or does not say."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 10:
        return None
    at = struct.unpack_from(order + "I", tiff, 4)[0]
    if at + 2 > len(tiff):
        return None
    for n in range(struct.unpack_from(order + "H", tiff, at)[0]):
        entry = at + 2 + 12 * n
        if entry + 12 > len(tiff):
            return None
        tag, kind, _count, value = struct.unpack_from(order + "HHIH", tiff, entry)
        if (tag, kind) == (_ORIENTATION, _SHORT) and _UPRIGHT < value <= 8:
            return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, _SHORT, 1, value, 0, 0)
    return None


_KINDS: dict[str, Callable[[bytes], bytes]] = {"image/jpeg": _jpeg, "image/png": _png, "image/webp": _webp}
