"""Bytes to text: which encoding is read, what is noted, and that mojibake, only that, is undone."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo_nlp.errors import UnreadableInput
from imvo_nlp.readers.decoding import decode

DUTCH = (
    "De reële coördinatie van \u2018het convenant\u2019 kost \u20ac\u00a05 miljoen \u2013 één keer.\r\n"
    "In België is geïnformeerd naar scènes, façade en première.\n\x0cVÓÓR DE COÖPERATIE\n"
)
OLD = DUTCH.replace("\u2018", '"').replace("\u2019", '"').replace("\u2013", "-")
DOS = OLD.replace("\u20ac", "f")


def misread(text: str, encoding: str = "cp1252", times: int = 1) -> str:
    """What a careless program makes of UTF-8; undefined bytes stay, as in browsers."""
    for _ in range(times):
        text = "".join(
            bytes([byte]).decode(encoding if byte not in b"\x81\x8d\x8f\x90\x9d" else "latin-1")
            for byte in text.encode()
        )
    return text


# Which encoding


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"\xff\xfe\0\0" + DUTCH.encode("utf-32-le"), "utf-32", DUTCH),
        (b"\0\0\xfe\xff" + DUTCH.encode("utf-32-be"), "utf-32", DUTCH),
        (b"\xef\xbb\xbf" + DUTCH.encode(), "utf-8-sig", DUTCH),
        (b"\xef\xbb\xbf\xef\xbb\xbfx", "utf-8-sig", "\ufeffx"),
        (DUTCH.encode("utf-16"), "utf-16", DUTCH),
        ("Ελλάδα, 中国".encode(), "utf-8", "Ελλάδα, 中国"),
    ],
)
def test_what_is_sure_has_no_notes(data: bytes, encoding: str, text: str) -> None:
    assert decode(data, "brief.txt") == (text, encoding, ())


@pytest.mark.parametrize(
    ("text", "encoding", "message"),
    [
        (DUTCH, "cp1252", "read as Windows-1252, since byte 5 (0xeb) is not UTF-8"),
        (OLD, "iso8859-15", "read as ISO 8859-15, since byte 5 (0xeb)"),
        (DUTCH, "mac-roman", "read as Mac OS Roman, since byte 5 (0x91)"),
        (DOS, "cp850", "read as code page 850 of DOS, since byte 5 (0x89)"),
        ("┌──┐ │één│ └──┘ in België\n", "cp850", "read as code page 850 of DOS"),
        ("ƒ 25 voor naam† van \u201cŽižek\u201d", "cp1252", "read as Windows-1252"),
        ("Hij zei: \u201cOlé\u2026\u201d", "cp1252", "read as Windows-1252"),
        (DUTCH, "utf-16-le", "read as utf-16-le: it has no byte order mark"),
        (DUTCH, "utf-16-be", "read as utf-16-be: it has no byte order mark"),
    ],
)
def test_what_is_guessed_is_noted(text: str, encoding: str, message: str) -> None:
    decoded = decode(text.encode(encoding), "brief.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)
    ((code, said),) = decoded.notes
    assert code == "encoding_guessed"
    assert message in said


def test_one_accent_is_enough_to_tell_mac_and_dos_from_windows() -> None:
    for encoding in ("mac-roman", "cp850", "cp1252"):
        data = ("Dit is de tekst van een brief. " * 50 + "Over Italië.").encode(encoding)
        assert decode(data, "x").encoding == encoding


def test_another_alphabet_is_left_to_the_detector() -> None:
    text = "Министр иностранных дел ответил на вопросы депутатов о положении в стране. " * 5
    assert decode(text.encode("cp1251"), "x")[:2] == (text, "cp1251")


def test_a_byte_that_windows_1252_does_not_define_is_replaced_and_named() -> None:
    decoded = decode(DUTCH.encode("cp1252") + b"\x81", "x")
    assert decoded.text == DUTCH + "\ufffd"
    assert f"leaves byte {len(DUTCH)} (0x81) undefined" in decoded.notes[0][1]


# What a file says of itself


@pytest.mark.parametrize(
    ("data", "declared", "encoding", "text"),
    [
        (b"caf\xe9", "iso-8859-1", "iso8859-1", "café"),
        (b"\x80 5, caf\xe9", "ISO-8859-1", "cp1252", "€ 5, café"),
        (b"\x91x\x92", "us-ascii", "cp1252", "\u2018x\u2019"),
        (b"\xa4 5", " ISO-8859-15 ", "iso8859-15", "€ 5"),
        (b"caf\x8e", "macintosh", "mac-roman", "café"),
        ("één".encode(), "UTF-8", "utf-8", "één"),
        (b"\xef\xbb\xbf\xc3\xa9", "iso-8859-1", "utf-8-sig", "é"),
        ("één".encode("utf-16-le"), "iso-8859-1", "utf-16-le", "één"),
        ("één".encode(), "utf-16", "utf-8", "één"),
        (b"a\\u0041+AGE-", "unicode_escape", "utf-8", "a\\u0041+AGE-"),
        (b"a\\u0041+AGE-", "utf-7", "utf-8", "a\\u0041+AGE-"),
        (b"6162", "hex", "utf-8", "6162"),
        (b"x", "klingon", "utf-8", "x"),
        (b"x", "a\0b", "utf-8", "x"),
        (b"caf\xe9 x", "utf-8", "cp1252", "café x"),
    ],
)
def test_a_declared_encoding_counts_if_it_can_be(
    data: bytes, declared: str, encoding: str, text: str
) -> None:
    assert decode(data, "x", declared)[:2] == (text, encoding)


# UTF-8 that is not all UTF-8


def test_stray_bytes_of_windows_1252_within_utf8_are_read_and_counted() -> None:
    data = DUTCH.encode() + "\u201créel\u201d: \u20ac\n".encode("cp1252") + DUTCH.encode()
    decoded = decode(data, "x")
    assert decoded.text == f"{DUTCH}\u201créel\u201d: \u20ac\n{DUTCH}"
    assert decoded.encoding == "utf-8+cp1252"
    place = len(DUTCH.encode())
    assert decoded.notes == (
        (
            "encoding_mixed",
            f"4 bytes within UTF-8 read as Windows-1252; first: byte {place} (0x93)",
        ),
    )


def test_a_mark_of_utf8_holds_for_a_file_with_stray_bytes() -> None:
    decoded = decode(b"\xef\xbb\xbfcaf\xe9 " + b"re\xebel " * 9, "x")
    assert decoded.text == "café " + "reëel " * 9
    assert decoded.notes[0][1].startswith("10 bytes within UTF-8")
    assert "byte 6 (0xe9)" in decoded.notes[0][1]


def test_mostly_windows_1252_with_some_utf8_is_read_right_too() -> None:
    data = (DUTCH * 9).encode("cp1252") + "de financiële sector\n".encode()
    decoded = decode(data, "x")
    assert decoded.text == DUTCH * 9 + "de financiële sector\n"
    assert [code for code, _ in decoded.notes] == ["encoding_guessed", "encoding_repaired"]


@pytest.mark.parametrize(
    ("data", "text", "byte"),
    [
        (DUTCH.encode() + b"\xc3", DUTCH, "0xc3"),
        (DUTCH.encode() + b"\xe2\x82", DUTCH, "0xe2"),
        (b"tekst \xe2\x80", "tekst ", "0xe2"),
        (b"\xef\xbb\xbfx\xc3", "x", "0xc3"),
        (b"\xff\xfea\0b", "a", "0x62"),
        (b"\xff\xfea\0\x3d\xd8", "a", "0x3d"),
        ("tekst".encode("utf-16-le") + b"x", "tekst", "0x78"),
    ],
)
def test_a_last_character_that_is_cut_off_is_left_out(data: bytes, text: str, byte: str) -> None:
    decoded = decode(data, "x")
    assert decoded.text == text
    code, message = decoded.notes[-1]
    assert code == "encoding_truncated"
    assert message.startswith("the last character is truncated and was dropped: see byte ")
    assert byte in message


def test_an_accent_at_the_end_of_windows_1252_is_not_cut_off() -> None:
    assert decode(b"caf\xe9", "x").text == "café"
    assert decode("één café".encode("cp1252"), "x").text == "één café"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"tekst\0tekst", "x.txt seems to be binary: byte 5 is zero"),
        (b"\x01\x02\x03 brief \x04\x05", "5 of its 12 characters are control characters"),
        (b"caf\xe9 \x81", "neither UTF-8 nor Windows-1252: see byte 3 (0xe9) and byte 5 (0x81)"),
        (b"\xff\xfe\x00\xd8a\0b\0", "starts with the byte order mark of utf-16, but byte 2 (0x00)"),
        ("x".encode("utf-16-le") * 99 + b"\0\xd8a\0", "seems to be utf-16-le, but byte 198 (0x00)"),
        (random.Random(1).randbytes(5000), "binary"),
        (bytes(each or 1 for each in random.Random(2).randbytes(5000)), "x.txt"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        decode(data, "x.txt")
    assert reason in str(caught.value)


# Mojibake


@pytest.mark.parametrize(
    ("text", "meant", "places", "first"),
    [
        (
            "De financiÃ«le sector",
            "De financiële sector",
            "1 place ",
            "'Ã«' read as 'ë' at 10",
        ),
        (
            "Zie â€˜convenantâ€™ â€“ â‚¬ 5",
            "Zie \u2018convenant\u2019 \u2013 € 5",
            "4 places ",
            "'â€˜' read as '\u2018' at 4",
        ),
        (
            "De financiÃƒÂ«le Ã¢â‚¬Ëœsector",
            "De financiële \u2018sector",
            "2 places ",
            "'ÃƒÂ«' read as 'ë' at 10",
        ),
        ("Ã©Ã©n\x0cDe co\u00c3\u00b6rdinatie", "één\x0cDe coördinatie", "2 places ", "at 0"),
        ("Hij zei â€œjaâ€\ufffd.", "Hij zei \u201cja\u201d.", "2 places ", "at 8"),
        (
            "De financi√´le sector, ‚Äôs ochtends",
            "De financiële sector, ’s ochtends",
            "2 places ",
            "'√´' read as 'ë' at 10",
        ),
        ("VÃ³Ã³r Â§ 3 ging men Ã  la carte", "Vóór § 3 ging men à la carte", "2 places ", "at 1"),
    ],
)
def test_mojibake_is_undone_and_noted(text: str, meant: str, places: str, first: str) -> None:
    decoded = decode(text.encode(), "x")
    assert (decoded.text, decoded.encoding) == (meant, "utf-8+repaired")
    ((code, message),) = decoded.notes
    assert code == "encoding_repaired"
    assert f"characters at {places}" in message
    assert first in message


def test_only_the_lines_that_are_mojibake_are_repaired() -> None:
    text = f"{DUTCH}De financiÃ«le sector\r\nvÃ³Ã³r\n{DUTCH}"
    decoded = decode(text.encode(), "x")
    assert decoded.text == f"{DUTCH}De financiële sector\r\nvóór\n{DUTCH}"
    place = len(DUTCH) + 10
    assert decoded.notes[0][1].endswith(
        f"at 2 places had been read in a wrong encoding; first: 'Ã«' read as 'ë' at {place}"
    )


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO, MAÇÃ, JOÃO e GUIMARÃES DE ÂNGELO",
        "het château van Râmnicu in Ångström, Århus en ÄÖÜ",
        "In plaats van \u201cë\u201d staat er \u201cÃ«\u201d, en \u201câ€™\u201d voor een aanhalingsteken.",
        "Als de codering niet klopt, staat er Ã« waar een e met trema hoort.",
        "Dan staat er 'financiÃ«le', met een vreemd teken.",
        "CAFÉ\u201d zei hij; \u201cOlé\u2026\u201d en «Ä»; 3 × 4 ≥ 5",
        "Één ding: \u201eÄ\u201d is een letter, naïef\u2026\u201d",
        "a\r\nb\rc\x0bd\x0ce\x85f\u2028g \ufb01nanciën \u00e9\u0301 e\u0301",
        "\ufffd en \ufeff",
        "De wortel √2 ≈ 1,4; ‚aldus’ staat er √´ voor ë.",
    ],
)
def test_clean_text_is_left_alone(text: str) -> None:
    assert decode(text.encode(), "x") == (text, "utf-8", ())


LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEÉËÏÖÜÓÀÈÇáéíóúàèëïöüçñêôûœšŽ"
WORDS = st.text(LETTERS + "0123456789", min_size=1, max_size=9)
BREAKS = st.sampled_from(
    [
        " ",
        "\n",
        "\r\n",
        ", ",
        " \u2013 ",
        "\u2014",
        " \u2018",
        "\u2019 ",
        " \u201c",
        "\u201d. ",
        " € ",
        "\u2026",
    ]
)
TEXTS = st.lists(st.tuples(WORDS, BREAKS), max_size=30).map(
    lambda pairs: "".join(word + between for word, between in pairs)
)


@given(TEXTS)
def test_clean_dutch_comes_back_unaltered(text: str) -> None:
    assert decode(text.encode(), "x") == (text, "utf-8", ())


@given(TEXTS, st.sampled_from(["cp1252", "latin-1"]), st.integers(1, 2))
def test_dutch_that_went_wrong_comes_back_as_it_was(text: str, encoding: str, times: int) -> None:
    text = f"De coëxistentie van \u2018dit\u2019 {text}"
    assert decode(misread(text, encoding, times).encode(), "x").text == text


@given(st.binary())
def test_the_encoding_gives_the_text_or_python_refuses_it(data: bytes) -> None:
    try:
        decoded = decode(data, "x")
    except UnreadableInput:
        return
    try:
        assert data.decode(decoded.encoding) == decoded.text
    except (LookupError, UnicodeDecodeError):
        assert decoded.notes


# What it costs


def test_clean_text_costs_next_to_nothing() -> None:
    data = ("De coördinatie van \u2018het château\u2019 kost € 5.\n" * 25_000).encode()
    started = time.process_time()
    decode(data, "x")
    assert time.process_time() - started < 0.5  # for 1.2 MB; some 0.03 s where it was written


@pytest.mark.parametrize("text", ["Ã« ", "Ã«", "'Ã«", "financiÃ«le\n", "ë financiÃ«le "])
def test_mojibake_costs_no_more_the_more_there_is(text: str) -> None:
    started = time.process_time()
    decode((text * 25_000).encode(), "x")
    assert time.process_time() - started < 5  # some 0.1 s where it was written


def test_detectors_are_only_loaded_for_bytes_in_doubt() -> None:
    code = (
        "import sys, imvo_nlp.readers as r;"
        "r.read('financi\\u00eble ch\\u00e2teau'.encode(), 'x');"
        "sys.exit(bool({'ftfy', 'charset_normalizer'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
