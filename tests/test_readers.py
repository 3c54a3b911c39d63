"""Bytes to source text: what is read, under which encoding, and what is refused with a reason."""

from __future__ import annotations

import random
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo_nlp.errors import UnreadableInput, printable
from imvo_nlp.readers import KNOWN_SUFFIXES, read
from imvo_nlp.readers.plain import PlainReader

DUTCH = "Financiële sector: €\u2013\u2018convenant\u2019\r\nVraag\u00a01\n"


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"", "utf-8", ""),
        (b" \n\t\r\n", "utf-8", " \n\t\r\n"),
        (DUTCH.encode(), "utf-8", DUTCH),
        (b"\xef\xbb\xbf" + DUTCH.encode(), "utf-8-sig", DUTCH),
        (b"\xff\xfe" + DUTCH.encode("utf-16-le"), "utf-16", DUTCH),
        (b"\xfe\xff" + DUTCH.encode("utf-16-be"), "utf-16", DUTCH),
        (b"a\rb\r\nc\nd\x0ce\xc2\x85", "utf-8", "a\rb\r\nc\nd\x0ce\x85"),
        (b"voor\x02beeld " * 5 + b"tekst " * 20, "utf-8", None),
    ],
    ids=["empty", "white", "utf8", "bom", "utf16le", "utf16be", "line ends", "few controls"],
)
def test_text_is_decoded_and_nothing_else(data: bytes, encoding: str, text: str | None) -> None:
    source = read(data, "brief.txt")
    assert source.text == (data.decode() if text is None else text)
    assert (source.name, source.media_type) == ("brief.txt", "text/plain")
    assert source.encoding == encoding
    assert source.sha256 == sha256(data).hexdigest()
    assert source.notes == ()


def test_utf16_without_its_mark_is_text_too() -> None:
    source = read(DUTCH.encode("utf-16-le"), "brief.txt")
    assert (source.text, source.encoding) == (DUTCH, "utf-16-le")


def test_repaired_text_counts_and_keeps_the_hash_of_the_bytes() -> None:
    data = "financiÃ«le sector".encode()
    source = read(data, "brief.txt")
    assert (source.text, source.encoding) == ("financiële sector", "utf-8+repaired")
    assert source.sha256 == sha256(data).hexdigest()
    assert source.notes[0][0] == "encoding_repaired"


def test_windows_1252_is_guessed_and_noted() -> None:
    source = read(DUTCH.encode("cp1252"), "brief.txt")
    assert (source.text, source.encoding) == (DUTCH, "cp1252")
    assert source.notes == (
        ("encoding_guessed", "read as Windows-1252, since byte 7 (0xeb) is not UTF-8"),
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF file"),
        (b"PK\x03\x04\x14\x00word/", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word"),
        (b'\xef\xbb\xbf\n<?xml version="1.0"?><kamerstuk/>', "an XML file"),
        (b"<!DOCTYPE html><html>", "an HTML page"),
        (b"tekst " * 2000 + b"\0", "binary data"),
        (b"\x01\x02\x03 brief \x04\x05", "5 of its 12 characters are control characters"),
        (b"caf\xe9 \x81", "neither UTF-8 nor Windows-1252: see byte 3 (0xe9) and byte 5 (0x81)"),
        (b"\xff\xfe\x00\xd8a\0b\0", "starts with the byte order mark of utf-16, but byte 2 (0x00)"),
        (random.Random(1).randbytes(5000), "binary data"),
    ],
)
def test_what_is_no_text_is_refused_with_what_it_seems_to_be(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        PlainReader().read(data, "brief.txt")
    assert reason in str(caught.value)
    assert "brief.txt" in str(caught.value)


def test_refusal_names_what_is_known() -> None:
    refused = r"no reader accepts a\.png \(it seems to be a PNG image\); supported: .*\.txt"
    with pytest.raises(UnreadableInput, match=refused):
        read(b"\x89PNG\r\n", "a.png")
    assert ".txt" in KNOWN_SUFFIXES


def test_plain_reader_is_generic_and_leaves_binary_to_others() -> None:
    assert PlainReader().accepts(b"Vraag 1", "vragen.odd") == 1
    assert PlainReader().accepts(b"", "leeg.txt") == 1
    assert PlainReader().accepts(b"%PDF-1.7", "vragen.txt") == 0


@given(st.text().map(str.encode) | st.text().map(lambda text: text.encode("utf-16")))
def test_offsets_count_in_the_decoded_bytes(data: bytes) -> None:
    try:
        source = read(data, "x")
    except UnreadableInput:
        return
    if not source.notes:
        assert source.encoding is not None
        assert source.text == data.decode(source.encoding)


def test_file_names_that_are_no_utf8_become_printable() -> None:
    name = b"financi\xeble.txt".decode("utf-8", "surrogateescape")
    assert printable(name) == "financi?le.txt"
    assert read(b"Vraag", name).name == "financi?le.txt"
