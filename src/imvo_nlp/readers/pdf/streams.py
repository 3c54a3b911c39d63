"""Checks of compressed streams before PDFium: decompression bombs, which it does not bound, and damage.

PDFium silently truncates a damaged stream.
"""

from __future__ import annotations

from collections.abc import Iterator
from zlib import decompressobj
from zlib import error as ZlibError

# A bomb unpacks to more than this number of bytes, and to more than this multiple of its size.
_MOST_UNPACKED, _MOST_TIMES = 4_000_000, 50
_PACKED = 2**17  # bytes of a stream examined: enough for any bomb
_AT_ONCE = 2**14  # bytes unpacked at a time
# Some programs omit the checksum, which is harmless: if these bytes follow, zlib reports a wrong one.
_NO_CHECKSUM, _WRONG_CHECKSUM = b"\0\0\0\0\0\0\0\0", "incorrect data check"
_DICTIONARY = 300  # bytes before a stream that contain its dictionary


def streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the start of every stream with its dictionary, except images, which PDFium does not unpack."""
    end = 0
    while (start := data.find(b"stream", end)) >= 0:
        end = start + len(b"stream")
        before = data[max(start - _DICTIONARY, 0) : start]
        if not before.endswith(b"end") and b"/Image" not in before:
            stop = data.find(b"endstream", end, end + _PACKED)
            packed = data[end : stop if stop > 0 else end + _PACKED]
            yield packed.lstrip(b"\r\n"), before[before.rfind(b"obj") + 1 :]


def fault(packed: bytes, dictionary: bytes) -> str | None:
    """`bomb` for a decompression bomb, `damage` for a broken stream other than a font; else None."""
    is_font = b"/Length1" in dictionary or b"/Subtype" in dictionary
    is_text = b"/FlateDecode" in dictionary and not is_font
    unpacker, unpacked, rest = decompressobj(), 0, packed
    try:
        # After the end of a stream zlib returns the following bytes again and again.
        while rest and not unpacker.eof and unpacked < _MOST_UNPACKED:
            if not is_text and unpacked < _MOST_TIMES * (len(packed) - len(rest)):
                return None
            unpacked += len(unpacker.decompress(rest, _MOST_UNPACKED if is_text else _AT_ONCE))
            rest = unpacker.unconsumed_tail
        if is_text and not (unpacker.eof or rest) and len(packed) < _PACKED:
            unpacker.decompress(_NO_CHECKSUM)
            return "damage"  # truncated
    except ZlibError as error:
        is_whole = _WRONG_CHECKSUM in str(error) and not unpacker.eof and not rest
        return "damage" if is_text and not is_whole else None
    is_dense = unpacked >= _MOST_TIMES * (len(packed) - len(rest))
    return "bomb" if unpacked >= _MOST_UNPACKED and is_dense else None
