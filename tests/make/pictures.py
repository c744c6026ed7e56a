"""Pictures of one pixel or of any stated size, whole enough to be told from their bytes."""

import struct
import zlib


def png(width: int = 1, height: int = 1) -> bytes:
    """A PNG that says it is so large; whole when it is one pixel."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0\xff\0\0")), (b"IEND", b""))
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def jpeg(width: int, height: int) -> bytes:
    """The beginning of a JPEG with an application part before its frame."""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, height, width, 3) + b"\x01\x11\0\x02\x11\0\x03\x11\0"
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + b"\0" * 9 + frame + b"\xff\xd9"


def webp(width: int, height: int) -> bytes:
    """The beginning of an extended WebP."""
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\0" * 4
    body += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", len(body)) + body


DOT = png()


def tiff(turned: int, place: bytes = b"35.6812N139.7671E") -> bytes:
    """What a camera writes beside a picture: how it is turned, and (in a part of its own) where it was taken."""
    entries = struct.pack("<HHIHH", 0x0112, 3, 1, turned, 0) + struct.pack("<HHII", 0x8825, 4, 1, 38)
    gps = struct.pack("<H", 1) + struct.pack("<HHII", 0x001D, 2, len(place), 56) + struct.pack("<I", 0)
    return b"II*\0" + struct.pack("<IH", 8, 2) + entries + struct.pack("<I", 0) + gps + place


def noted_jpeg(turned: int) -> bytes:
    """A whole JPEG as a telephone makes it: notes before and between its parts, and a film behind its end."""

    def part(marker: int, body: bytes) -> bytes:
        return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body

    return b"".join((
        b"\xff\xd8", part(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"), part(0xE1, b"Exif\0\0" + tiff(turned)),
        part(0xE1, b"http://ns.adobe.com/xap/1.0/\0<gps>35.6812</gps>"), part(0xE2, b"ICC_PROFILE\0\x01\x01colours"),
        part(0xED, b"Photoshop 3.0\0Tokyo"), part(0xFE, b"taken by Hanako"),
        part(0xC0, b"\x08\0\x10\0\x20\x01\x01\x11\0"), part(0xDA, b"\x01\x01\0\0\x3f\0"), b"\x11\xff\0\x22\xff\xd0\x33",
        part(0xFE, b"between two scans"), part(0xDA, b"\x01\x01\0\0\x3f\0"), b"\x44\xff\0\x55", b"\xff\xd9",
        b"a film from 35.6812N",
    ))  # fmt: skip


def noted_png(turned: int) -> bytes:
    """The one-pixel PNG with a comment and a camera's notes."""
    head, rest = DOT[:33], DOT[33:]
    notes = ((b"tEXt", b"Comment\0Tokyo"), (b"eXIf", tiff(turned)))
    return head + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in notes
    ) + rest + b"behind the end"  # fmt: skip


def noted_webp(turned: int) -> bytes:
    """An extended WebP that says it carries a camera's notes, and does."""
    frame = b"VP8X" + struct.pack("<I", 10) + b"\x0c\0\0\0" + (31).to_bytes(3, "little") + (15).to_bytes(3, "little")
    frame += b"VP8L" + struct.pack("<I", 5) + b"\x2f\0\0\0\0\0"
    for kind, body in ((b"EXIF", tiff(turned)), (b"XMP ", b"<gps>35.6812</gps>")):
        frame += kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return b"RIFF" + struct.pack("<I", len(frame) + 4) + b"WEBP" + frame
