"""Bytes to text in any encoding of Dutch documents, with mojibake undone.

Nothing else is altered: no newline is translated and nothing is stripped. The detectors are
imported only for doubtful bytes.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import NamedTuple

from ..errors import UnreadableInput

Notes = tuple[tuple[str, str], ...]


class Decoded(NamedTuple):
    """The text of a file; `notes` are pairs of a warning's code and message.

    `data.decode(encoding)` equals `text` if Python knows the encoding and accepts the bytes. It
    knows neither `utf-8+cp1252` (UTF-8 with some bytes in Windows-1252) nor `utf-8+repaired`
    (mojibake was undone; any encoding may precede the `+`). A truncated last character does not
    change the encoding, and Python rejects the bytes.
    """

    text: str
    encoding: str
    notes: Notes = ()


# UTF-32 first: its little-endian mark starts with that of UTF-16.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
WIDE_MARKS = tuple(mark for mark, encoding in _MARKS.items() if encoding != "utf-8-sig")

# Declarations to ignore: these encodings turn any bytes into text, but never into Dutch.
_NEVER_DECLARED = {"unicode-escape", "raw-unicode-escape", "idna", "punycode", "utf-7"}

# Control characters that text does not have; NEL (0x85) ends lines. Text out of PDF has a few.
_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)))
_MOST_CONTROLS = 0.05  # share of all characters; random bytes have 0.25, mojibake some 0.02


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of a file's bytes; `declared` is the encoding stated by the file.

    A byte order mark decides, else the declared encoding if valid, else UTF-8 if valid, else a
    guess, which is noted: UTF-16 by its zero bytes, UTF-8 with some bytes in Windows-1252, or the
    one of Windows-1252, ISO 8859-15, Mac OS Roman and the DOS code pages that yields Dutch words.
    Mojibake (UTF-8 misread as Windows-1252, Latin-1 or Mac OS Roman and saved again) is undone, in
    the whole text or in single lines. Notes on mojibake count offsets in the resulting text, all
    other notes count bytes.

    Raises UnreadableInput, with the file, the place and the reason, for bytes that are not text.

    >>> decode("financiële".encode("cp1252"), "brief.txt")
    Decoded(text='financiële', encoding='cp1252',
        notes=(('encoding_guessed', 'read as Windows-1252, since byte 7 (0xeb) is not UTF-8'),))
    >>> decode("financiÃ«le".encode(), "brief.txt").text
    'financiële'
    """
    decoded = _undo_mojibake(_decoded(data, name, declared))
    controls = len(decoded.text) - len(_latin(decoded.text).translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(decoded.text):
        raise UnreadableInput(
            f"{name} seems to be binary: {controls} of its {len(decoded.text)} characters "
            "are control characters"
        )
    return decoded


def _latin(text: str) -> bytes:
    """A text as one byte per character, `?` for characters outside Latin-1: much faster to search."""
    return text.encode("latin-1", "replace")


def _decoded(data: bytes, name: str, declared: str | None) -> Decoded:
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _marked(data, name, mark, encoding)
    wide = unmarked_utf16(data)
    if wide:
        return _wide(data, name, wide)
    if b"\0" in data:
        raise UnreadableInput(f"{name} seems to be binary: byte {data.index(0)} is zero")
    as_declared = _as_declared(data, declared)
    if as_declared:
        return as_declared
    return _utf8(data, "utf-8") or _guessed(data, name)


def _marked(data: bytes, name: str, mark: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        decoded = _utf8(data, encoding) if encoding == "utf-8-sig" else _cut(data, encoding, error)
        if decoded:
            return decoded
        place = len(data) - len(error.object) + error.start  # utf-8-sig counts after its mark
        raise UnreadableInput(
            f"{name} starts with the byte order mark of {encoding}, but {_byte(data, place)} is invalid"
        ) from error


def unmarked_utf16(data: bytes) -> str | None:
    """Python's name for UTF-16 without a byte order mark, by its zero bytes; else None.

    >>> unmarked_utf16("Vraag 1".encode("utf-16-be"))
    'utf-16-be'
    """
    head = data[:4096]
    pairs = len(head) // 2
    first, second = (head[at : 2 * pairs : 2].count(0) for at in (0, 1))
    if second > 0.7 * pairs and first <= 0.05 * pairs:
        return "utf-16-le"
    return "utf-16-be" if first > 0.7 * pairs and second <= 0.05 * pairs else None


def _wide(data: bytes, name: str, encoding: str) -> Decoded:
    note = ("encoding_guessed", f"read as {encoding}: it has no byte order mark")
    try:
        return Decoded(data.decode(encoding), encoding, (note,))
    except UnicodeDecodeError as error:
        decoded = _cut(data, encoding, error)
        if decoded:
            return decoded._replace(notes=(note, *decoded.notes))
        raise UnreadableInput(
            f"{name} seems to be {encoding}, but {_byte(data, error.start)} is invalid"
        ) from error


def _cut(data: bytes, encoding: str, error: UnicodeDecodeError) -> Decoded | None:
    """The bytes without a truncated last character, if nothing else is wrong."""
    if error.end < len(data) or error.reason not in {"truncated data", "unexpected end of data"}:
        return None
    return Decoded(data[: error.start].decode(encoding), encoding, _cut_note(data, error.start))


def _cut_note(data: bytes, place: int) -> Notes:
    message = f"the last character is truncated and was dropped: see {_byte(data, place)}"
    return (("encoding_truncated", message),)


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    if not declared:
        return None
    try:
        encoding = codecs.lookup(declared.strip()).name
        if encoding.startswith(("utf-16", "utf-32")) or encoding in _NEVER_DECLARED:
            return None  # recognizable only by their marks and zeros
        if encoding in {"ascii", "iso8859-1"} and re.search(rb"[\x80-\x9f]", data):
            encoding = "cp1252"  # as in browsers: the control characters are never used
        return Decoded(data.decode(encoding), encoding)
    except (LookupError, ValueError):
        return None


# Bytes that are valid UTF-8 and that in Windows-1252 would be two or three characters never
# adjacent in Dutch: accented letters, quotes, dashes, signs; ligatures and the mark.
_SEQUENCE = re.compile(
    rb"[\xc2-\xc5][\x80-\xbf]|\xe2[\x80-\x9e][\x80-\xbf]|\xef(?:\xac|\xbb|\xbf)[\x80-\xbf]"
)
_CUT_SEQUENCE = re.compile(rb"(?:[\xc2-\xc5]|\xe2[\x80-\x9e]?|\xef[\xac\xbb\xbf]?)\Z")
# In a file with more invalid bytes per sequence than this, the sequences are not UTF-8: in DOS code
# pages the corner of a frame looks like one.
_MOST_STRAYS = 4

_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)  # in Windows-1252
_CP1252 = {byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_STRAY = re.compile("[\udc80-\udcff]")  # how Python represents bytes that are not UTF-8
_STRAYS = {0xDC00 + byte: char for byte, char in _CP1252.items()}


def _utf8(data: bytes, encoding: str) -> Decoded | None:
    """Decode UTF-8, possibly truncated or with some bytes in Windows-1252; else None.

    With a mark (`utf-8-sig`) it is UTF-8 regardless of its contents.
    """
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        pass
    cut = _CUT_SEQUENCE.search(data, max(0, len(data) - 2))
    whole = data[: cut.start()] if cut else data
    notes = _cut_note(data, cut.start()) if cut else ()
    kept = whole.decode(encoding, "surrogateescape")
    strays = len(_STRAY.findall(kept))
    if not strays:
        return Decoded(kept, encoding, notes)
    sequences = sum(1 for _ in _SEQUENCE.finditer(whole))
    if encoding == "utf-8" and strays > _MOST_STRAYS * sequences:
        return None
    message = (
        f"{strays} byte{'s' * (strays != 1)} within UTF-8 read as Windows-1252; "
        f"first: {_byte(data, _first_stray(data))}"
    )
    return Decoded(
        kept.translate(_STRAYS), f"{encoding}+cp1252", (("encoding_mixed", message), *notes)
    )


def _first_stray(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    raise AssertionError("only called for bytes that are not UTF-8")


def _byte(data: bytes, place: int) -> str:
    return f"byte {place} (0x{data[place]:02x})"


# Neither UTF-8 nor declared

_GUESSES = {
    "cp1252": "Windows-1252",
    "iso8859-15": "ISO 8859-15",
    "mac-roman": "Mac OS Roman",
    "cp850": "code page 850 of DOS",
    "cp437": "code page 437 of DOS",
}
# A non-ASCII character in a plausible place in Dutch: letters of names and words, capitals at the
# start of a word or among capitals, opening quotes before a word, per mille not after one, other
# signs anywhere but inside a word, DOS frames.
_UPPER = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŠŽŒŸ"
_LOWER = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýšžœÿß"
_SIGNS = "€£§°«»’”•·½¼¾¹²³´¨™©®±×µ†‡ƒ\xa0"
_LETTER = r"[^\W\d_]"
_USUAL = re.compile(
    rf"[{_LOWER}]|(?<![a-z{_LOWER}])[{_UPPER}](?![a-z{_LOWER}])|(?<!\w)[{_UPPER}]"
    rf"|(?<!{_LETTER})[{_SIGNS}]|[{_SIGNS}](?!{_LETTER})|[’–—…·\xad\u2500-\u259f]"
    rf"|(?<!{_LETTER})[‘“„‚](?=[\w'\"‘“(…])|(?<!{_LETTER})‰"
)
_RARE = frozenset(_LOWER) - frozenset("áàçèéêëíïóöúü")
_RARITY = 0.2  # the oddness of one of these: it makes DOS's 'Italië' win over 'Italiâ'
_MANY_ACCENTS = re.compile(rf"[{_LOWER}{_UPPER}]{{4,}}")  # as in misread Russian
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_CLEARLY_FEWER = 4  # required factor of fewer odd characters than with Windows-1252
_MOST_ODD = 0.25  # share of the non-ASCII characters
_DETECTED_FROM = 2**18  # bytes
_LEAST_COHERENCE = 0.3  # share of letters of some language


def _guessed(data: bytes, name: str) -> Decoded:
    """Windows-1252, unless another encoding is clearly more plausible."""
    place = _first_stray(data)
    encoding = _best_guess(data)
    undefined = next((at for at, byte in enumerate(data) if byte in _UNDEFINED), None)
    if encoding is None:
        assert undefined is not None
        raise UnreadableInput(
            f"{name} is neither UTF-8 nor Windows-1252: see {_byte(data, place)} and "
            f"{_byte(data, undefined)}"
        )
    shown = _GUESSES.get(encoding, encoding)
    message = f"read as {shown}, since {_byte(data, place)} is not UTF-8"
    if encoding == "cp1252" and undefined is not None:
        message += f"; it leaves {_byte(data, undefined)} undefined"
    return Decoded(_with(encoding, data), encoding, (("encoding_guessed", message),))


def _with(encoding: str, data: bytes) -> str:
    return data.decode(encoding, "replace" if encoding == "cp1252" else "strict")


def _best_guess(data: bytes) -> str | None:
    odd = {}
    for encoding in _GUESSES:
        odd[encoding] = _oddness(_with(encoding, data))
        if not odd[encoding]:
            break
    best = min(odd, key=lambda encoding: odd[encoding])
    if odd[best] < _MOST_ODD:
        return "cp1252" if odd["cp1252"] <= _CLEARLY_FEWER * odd[best] else best
    defined = not data.translate(None, bytes(set(range(256)) - set(_UNDEFINED)))
    return _detected(data) or ("cp1252" if defined else None)


def _oddness(text: str) -> float:
    """The share of non-ASCII characters in places where Dutch text has none: 0 to 1."""
    found = _USUAL.findall(_MANY_ACCENTS.sub(" ", text))
    rare = sum(char in _RARE for char in found)
    return 1 - (len(found) - rare * _RARITY) / sum(1 for _ in _BEYOND_ASCII.finditer(text))


def _detected(data: bytes) -> str | None:
    """The encoding of a text in another alphabet, if it is evident."""
    from charset_normalizer import from_bytes

    match = from_bytes(data[:_DETECTED_FROM]).best()
    if match is None or match.coherence < _LEAST_COHERENCE:
        return None
    try:
        data.decode(match.encoding)
    except UnicodeDecodeError:
        return None
    return match.encoding


# Mojibake: UTF-8 that was read as Windows-1252, Latin-1 or Mac OS Roman, and written as UTF-8 again

_TO_BYTE = {ord(char): byte for byte, char in _CP1252.items() if char != "\ufffd"}
_CONTINUED = "\x80-\xbf" + "".join(map(chr, _TO_BYTE.keys() - range(0x100)))
_LOST_QUOTE = "â€\ufffd"  # from programs that replace bytes undefined in Windows-1252
_LEADS = tuple(map(_latin, ("Â", "Ã", "Ä", "Å", "â", "ï¬", "ï»", "ï¿")))
# The characters of _SEQUENCE, misread.
_MOJIBAKE = re.compile(
    rf"(?:[ÂÃÄÅ][{_CONTINUED}]|â[{_CONTINUED}]{{2}}|{_LOST_QUOTE}|ï[¬»¿][{_CONTINUED}])+"
)
# The same misread as Mac OS Roman: `financi√´le`, `‚Äôs-Gravenhage`.
_MAC, _MAC_LEADS = "mac-roman", "√‚"
_MAC_CONTINUED = bytes(range(0x80, 0xC0)).decode(_MAC)
_MAC_MOJIBAKE = re.compile(
    rf"(?:[√ƒ≈][{_MAC_CONTINUED}]|¬[{_MAC_CONTINUED}]|‚[ÄÇ][{_MAC_CONTINUED}])+"
)
_LINE = re.compile(r"[^\n\r\f]+")
_NEAR = 100  # characters of a word examined on each side
_WORD_START = re.compile(r"\S*")
_WORD_END = re.compile(r"\S*\Z")
_SHOWN = re.compile(r"""\W*(["'`])\S*\1\W*""")
_TIMES = 2  # plausible as misread text


def _undo_mojibake(decoded: Decoded) -> Decoded:
    text = decoded.text
    if text.isascii():
        return decoded
    latin = _latin(text)
    if any(lead in latin for lead in _LEADS) and _MOJIBAKE.search(text):
        decoded = _undone(decoded, _AS_WINDOWS)
    if any(lead in text for lead in _MAC_LEADS) and _MAC_MOJIBAKE.search(text):
        decoded = _undone(decoded, _AS_MAC)
    return decoded


class _Misread(NamedTuple):
    """A way in which UTF-8 was misread: its appearance, its repair, and a test for it."""

    pattern: re.Pattern[str]
    recoded: Callable[[str], str | None]
    is_bad: Callable[[str], bool]


def _undone(decoded: Decoded, misread: _Misread) -> Decoded:
    text = decoded.text
    ranges = _wrong(text, misread)
    if not ranges:
        return decoded
    note = ("encoding_repaired", _repair_message(text, ranges, misread))
    for _ in range(_TIMES):
        text = _with_recoded(text, ranges, misread)
        ranges = _wrong(text, misread)
    encoding = decoded.encoding.removesuffix("+repaired")
    return Decoded(text, f"{encoding}+repaired", (*decoded.notes, note))


def _wrong(text: str, misread: _Misread) -> list[tuple[int, int]]:
    """The ranges of mojibake: the whole text, or lines of it."""
    if _is_mojibake(text, misread):
        return [(0, len(text))]
    return [line.span() for line in _LINE.finditer(text) if _is_mojibake(line[0], misread)]


def _is_mojibake(text: str, misread: _Misread) -> bool:
    """Whether all non-ASCII characters are misread UTF-8, and not examples of it."""
    if all(_shows(text, found, misread) for found in misread.pattern.finditer(text)):
        return False
    return misread.recoded(text) is not None and misread.is_bad(text)


def _shows(text: str, found: re.Match[str], misread: _Misread) -> bool:
    """Whether the text is about mojibake: a letter by itself, or a word in quotation marks."""
    before = _WORD_END.search(text[max(0, found.start() - _NEAR) : found.start()])
    after = _WORD_START.match(text[found.end() : found.end() + _NEAR])
    assert before and after
    if _SHOWN.fullmatch(before[0] + found[0] + after[0]):
        return True
    letters = misread.recoded(found[0]) or ""
    alone = not re.search(r"\w", before[0] + after[0])
    return alone and letters.isalpha() and letters != "à"


def _is_bad(text: str) -> bool:
    from ftfy.badness import is_bad

    return bool(is_bad(text))


def _from_mac(text: str) -> str | None:
    """UTF-8 misread as Mac OS Roman, repaired; None unless all of it can be."""
    try:
        return text.encode(_MAC).decode("utf-8")
    except UnicodeError:
        return None


def _recoded(text: str) -> str | None:
    """Misread UTF-8, repaired; None unless all of it can be."""
    try:
        data = text.replace(_LOST_QUOTE, "â€\x9d").translate(_TO_BYTE).encode("latin-1")
    except UnicodeEncodeError:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    from ftfy.fixes import restore_byte_a0

    try:  # a no-break space in it may have become a space
        return str(restore_byte_a0(data), "utf-8")
    except UnicodeDecodeError:
        return None


_AS_WINDOWS = _Misread(_MOJIBAKE, _recoded, _is_bad)
# Nothing else looks like it: `√` precedes numbers, `‚` is a quotation mark before letters.
_AS_MAC = _Misread(_MAC_MOJIBAKE, _from_mac, lambda _: True)


def _with_recoded(text: str, ranges: list[tuple[int, int]], misread: _Misread) -> str:
    parts, end = [], 0
    for start, stop in ranges:
        parts += [text[end:start], misread.recoded(text[start:stop]) or ""]
        end = stop
    return "".join((*parts, text[end:]))


def _repair_message(text: str, ranges: list[tuple[int, int]], misread: _Misread) -> str:
    places = sum(1 for start, stop in ranges for _ in misread.pattern.finditer(text, start, stop))
    start, _ = ranges[0]
    first = misread.pattern.search(text, start)
    assert first
    meant = first[0]
    for _ in range(_TIMES):
        meant = misread.recoded(meant) or meant
    at = start + len(misread.recoded(text[start : first.start()]) or "")
    return (
        f"characters at {places} place{'s' * (places != 1)} had been read in a wrong encoding; "
        f"first: {first[0]!r} read as {meant!r} at {at}"
    )
