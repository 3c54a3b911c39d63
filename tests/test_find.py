"""Words in their context: what is found, where it stands in the source, and what is told of the rest."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import imvo_nlp
from conftest import convert_fixture, convert_without_source, read_source
from imvo_nlp.analysis.find import Document, Hit, find
from imvo_nlp.cli import main
from imvo_nlp.commands.find import line
from imvo_nlp.converted.documents import Converted
from imvo_nlp.converted.speaking import party_of
from imvo_nlp.errors import WrongUse
from imvo_nlp.models import Kamerstuk

Said = pytest.CaptureFixture[str]

CACAO, GOUD, STEEN = (
    "antwoord_cacao_2019",
    "algemeen_overleg_goud_2019",
    "brief_natuursteen_2017",
)


@pytest.fixture(scope="module")
def documents() -> list[Converted]:
    """Answers of 2019-02-12, a debate of 2019-03-14 and a letter of 2017-02-07, with their sources."""
    return [converted_fixture(name) for name in (CACAO, GOUD, STEEN)]


def converted_fixture(name: str) -> Converted:
    kamerstuk = convert_fixture(name)
    return Converted(name, f"{name}.json", kamerstuk)


def without_source(document: Converted) -> Converted:
    kamerstuk = convert_without_source(document.id)
    return document._replace(kamerstuk=kamerstuk)


def text(source: str, **options: Any) -> list[Hit]:
    """What `find` gives for one question of this text."""
    data = f"Vraag 1\n{source}\n\nAntwoord 1\nNee.\n".encode()
    kamerstuk = imvo_nlp.convert_bytes(data, "a.txt", embed_source=True)
    return list(find([Converted("a", "a.json", kamerstuk)], **options))


def places(hits: Iterator[Hit]) -> list[tuple[str, str | None, str]]:
    return [(hit.document, hit.block, hit.keyword) for hit in hits]


# What is found


def test_words_in_blocks_and_outside_them_in_the_order_of_the_source(
    documents: list[Converted],
) -> None:
    assert places(find(documents, "kinderarbeid")) == [
        (CACAO, None, "kinderarbeid"),
        (CACAO, "q2", "kinderarbeid"),
        (STEEN, None, "kinderarbeid"),
    ]


def test_a_hit_says_whose_words_it_is_in(documents: list[Converted]) -> None:
    (hit,) = find(documents, "goudsector", context=20)
    source = read_source(GOUD)
    assert hit == Hit(
        document=GOUD,
        file=f"{GOUD}.json",
        date="2019-03-14",
        document_type="verslag_van_een_algemeen_overleg",
        kind="turn",
        block="t2",
        speakers=("Alkaya",),
        parties=("SP",),
        role="member",
        left="Dat antwoord mag de ",
        keyword="goudsector",
        right=" niet langer geven. ",
        start=source.index("goudsector"),
        end=source.index("goudsector") + len("goudsector"),
        block_start=source.index("Voorzitter. Wie een trouwring"),
        block_end=hit.block_end,
        title="Maatschappelijk verantwoord ondernemen",
    )


@pytest.mark.parametrize(
    ("source", "words", "keyword"),
    [
        ("Kent u het kinderarbeidvrije keurmerk?", "KINDERARBEID", "kinderarbeid"),
        ("Kent u de coöperatie?", "cooperatie", "coöperatie"),
        ("Kent u de cooperatie?", "coöperatie", "cooperatie"),
        ("Kent u het cafe\N{COMBINING ACUTE ACCENT}?", "café", "café"),
        (
            "Kent u de \N{LATIN SMALL LIGATURE FI}nanciën?",
            "financien",
            "financiën",
        ),
        ("Kent u de risico’s?", "risico's", "risico’s"),
        ("Kent u de straße?", "strasse", "straße"),
        ("Kent u de olie-\nen gassector?", "olie- en  gassector", "olie- en gassector"),
    ],
)
def test_capitals_accents_and_quotation_marks_do_not_count(
    source: str, words: str, keyword: str
) -> None:
    (hit,) = text(source, words=words)
    assert (hit.keyword, hit.left[:7], hit.right[-1:]) == (keyword, "Kent u ", "?")
    # A ligature and a letter with a loose accent are one place of the source.
    assert hit.start == len("Vraag 1\n") + source.replace(
        "\N{LATIN SMALL LIGATURE FI}", "fi"
    ).index(keyword[:3])


def test_a_pattern_knows_capitals_no_more_and_gives_no_empty_hit() -> None:
    hits = text("Een BOER, een boerin en een tuinder.", words=r"\bboer(in)?\b|x*", is_regex=True)
    assert [hit.keyword for hit in hits] == ["BOER", "boerin"]


def test_a_place_is_found_once() -> None:
    (hit,) = text("Kent u de stra\N{LATIN SMALL LETTER SHARP S}e?", words="s")[1:]
    assert hit.keyword == "\N{LATIN SMALL LETTER SHARP S}"


def test_all_places_in_a_block_are_found() -> None:
    hits = text("Ja ja, jaja.", words="ja")
    assert [hit.left for hit in hits] == ["", "Ja ", "Ja ja, ", "Ja ja, ja"]


# What is asked for


@pytest.mark.parametrize(
    ("words", "only", "blocks"),
    [
        ("plantages", {}, ["q1", "q3"]),
        ("plantages", {"kind": "answer"}, []),
        ("chocolademakers", {"kind": "answer"}, ["a2"]),
        ("chocolademakers", {"party": "GroenLinks"}, ["q4"]),
        ("chocolademakers", {"party": "groenlinks"}, ["q4"]),
        ("chocolademakers", {"party": "D66"}, ["a2"]),
        ("chocolademakers", {"speaker": "kaag"}, ["a2"]),
        ("chocolademakers", {"speaker": "Kaa"}, []),
        ("chocolademakers", {"named": {"sector": "olie_en_gas"}}, ["q4"]),
        ("chocolademakers", {"named": {"sector": "Olie en gas"}}, ["q4"]),
        ("voorbeeldonderzoek", {}, ["fn1"]),
        ("voorbeeldonderzoek", {"kind": "footnote"}, ["fn1"]),
        ("cacaosector", {"kind": "text"}, [None]),
        ("cacaosector", {"party": "GroenLinks"}, ["q2"]),
        ("antwoord 2", {}, ["a2"]),
        ("antwoord 2", {"kind": "label"}, ["a2"]),
        ("antwoord 2", {"kind": "answer"}, []),
        ("antwoord 2", {"party": "D66"}, ["a2"]),
        ("antwoord 2", {"party": "GroenLinks"}, []),
    ],
)
def test_only_what_is_asked_for(
    words: str, only: dict[str, Any], blocks: list[str | None], documents: list[Converted]
) -> None:
    assert [hit.block for hit in find(documents[:1], words, **only)] == blocks


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ({"theme": "oeso_richtlijnen"}, [("a2", "OESO-richtlijnen")]),
        ({"country": "Ivoorkust"}, [("q1", "Ivoorkust"), ("a3", "Ivoriaanse")]),
        ({"country": "de"}, [("q5", "Duitsland")]),
        ({"sector": "cacao", "theme": "convenanten"}, [("a2", "cacaosector"), ("a2", "convenant")]),
        ({"sector": "cacao", "country": "BD"}, []),
    ],
)
def test_what_is_named_without_words(
    named: dict[str, str], found: list[tuple[str, str]], documents: list[Converted]
) -> None:
    hits = [hit for hit in find(documents[:1], named=named) if hit.block]
    assert [(hit.block, hit.keyword) for hit in hits] == found
    source = documents[0].kamerstuk.source.text or ""
    for hit in hits:
        assert source[hit.start : hit.end].replace("\n", "") == hit.keyword


def test_what_is_named_in_no_block(documents: list[Converted]) -> None:
    hits = [
        hit for hit in find(documents[:1], named={"theme": "kinderarbeid"}) if hit.kind == "text"
    ]
    assert [(hit.keyword, hit.left[-5:]) for hit in hits] == [("kinderarbeid", "over ")]


def test_a_sector_is_one_of_the_same_paragraph_outside_blocks(documents: list[Converted]) -> None:
    letter = documents[2:]
    assert (
        len(list(find(letter, "natuursteensector", named={"sector": "natuursteen"}, kind="text")))
        >= 1
    )
    (hit,) = find(letter, "SER", named={"sector": "goud"})
    assert hit.left.endswith("de Sociaal-Economische Raad (")
    assert list(find(letter, "SER", named={"sector": "banken"}, kind="turn")) == []


def test_only_the_paragraph_that_mentions_a_sector(documents: list[Converted]) -> None:
    text = (
        "Aan de Voorzitter van de Tweede Kamer\n\nHet kabinet wacht op de goudsector.\n\n"
        "Het kabinet wacht op de natuursteensector.\n\nHet kabinet wacht.\n"
    )
    letter = imvo_nlp.convert_bytes(text.encode(), "a.txt", embed_source=True)
    (hit,) = find([Converted("a", "a.json", letter)], "kabinet", named={"sector": "natuursteen"})
    assert hit.start == text.index("kabinet wacht op de natuursteensector")


def test_a_sector_in_a_note_is_not_one_of_the_paragraph_around_it() -> None:
    text = (
        "Aan de Voorzitter van de Tweede Kamer\n\nHet kabinet wacht1 op wat de \n\n"
        "1 Zie het rapport over de goudsector, https://www.voorbeeld.example/rapport.pdf\n"
        " sector zal doen.\n"
    )
    letter = imvo_nlp.convert_bytes(text.encode(), "a.txt", embed_source=True)
    document = Converted("a", "a.json", letter)
    (note,) = letter.footnotes
    (hit,) = find([document], "kabinet")
    assert hit.block_start < note.start < hit.block_end
    assert list(find([document], "kabinet", named={"sector": "goud"})) == []
    assert [hit.block for hit in find([document], "rapport over", named={"sector": "goud"})] == [
        "fn1"
    ]


DE_VRIES = (
    "Antwoord van staatssecretaris De Vries (Defensie) (ontvangen 10 maart 2009) op vragen van het lid "
    "Klaas de Vries (PvdA) over goud (ingezonden 3 maart 2009).\n\nVraag 1\nKent u het goud?\n\n"
    "Antwoord 1\nJa, het goud.\n"
)


@pytest.mark.parametrize(("party", "blocks"), [("PvdA", ["q1"]), ("CDA", ["a1"])])
def test_of_two_of_one_surname_the_minister_answers(party: str, blocks: list[str]) -> None:
    document = Converted("a", "a.json", imvo_nlp.convert_text(DE_VRIES))
    assert [hit.block for hit in find([document], "goud", party=party)] == blocks


def test_of_two_ministers_of_one_surname_no_party_is_known() -> None:
    kamerstuk = imvo_nlp.convert_text(DE_VRIES)
    first, second = kamerstuk.participants
    both = (first, replace(second, roles=("minister",)))
    assert party_of(replace(kamerstuk, participants=both), "De Vries") is None
    agreed = (first, replace(second, roles=("minister",), party="CDA"))
    assert party_of(replace(kamerstuk, participants=agreed), "De Vries") == "CDA"
    assert party_of(kamerstuk, "Jansen") is None


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ({}, {CACAO, GOUD, STEEN}),
        ({"since": date(2019, 2, 12)}, {CACAO, GOUD}),
        ({"since": date(2019, 2, 13)}, {GOUD}),
        ({"until": date(2019, 2, 12)}, {CACAO, STEEN}),
        ({"since": date(2018, 1, 1), "until": date(2019, 2, 12)}, {CACAO}),
    ],
)
def test_both_days_are_included(
    days: dict[str, Any], found: set[str], documents: list[Converted]
) -> None:
    assert {hit.document for hit in find(documents, "Minister", **days)} == found


def test_a_document_without_a_day_is_out_where_one_is_given() -> None:
    assert text("Kent u dit?", words="kent")
    assert text("Kent u dit?", words="kent", until=date(2030, 1, 1)) == []


# Where it stands


def test_each_place_is_that_of_the_words(converted: Kamerstuk) -> None:
    assert converted.source.text
    for words in ("convenant", "minister", "het", "vraag"):
        for hit in find([Converted("a", "a.json", converted)], words):
            printed = converted.source.text[hit.start : hit.end]
            assert re.sub(r"[-\ufffe]\s+", "", printed) == hit.keyword
            assert hit.keyword.casefold() == words


@pytest.mark.parametrize(
    ("name", "words", "first", "last"),
    [
        (CACAO, "voedingsmiddelenconvenant", "voedingsmid-", "delenconvenant"),
        (CACAO, "daarom nog niet te maken", "daar-\n\n1 https", "om nog niet te maken"),
        (GOUD, "verantwoordelijkheid", "verantwoor-\n\nTweede", "delijkheid"),
    ],
)
def test_words_over_line_ends_notes_and_page_feet(
    name: str, words: str, first: str, last: str, documents: list[Converted]
) -> None:
    source = read_source(name)
    (hit,) = find(documents, words)
    assert hit.start == source.index(first)
    assert hit.end == source.index(last, hit.start) + len(last)


def test_a_printed_heading_is_found_at_its_place(documents: list[Converted]) -> None:
    partial: list[Document] = []
    source = read_source(GOUD)
    heading = "De heer Alkaya (SP):"
    hits = list(find(documents, '"heer alkaya (sp)"', kind="label", on_partial=partial.append))
    assert {(hit.block, hit.keyword, hit.left, hit.right) for hit in hits} >= {
        ("t2", "heer Alkaya (SP)", "De ", ":")
    }
    assert [hit.start for hit in hits] == [
        match.start() + len("De ") for match in re.finditer(re.escape(heading), source)
    ]
    assert partial == []
    bare = find([without_source(each) for each in documents], '"heer alkaya (sp)"', kind="label")
    first = next(bare)
    assert (first.start, first.block_start) == (None, source.index(heading))
    assert source[: first.block_end].rstrip().endswith(heading)


def test_without_the_source_the_place_is_that_of_the_block(documents: list[Converted]) -> None:
    partial: list[Document] = []
    bare = [without_source(each) for each in documents]
    (hit,) = find(bare, "kinderarbeid", on_partial=partial.append)
    (exact,) = find(documents, "kinderarbeid", kind="question")
    assert (hit.block, hit.start, hit.end) == ("q2", None, None)
    assert hit._replace(start=exact.start, end=exact.end) == exact
    assert hit.block_start <= (exact.start or 0) < (exact.end or 0) <= hit.block_end
    assert [each.id for each in partial] == [each.id for each in bare]


def test_nothing_is_reported_where_nothing_is_left_out(documents: list[Converted]) -> None:
    partial: list[Document] = []
    assert list(find(documents, "kinderarbeid", on_partial=partial.append))
    bare = [without_source(each) for each in documents]
    assert not list(find(bare, "kinderarbeid", kind="turn", on_partial=partial.append))
    assert partial == []


def test_a_source_of_another_document_is_not_searched(documents: list[Converted]) -> None:
    cacao, goud, _ = documents
    source = goud.kamerstuk.source
    other = Kamerstuk.from_json_bytes(
        json.dumps(
            {**json.loads(cacao.kamerstuk.to_json()), "source": json.loads(source.to_json())}
        ).encode()
    )
    partial: list[Document] = []
    (hit,) = find([cacao._replace(kamerstuk=other)], "kinderarbeid", on_partial=partial.append)
    assert (hit.block, hit.start, len(partial)) == ("q2", None, 1)


# What cannot be looked for


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"words": "x", "party": "SPP"}, r"no party 'SPP': did you mean SP or SGP\?"),
        ({"words": "x", "named": {"sector": "textiel"}}, r"no sector 'textiel': did you mean kleding_en_textiel\?"),
        ({}, "nothing to search for: give words, or a filter such as a theme or a party"),
        ({"words": "x", "named": {"zone": "x"}}, "unknown label 'zone'; known: sector, country, law,"),
        ({"words": "x", "named": {"theme": "arbeid"}}, "no theme 'arbeid': did you mean kinderarbeid or dwangarbeid"),
        ({"words": "x", "named": {"sector": "zzz"}}, r"no sector 'zzz': known: kleding_en_textiel, banken"),
        ({"words": " "}, "the words to search for are empty"),
        ({"words": "x", "kind": "text", "party": "SP"}, "elements of kind text have no speaker"),
        ({"words": "x", "kind": "event", "party": "SP"}, "elements of kind event have no speaker"),
        ({"words": "x", "kind": "footnote", "speaker": "Kaag"}, "elements of kind footnote have no speaker"),
        (
            {"words": "x", "since": date(2019, 2, 2), "until": date(2019, 2, 1)},
            "2019-02-02 is after 2019-02-01",
        ),
        ({"words": "(a", "is_regex": True}, r"the pattern '\(a' is invalid: missing \) at position 2"),
        ({"words": "(" * 5000 + ")" * 5000, "is_regex": True}, "maximum recursion depth"),
    ],
)  # fmt: skip
def test_wrong_use_is_reported_before_a_document_is_read(
    options: dict[str, Any], message: str
) -> None:
    with pytest.raises(WrongUse, match=message):
        find([], **options)


def test_a_pattern_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["imvo_nlp.analysis.find"], "SECONDS", 0.2)
    with pytest.raises(
        WrongUse, match=r"the pattern '\(x\|xx\)\+\$' takes more than 0\.2 seconds;"
    ):
        text("x" * 60 + "!", words="(x|xx)+$", is_regex=True)


# The command


@pytest.fixture
def folder(documents: list[Converted], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The three documents as `uit`, and as `kaal` without their sources."""
    monkeypatch.chdir(tmp_path)
    for name, kept in (("uit", documents), ("kaal", [without_source(each) for each in documents])):
        Path(name).mkdir()
        for each in kept:
            Path(name, each.file).write_bytes(each.kamerstuk.to_json_bytes())
    return tmp_path


def test_each_hit_is_a_line_with_the_keyword_in_one_column(folder: Path, capsys: Said) -> None:
    assert main(["find", "kinderarbeid", "uit"]) == 0
    said = capsys.readouterr()
    assert "\x1b" not in said.out
    lines = said.out.splitlines()
    assert [re.split(r"\s{2,}", each)[:3] for each in lines] == [
        ["2019-02-12", f"file:{CACAO}", "text"],
        ["2019-02-12", f"file:{CACAO}", "Diks (GroenLinks)"],
        ["2017-02-07", "kst-26485-236", "text"],
    ]
    assert len({each.index("kinderarbeid") for each in lines}) == 1
    source = read_source(CACAO)
    second = source.index("kinderarbeid", source.index("Vraag 2"))
    assert lines[1].endswith(f"  q2 {second}-{second + 12}")
    assert max(map(len, lines)) <= 160
    assert said.err == "3 hits in 2 documents\n"


def test_without_the_source_it_says_what_is_missing(folder: Path, capsys: Said) -> None:
    assert main(["find", "kinderarbeid", "kaal"]) == 0
    said = capsys.readouterr()
    assert re.search(r"  q2 \[\d+-\d+\]\n\Z", said.out)
    told, total = said.err.splitlines()
    assert told.startswith("imvo-nlp: 3 documents without source text: only turns, ")
    assert told.endswith("convert with --embed-source")
    assert total == "1 hit in 1 document"


def test_json_is_an_object_per_line(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["find", "coöperatie", "uit", "--json"]) == 0
    (told,) = map(json.loads, capsysbinary.readouterr().out.splitlines())
    assert read_source(CACAO)[told["start"] : told["end"]] == "coöperatie"
    assert (told["document"], told["speakers"]) == (f"file:{CACAO}", ["Kaag"])
    assert set(told) == set(Hit._fields)


def test_options_reach_the_search(folder: Path, capsys: Said) -> None:
    asked = ["find", "c[oö]+peratie", "uit", "--regex", "--kind", "answer", "--party", "D66"]
    asked += ["--speaker", "Kaag", "--sector", "cacao", "--from", "2019-02-12"]
    asked += ["--until", "2019-02-12", "--limit", "1"]
    assert main(asked) == 0
    said = capsys.readouterr()
    assert said.out.count("coöperatie") == 1
    assert said.err == "1 hit in 1 document\n"


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("2", "2 hits in 1 document; stopped by --limit\n"),
        ("3", "3 hits in 2 documents\n"),
        ("4", "3 hits in 2 documents\n"),
    ],
)
def test_what_a_limit_cuts_off_is_reported(
    limit: str, told: str, folder: Path, capsys: Said
) -> None:
    assert main(["find", "kinderarbeid", "uit", "--limit", limit]) == 0
    assert capsys.readouterr().err == told


def test_nothing_found_is_1_and_what_is_skipped_is_reported(folder: Path, capsys: Said) -> None:
    Path("uit/kapot.json").write_text("{}")
    assert main(["find", "olifant", "uit"]) == 1
    skipped, total = capsys.readouterr().err.splitlines()
    assert skipped.startswith("imvo-nlp: kapot.json: not a converted document")
    assert total == "nothing found"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["find", "x"], "nothing to search for: give words, or a filter such as a theme or a party"),
        (["find"], "required: DIR"),
        (["find", "x", "leeg"], "no converted documents (*.json or documents.jsonl) in leeg"),
        (["find", "x", "uit", "--kind", "zin"], "unknown kind 'zin'; known: turn, question, answer, footnote, label, text, section, "),
        (["find", "x", "uit", "--from", "2019"], "'2019' is not a date of the form YYYY-MM-DD"),
        (["find", "x", "uit", "--party", "SPP"], "no party 'SPP': did you mean SP or SGP?"),
        (["find", "*", "uit", "--regex"], "the pattern '*' is invalid: nothing to repeat at position 0"),
    ],
)  # fmt: skip
def test_wrong_use_is_2(arguments: list[str], message: str, folder: Path, capsys: Said) -> None:
    Path("leeg").mkdir()
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert message in said.err


@pytest.mark.parametrize("width", [40, 80, 119, 120, 200])
def test_a_line_fits_the_terminal_and_steers_it_not(width: int, documents: list[Converted]) -> None:
    (hit,) = find(documents, "goudsector")
    long = hit._replace(keyword="x" * 300, left="\x1b[31m\n\n", speakers=("A" * 90, "B"))
    shown = [line(each, width).plain for each in (hit, long)]
    assert all("\x1b" not in each and "\n" not in each for each in shown)
    if width >= 80:
        assert max(map(len, shown)) <= width
        assert shown[0].index("goudsec") == shown[1].index("xxx")
        assert shown[0].endswith(f"  t2 {hit.start}-{hit.end}")
        assert ("2019-03-14" in shown[0]) == (width >= 120)
