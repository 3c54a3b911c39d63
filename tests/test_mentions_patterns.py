"""What is fast finds what is plain: each pattern that is tried at few places, or read backwards, is
compared with itself tried everywhere, or read forwards.

Texts are made of the pieces that a pattern is about, in any order, with a fixed seed. They find what
no sentence shows: a word that begins a match and that the quick look does not know.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator

import pytest
import regex

from imvo_nlp.mentions import (
    members,
    ministers,
    motions,
    names,
    references,
    sectors,
    unnumbered,
)
from imvo_nlp.mentions.literals import AnchoredPattern
from imvo_nlp.notation import abroad
from imvo_nlp.notation.period import ANY_DAY
from imvo_nlp.notation.words import GENDERS, MEMBERS_ADDRESSED, PARTICLES
from imvo_nlp.reference.parties import _ABBREVIATION, _remembered, parties
from imvo_nlp.reference.people import People, full_name, people
from imvo_nlp.text.patterns import alternation

Spans = list[tuple[int, int]]
ROUNDS = 3_000
BETWEEN = [" ", " ", " ", "\n", ", ", ". ", "-", " (", ") ", "/", " en ", "x", "é", "3"]
POSTS = [
    "oud-", "ex-", "Oud-", "vice-", "vice", "Vice-", "minister", "Minister", "-president", "-President", "premier",
    "Premier", "ministers", "Ministers", "staatssecretaris", "Staatssecretaris", "staatssecretarissen", "MINISTER",
    "MINISTERS", "STAATSSECRETARISSEN", "ambtsvoorganger", "Ambtsvoorgangsters", "de ", "A", "van ", "’", "..",
]  # fmt: skip
ADDRESSES = [
    *GENDERS, *(each.capitalize() for each in GENDERS), *MEMBERS_ADDRESSED, "Heren", "Leden", "Lid", "LID", "LEDEN",
    "Oud-", "oud-", "Collega", "Collega’s", "-Kamerlid", "-Kamerleden", "senator", "Senatoren", "CDA-", "De ", "de ",
    "Kaag", "A", "van ", "’t ", *" " * 40,
]  # fmt: skip
CITED = [
    "Kamerstuk", "Kamerstukken", "kamerstuk", "KAMERSTUK", "Kst. ", "TK", "EK", "Tweede Kamer", "Eerste Kamer",
    ", vergaderjaar ", "2015-2016", "2017/18", " II ", "I", "26 485", "26485", "34 000 XVII", "nr. ", "nrs. ", "no ",
    "NR. ", "nr", "Nr. ", "12", "304", "C", ", C", "letter ", "letter F (", "Aanhangsel", "Handelingen", ", item 9",
    "stuk ", "stuk nr. ", "was nr. ", "onder ", "motie ", "kst-", "kst-26485-220", "blg-12345", "ah-tk-20192020-2907",
    "h-tk-20182019-3-4", "nds-tk-2018D12345", "kv-tk-2021Z01234", "HTK", "Hand. ", "Bijl. ", "Aanh. ", "nummer ", "2017Z18861", "2018D12345", "26485-12", "(", ")", " (", "), ", ", ", " ", " ", "-", "t/m ", "1",
]  # fmt: skip
DOCUMENTS = [
    *unnumbered._DETERMINERS, "De", "Het", "Deze", "Mijn", "een", "Een", "nader", "nader", "gewijzigde", "aangehouden",
    "verantwoordelijkheidsgevoelige", "orde", "motie", "moties", "motie-", "subamendement", "amendement",
    "initiatiefwetsvoorstel", "initiatiefvoorstel", "voorstel van", "rijkswet", "wet", "initiatiefnota", "nota",
    "nota bene", "brief", "Kamerbrief", "antwoordbrief", "verslag", "eindverslag", "advies", "rapport", "Blok",
    *["een ", "deze ", "de ", "gewijzigde ", "motie ", "verslag "] * 20, *["een motie", "Een brief"] * 8, *" " * 20,
]  # fmt: skip
MOTIONS = [
    "motie", "moties", "Motie", "MOTIE", "-", "Kröger", " op stuk nr. 12", " van ", " VAN ", "HET LID ", "DE LEDEN ",
    "het lid ", "de ", "mijn ", *(f"{each} " for each in MEMBERS_ADDRESSED), "voorganger ", " is voorgesteld door ",
    " wordt mede voorgesteld door ", *["motie", "moties"] * 10,
]  # fmt: skip


def texts(pieces: Iterable[str], *, most: int = 14) -> Iterator[str]:
    """Texts of these pieces, the same ones in each run."""
    chosen, source = random.Random(1), tuple(pieces)
    for _ in range(ROUNDS):
        yield "".join(
            chosen.choice(source if chosen.random() < 0.75 else BETWEEN)
            for _ in range(chosen.randint(1, most))
        )


def compare(
    pieces: Iterable[str], fast: Callable[[str], Spans], plain: Callable[[str], Spans]
) -> None:
    """Both find the same in all texts, and in more than fifty of them something."""
    found = 0
    for text in texts(pieces):
        expected = plain(text)
        assert fast(text) == expected, repr(text)
        found += bool(expected)
    assert found > 50


def spans(matches: Iterable[regex.Match[str]]) -> Spans:
    return [match.span() for match in matches]


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [(ministers._POST, POSTS), (ministers._ADDRESS, ADDRESSES), (members._FORM, ADDRESSES)],
    ids=["posts", "ministers by address", "members by address"],
)
def test_in_each_match_stands_an_anchor(pattern: AnchoredPattern, pieces: list[str]) -> None:
    compare(
        pieces,
        lambda text: spans(pattern.finditer(text)),
        lambda text: spans(pattern.pattern.finditer(text)),
    )


def test_a_citation_starts_where_one_can() -> None:
    forms = references._OF_WORDS + references._OF_DIGITS + references._BEFORE_DIGITS
    compare(
        CITED,
        lambda text: spans(references._citations(text, references._starts(text))),
        lambda text: spans(references._citations(text, [(at, forms) for at in range(len(text))])),
    )


@pytest.mark.parametrize(
    ("first", "pattern"),
    [
        (unnumbered._MAY_DETERMINE, unnumbered._PHRASE),
        (unnumbered._ARTICLES, unnumbered._INDEFINITE),
    ],
    ids=["definite", "indefinite"],
)
def test_a_phrase_is_found_around_its_noun(
    first: regex.Pattern[str], pattern: regex.Pattern[str]
) -> None:
    compare(
        DOCUMENTS,
        lambda text: spans(unnumbered._before_nouns(first, pattern, text, None)),
        lambda text: spans(pattern.finditer(text)),
    )


def test_a_motion_is_found_at_its_word() -> None:
    compare(
        MOTIONS,
        lambda text: spans(motions._motions(text, motions._WORDS.places(text))),
        lambda text: spans(motions._MOTION.finditer(text)),
    )


def test_that_of_is_found_behind_a_word_for_motions() -> None:
    def plain(text: str) -> Spans:
        spoken = spans(motions._SPOKEN_OF.finditer(text))
        return [
            match.span()
            for match in motions._THAT_OF.finditer(text)
            if any(end <= match.start() <= start + motions._NEAR for start, end in spoken)
        ]

    compare(
        [
            "motie ",
            "moties",
            "die van ",
            "Die van ",
            "het lid ",
            "collega ",
            "mijn ",
            "e",
            " " * 60,
        ],
        lambda text: spans(motions._those(text, motions._WORDS.places(text))),
        plain,
    )


def test_a_sector_begins_a_word() -> None:
    lexicon = sectors.sectors()
    plain = regex.compile(rf"(?<![\w-])(?:{alternation(lexicon.uses)})")
    chosen = random.Random(2).sample(sorted(lexicon.uses), 40)
    compare(
        chosen, lambda text: list(lexicon.forms_in(text)), lambda text: spans(plain.finditer(text))
    )


def test_a_party_is_a_whole_word() -> None:
    known = parties()
    remembered = [
        form
        for form, rows in known._in_text.items()
        if any(_remembered(row, ANY_DAY, for_ever=len(form) > _ABBREVIATION) for row in rows)
    ]
    plain = regex.compile(
        rf"(?<![\w@.])(?:{alternation(remembered)})(?!\w|\.(?:nl|com|org|eu)\b)".replace(
            "/", r"/\s?"
        )
    )
    compare(
        [*random.Random(3).sample(sorted(known._in_text), 40), "@", ".nl", "."],
        lambda text: spans(known.find(text, ANY_DAY)),
        lambda text: spans(plain.finditer(text)),
    )


def test_a_first_name_is_a_whole_word() -> None:
    names = alternation(people().first_names)
    plain = regex.compile(rf"(?<![\w.'’-])(?=(?:{names})\s[A-Zvdhti’'])")
    compare(
        [*random.Random(4).sample(sorted(people().first_names), 30), " Bos", " van", "'", "."],
        lambda text: [(start, start) for start in members._first_names(people(), text)],
        lambda text: spans(plain.finditer(text)),
    )


def test_a_portfolio_is_the_longest() -> None:
    known = people()
    plain = regex.compile(rf"(?:{known.portfolio_pattern})(?![^\W\d_]|[&-])")

    def fast(text: str) -> Spans:
        end = known.portfolio_end(text, 0)
        return [(0, end)] if end else []

    compare(
        random.Random(5).sample(sorted(known.portfolios), 60),
        fast,
        lambda text: spans(filter(None, [plain.match(text)])),
    )


def test_where_no_name_is_looked_for_none_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    known = people()
    rows = [
        row for each in (known._members, known._ministers) for rows in each.values() for row in rows
    ]
    chosen = random.Random(6).sample(rows, 60)
    pieces = [
        *(full_name(row) for row in chosen), *(row.name for row in chosen), *(f"{row.name.upper()}’s" for row in chosen),
        *PARTICLES, "A.B. ", "s", "’s", "’", "- ", "kabinet",
    ]  # fmt: skip
    fast = [names.name_at(text, 0) for text in texts(pieces)]
    monkeypatch.setattr(People, "may_begin", lambda *_: True)
    monkeypatch.setattr(People, "may_end", lambda *_: True)
    monkeypatch.setattr(names, "may_be_name", lambda *_: True)
    monkeypatch.setattr(names, "_WORDS", regex.compile(rf"{names._WORD}(?:\s{names._WORD}){{0,6}}"))
    names._readings.cache_clear()
    assert fast == [names.name_at(text, 0) for text in texts(pieces)]
    assert len(list(filter(None, fast))) > ROUNDS / 10


def test_the_words_of_a_name_reach_to_the_end_of_each() -> None:
    known = people()
    for rows in (*known._members.values(), *known._ministers.values()):
        for row in rows:
            printed = f"{full_name(row)} van de"
            found = names.name_at(printed, 0)
            assert found and found.end >= len(printed) - len(" van de"), printed


def test_between_names_any_party_can_stand() -> None:
    for form in parties()._in_text:
        if "(" in form:
            continue  # never printed in brackets itself
        assert names.LISTED.fullmatch(f" ({form}), "), form


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        (abroad._BEFORE, ["Fran", "Bosnisch-Herzegovini", "Nederlandse ", "se ", "sche ", "EU-", "EU "]),
        (ministers._ARTICLE, ["de ", "deze ", "De ", "uw ", "mijn ", "beide ", "e"]),
        (
            ministers._OFFICE_BEFORE,
            ["voorganger", "voorgangster", ", ", ", ", ", ", "de ", "vorige ", "Toenmalige ", "voormalig ", "minister",
             "staatssecretaris", ", ", " ", "de "],
        ),
        (members._BEFORE_PARTY, [" van ", " namens ", "de ", "het ", "Thieme", " (", "de"]),
        (
            members._FUNCTION_BEFORE,
            ["directeur ", "oud-", "burgemeester ", "voorzitter van ", "de ", "vaste ", "commissie ", "VNO", ", ",
             "van een heel groot bedrijf dat in het oosten van het land ligt "],
        ),
        (references._BEFORE_NUMBER, ["stuk ", "stukken ", "nr. ", "nr", "Nrs. ", "NRS ", "nummer ", "kst-", "ah-tk-", "h-ek-", "letter F ("]),
        (
            sectors._COVENANT_OF,
            ["imvo-", "mvo-", "convenant ", "convenanten ", "duurzame ", "verantwoorde ", "voor ", "bevordering ",
             "internationaal ", "nationale "],
        ),
        (sectors._LIST_BREAK_BEFORE, ["/", ", ", " en ", " of ", ", maar ook ", "de ", "het ", "binnenkort ", "ook ", "van "]),
        (sectors._LIST_OF_SECTORS, ["sectoren", "sector", " ", " (", "o.a. ", "zoals ", ": ", ", ", " te weten ", "de "]),
        (sectors._LIST_OF_COVENANTS, ["convenanten", " (", "voor ", " "]),
        (sectors._BRANCH, ["in ", "in de ", "de ", "binnen", " "]),
        (unnumbered._WORDS_BEFORE, ["de ", "nader ", "gewijzigde ", "eind", " "]),
    ],
    ids=[
        "another country", "article", "office", "party", "function", "sign of a number", "covenant",
        "list", "list of sectors", "list of covenants", "branch", "words of a noun",
    ],
)  # fmt: skip
def test_a_pattern_reads_backwards_what_it_reads_forwards(
    pattern: regex.Pattern[str], pieces: list[str]
) -> None:
    flags = pattern.flags & ~regex.REVERSE
    forwards = regex.compile(rf"(?:{pattern.pattern})\Z", flags)
    compare(
        pieces,
        lambda text: spans(filter(None, [pattern.match(text, 0, len(text))])),
        lambda text: spans(filter(None, [forwards.search(text)])),
    )


def test_a_bill_is_read_backwards_wherever_it_is_read_forwards() -> None:
    # Only whether a bill stands before the bracket counts: of two, each direction takes its own.
    forwards = regex.compile(
        rf"(?:{references._BILL.pattern})\Z", references._BILL.flags & ~regex.REVERSE
    )
    compare(
        ["Wetsvoorstel", "voorstel van rijkswet", "Initiatiefnota", "Wijziging van", "Regels inzake",
         " de wet ", "(", "; ", "in verband met een groot aantal onderwerpen " * 4],
        lambda text: bool(references._BILL.match(text, 0, len(text))),
        lambda text: bool(forwards.search(text)),
    )  # fmt: skip
