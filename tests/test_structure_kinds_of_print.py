"""Structure in every kind of print: summaries, hearings, Handelingen, lists, texts on one line.

Texts are written on one line: ` / ` is a line end, ` ¶ ` a blank line. What has to be found is marked
in the text itself: `[member Alkaya SP] Dank u. []` is a turn and its end, `[vraag 1 VVD → 0]` a
question with its number, who asks and which answer (the first is 0), `[antwoord 3,4 zie 2]` an answer
to 3 and 4 that points to 2. The next mark ends a block too. All was decided by reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from imvo_nlp import convert_text
from imvo_nlp.notation.period import ANY_DAY
from imvo_nlp.reference.parties import parties
from imvo_nlp.structure.consultation import split_by_fractie, split_numbered
from imvo_nlp.structure.events import find_events
from imvo_nlp.structure.found import AnswerBlock, Days, FrontMatter, Heading, Person, QuestionBlock
from imvo_nlp.structure.lines import with_lines
from imvo_nlp.structure.questions import split_questions
from imvo_nlp.structure.sections import find_headings, find_parts, signature_start
from imvo_nlp.structure.sitting import add_sitting
from imvo_nlp.structure.summary import find_narrated
from imvo_nlp.structure.turns import Label, find_chairs, find_labels, split_turns
from imvo_nlp.text.view import CleanText
from marks import as_marks, read_marks

Marked = tuple[str, str]  # what stands in a mark, and the text behind it


def printed(text: str) -> str:
    return text.replace(" ¶ ", "\n\n").replace(" / ", "\n")


def read(marked: str) -> tuple[CleanText, list[Marked]]:
    """The text without its marks, and what was marked in it."""
    pieces = re.split(r"\[([^\]]*)\] ?", printed(marked))
    blocks = zip(pieces[1::2], pieces[2::2], strict=True)
    return CleanText.of("".join(pieces[::2])), [
        (mark, CleanText.of(text).text.strip()) for mark, text in blocks if mark
    ]


def texts(table: dict[str, str]) -> pytest.MarkDecorator:
    """One test per text; the text's name says what it shows."""
    return pytest.mark.parametrize("marked", table.values(), ids=table)


def turns(document: CleanText, labels: Sequence[Label]) -> list[Marked]:
    found = split_turns(
        document, labels, find_chairs(document), find_events(document), find_parts(document)
    )
    marks = [(each.role, each.name, each.party or each.portfolio) for each in found]
    return [
        (" ".join(filter(None, mark)), document.text[each.start : each.end])
        for mark, each in zip(marks, found, strict=True)
    ]


# Reports that tell what was said

RABBAE = "[member Rabbae GroenLinks] De heer Rabbae (GroenLinks) vindt de koffie slap."
PRONK = Person(0, 5, "Pronk", ("minister",), post="minister")

SUMMARIES = {
    "members": f"{RABBAE} ¶ [member Dijksma PvdA] Mevrouw Dijksma (PvdA) sluit zich daarbij aan.",
    "minister without name, and the chair": f"{RABBAE} ¶ [minister] De minister deelt dat niet. ¶ "
    "[chair] De voorzitter sluit het overleg.",
    "minister with name, who goes on without": f"{RABBAE} ¶ [minister Pronk] Minister Pronk zet haar "
    "zelf. ¶ De minister wijst op de thee. ¶ [state_secretary Ybema] Staatssecretaris Ybema drinkt die.",
    "ministers with portfolio": f"{RABBAE} ¶ [minister Ontwikkelingssamenwerking] De minister voor "
    "Ontwikkelingssamenwerking zet haar. ¶ [minister Financiën] De minister van Financiën betaalt haar.",
    "several paragraphs of one speaker": f"{RABBAE} ¶ Hij leest niets over thee. ¶ Van de heer Pronk "
    "verwacht hij meer. ¶ De heer Rabbae (GroenLinks) vraagt ten slotte om melk. ¶ "
    "[member Van Dijke RPF] De heer Van Dijke (RPF) drinkt haar zwart.",
    "among the questions of the commission only members speak": "Vragen en opmerkingen uit de "
    f"commissie ¶ {RABBAE} ¶ De minister moet dat volgens hem anders doen. [] ¶ Antwoord van de "
    "minister ¶ [minister] De minister drinkt thee.",
    "each part of the debate begins anew": f"Eerste termijn ¶ {RABBAE} [] ¶ Nadere gedachtewisseling ¶ "
    "[member Rabbae GroenLinks] De heer Rabbae (GroenLinks) blijft erbij.",
    "who signs says nothing": f"{RABBAE} ¶ [minister] De minister zegt thee toe. [] ¶ De voorzitter van "
    "de vaste commissie voor Economische Zaken, / Biesheuvel ¶ De griffier van de vaste commissie voor "
    "Economische Zaken, / Tielens-Tripels",
}  # fmt: skip


@texts(SUMMARIES)
def test_who_speaks_in_a_summary(marked: str) -> None:
    document, expected = read(marked)
    assert turns(document, find_narrated(document, find_parts(document))) == expected


SPOKEN_OF = {
    "by another name": f"{RABBAE} ¶ Minister Zalm is volgens hem rijk. ¶ [minister Pronk] Minister Pronk "
    "wijst dat af.",
    "by another portfolio": f"{RABBAE} ¶ De minister van Financiën is volgens hem rijk. ¶ "
    "[minister Ontwikkelingssamenwerking] De minister voor Ontwikkelingssamenwerking niet.",
}  # fmt: skip


@texts(SPOKEN_OF)
def test_a_minister_who_is_no_guest_is_spoken_of(marked: str) -> None:
    document, expected = read(marked)
    assert turns(document, find_narrated(document, (), (PRONK,))) == expected


def test_a_guest_in_a_summary_is_no_member() -> None:
    told = f"{RABBAE} ¶ De heer Wellink (De Nederlandsche Bank) drinkt thee."
    found = find_narrated(read(told)[0], ())
    assert [(each.role, each.party, each.affiliation) for each in found[1:]] == [
        ("other", None, "De Nederlandsche Bank")
    ]


def test_without_members_it_is_no_summary() -> None:
    letter = "De minister drinkt thee."
    assert find_narrated(read(letter)[0], ()) == ()
    assert len(find_narrated(read(f"{letter} ¶ {RABBAE}")[0], ())) == 2


# Headings of speakers

LABELS = [
    ("De heer Alkaya (SP):", "member Alkaya SP", "member Alkaya SP"),
    ("De heer Thijssen (PvdA/GroenLinks):", "member Thijssen PvdA/GroenLinks", "member Thijssen PvdA/GroenLinks"),
    ("Mevrouw Den Haan (Fractie Den Haan):", "member Den Haan Fractie Den Haan", "member Den Haan Fractie Den Haan"),
    ("De heer Jansen (MVO Nederland):", "other Jansen", "other Jansen"),
    ("Mevrouw De Wit (hoogleraar recht en duurzaamheid aan de Universiteit Utrecht):", "other De Wit", "other De Wit"),
    ("Mevrouw De Wit, directeur van een keurmerk:", None, "other De Wit"),
    ("De heer Van der / Ham (D66):", "member Van der Ham D66", "member Van der Ham D66"),
    ("Mevrouw Gesthuizen / (SP):", "member Gesthuizen SP", "member Gesthuizen SP"),
    ("De heer Alkaya (SP), rapporteur:", "member Alkaya SP", "member Alkaya SP"),
    ("De rapporteur Van Zwol:", "other Van Zwol", "other Van Zwol"),
    ("De minister-president:", "minister", "minister"),
    ("De staatssecretaris:", "state_secretary", "state_secretary"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "debate", "hearing"), LABELS, ids=[each[0] for each in LABELS])
def test_a_heading_in_a_debate_and_in_a_hearing(
    label: str, debate: str | None, hearing: str | None
) -> None:
    label = printed(label)
    document = CleanText.of(f"De voorzitter:\nWelkom.\n\n{label}\nDank u.")
    line = label.replace("\n", " ")
    for in_hearing, speaker in ((False, debate), (True, hearing)):
        said = [("chair", "Welkom."), (speaker, "Dank u.")]
        expected = said if speaker else [("chair", f"Welkom.\n\n{line} Dank u.")]
        assert turns(document, find_labels(document, hearing=in_hearing)) == expected


TURNS = {
    "De minister is quoted where ministers are printed with their names": "Minister Kaag: / [minister Kaag] "
    "Ik lees u voor. ¶ De minister: / Er komt koffie. [] ¶ De staatssecretaris: / [state_secretary] Ja.",
    "De minister speaks where no name is printed": "De minister: / [minister] Er komt koffie. [] ¶ De heer "
    "Alkaya (SP): / [member Alkaya SP] Hulde.",
    "a name in the middle of a sentence is no heading": "De voorzitter: [chair] Welkom. [] / De heer Alkaya "
    "(SP): [member Alkaya SP] Ik herhaal wat wij hier vorig jaar al zeiden tegen / Minister Kaag: zet "
    "koffie. [] / Minister Kaag: [minister Kaag] Dat heb ik onthouden.",
    "what the report says in the middle of a turn stays": "De voorzitter: / [chair] Ik stel thee voor. ¶ "
    "Daartoe wordt besloten. ¶ En dan nu de koffie.",
}  # fmt: skip


@texts(TURNS)
def test_turns(marked: str) -> None:
    document, expected = read(marked)
    assert turns(document, find_labels(document)) == expected


STAGE = [
    "Daartoe wordt besloten.", "Overeenkomstig het voorstel van de voorzitter wordt besloten.",
    "In stemming komt de motie-Diks (26485, nr. 200).", "Het wetsvoorstel wordt zonder stemming aangenomen.",
    "In stemming komt de motie-Diks/Alkaya over eerlijke / koffie (26485, nr. 200).",
    "Vóór stemmen de leden van de fracties van de SP, GroenLinks en D66.",
    "Tegen stemmen de leden: Becker, Diks en Van den Hul.",
    "Vóór stemmen de leden: Rabbae, M.B. Vos en Rosenmöller.",
]  # fmt: skip


@pytest.mark.parametrize("line", STAGE)
def test_what_the_report_says_for_itself_is_nobodys_turn(line: str) -> None:
    document, expected = read(
        f"De voorzitter: / [chair] Wij stemmen. [] ¶ {line} ¶ De heer Alkaya (SP): / [member Alkaya SP] Ja."
    )
    assert turns(document, find_labels(document)) == expected


# Parts, signatures, headings


def outline(
    text: str, find: Callable[[CleanText], Iterable[Heading]]
) -> list[tuple[int, str, str]]:
    """Level and title of each heading, and the last word of what stands under it."""
    document = CleanText.of(printed(text))
    clean = document.text
    return [
        (each.level, clean[each.start : each.heading_end], clean[: each.end].split()[-1])
        for each in find(document)
    ]


PARTS = [
    "Vragen en opmerkingen uit de commissie", "Antwoord van de bewindslieden", "Nadere gedachtewisseling",
    "Antwoord van de staatssecretaris van Financiën", "Eerste termijn van de zijde van de Kamer",
    "Blok 2: koffie in de keten", "Het antwoord van de minister",
]  # fmt: skip


@pytest.mark.parametrize("title", PARTS)
def test_the_parts_of_a_debate(title: str) -> None:
    text = f"Eerste termijn: koffie. ¶ {title} ¶ In tweede termijn thee ¶ Tweede termijn / Slot."
    assert outline(text, find_parts) == [(1, title, "thee"), (1, "Tweede termijn", "Slot.")]


SIGNATURES = {
    "one minister": "Ja. ¶ [*] De Minister van Landbouw, / C.J. Schouten",
    "the first of two": "Ja. ¶ [*] De Minister van Financiën, / W.B. Hoekstra ¶ De Staatssecretaris van "
    "Financiën, / M. Snel",
    "name below a blank line": "Ja. ¶ [*] De staatssecretaris van Financiën, ¶ M. Snel",
    "office of two lines": "Ja. ¶ [*] De Minister voor Buitenlandse Handel en / Ontwikkelingssamenwerking, / "
    "S.A.M. Kaag",
    "a sentence": "De Minister van Landbouw heeft dat, zegt zij, gedaan. ¶ [*] De Minister van Landbouw, / Jan",
}  # fmt: skip


@texts(SIGNATURES)
def test_where_a_minister_signs(marked: str) -> None:
    document, signed = read(marked)
    assert signature_start(document, 0) == document.text.index(signed[0][1])


FULL = "De koffie is gezet door de bode van mijn ministerie, die haar ook heeft / geschonken."
OUTLINES = {
    "table of contents": (
        "Inhoudsopgave ¶ 1. Inleiding 2 / 2. Koffie zetten 3 ¶ 1. Inleiding ¶ Dit gaat over koffie. ¶ "
        "2. Koffie zetten ¶ Het water kookt.",
        [(1, "1. Inleiding", "koffie."), (1, "2. Koffie zetten", "kookt.")],
    ),
    "table of contents with leaders": (
        "Inhoud / Stand van zaken ........ 2 / Vervolg ........ 3 ¶ Stand van zaken ¶ De koffie is gezet. ¶ "
        "Vervolg ¶ Nu de thee nog.",
        [(1, "Stand van zaken", "gezet."), (1, "Vervolg", "nog.")],
    ),
    "no blank line below the headings": (
        f"Geachte voorzitter, ¶ Stand van zaken / {FULL} ¶ Vervolg / {FULL}",
        [(1, "Stand van zaken", "geschonken."), (1, "Vervolg", "geschonken.")],
    ),
    "no blank lines at all": (
        f"Geachte voorzitter, / {FULL} / Stand van zaken / {FULL}",
        [(1, "Stand van zaken", "geschonken.")],
    ),
    "Roman chapters with numbers in them": (
        "Nr. 3 MEMORIE VAN TOELICHTING ¶ I. ALGEMEEN ¶ 1. Inleiding ¶ Dit gaat over koffie. ¶ 2. Uitvoering "
        "¶ 2.1 Zetten ¶ Het water kookt. ¶ II. ARTIKELSGEWIJS ¶ Artikel 1 ¶ Dit spreekt voor zich.",
        [
            (1, "I. ALGEMEEN", "kookt."), (2, "1. Inleiding", "koffie."), (2, "2. Uitvoering", "kookt."),
            (3, "2.1 Zetten", "kookt."), (1, "II. ARTIKELSGEWIJS", "zich."), (2, "Artikel 1", "zich."),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OUTLINES.values(), ids=OUTLINES)
def test_headings(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert outline(text, find_headings) == expected


# Handelingen

SITTING = "Tweede Kamer ¶ 64e vergadering / Donderdag 22 maart 2018"
ITEM = "9 / Eerlijke koffie ¶ Aan de orde is het VAO Eerlijke koffie."
SPEECH = "De voorzitter: / Wij gaan verder."
SITTINGS = {
    "head of the sitting, number and title": (f"{SITTING} ¶ {ITEM}", "", {"session_year": "2017-2018"}, {
        "chamber": "TK", "meeting": "2018-03-22", "number": "9", "title": "Eerlijke koffie",
        "identifier": "h-tk-20172018-64-9"}),
    "no identifier without year": (f"{SITTING} ¶ {ITEM}", "", {}, {
        "chamber": "TK", "meeting": "2018-03-22", "number": "9", "title": "Eerlijke koffie"}),
    "no identifier without sitting": (ITEM, "", {"session_year": "2017-2018", "chamber": "TK"}, {
        "chamber": "TK", "number": "9", "title": "Eerlijke koffie"}),
    "no identifier without item": (SITTING, "", {"session_year": "2017-2018"}, {
        "chamber": "TK", "meeting": "2018-03-22"}),
    "all from the page foot": (SPEECH, "Tweede Kamer Eerlijke koffie 22 maart 2018 TK 64 64-9-1",
        {"session_year": "2017-2018"}, {"chamber": "TK", "meeting": "2018-03-22", "number": "9",
        "title": "Eerlijke koffie", "identifier": "h-tk-20172018-64-9"}),
    "Eerste Kamer": (SPEECH, "Eerste Kamer\nEerlijke koffie\n5 juni 2012\nEK 31\n31-3-9",
        {"session_year": "2011-2012"}, {"chamber": "EK", "meeting": "2012-06-05", "number": "3",
        "title": "Eerlijke koffie", "identifier": "h-ek-20112012-31-3"}),
    "dossiers of the announcement": ("Aan de orde is de behandeling van: / - het wetsvoorstel Koffiewet "
        "(34775-XVII); / - de motie-Diks over koffie (26485, nr. 200). ¶ De heer Alkaya (SP): / Wie leest "
        "er ooit (33625, nr. 3)?", "", {}, {"dossiers": ("34775-XVII", "26485")}),
    "dossier of the motions that the chair numbers": (f"{SPEECH} Zij krijgt nr. 412 (26485).", "", {}, {
        "chamber": "TK", "dossiers": ("26485",)}),
    "subject": ("Aan de orde is het debat over de prijs van koffie.", "", {}, {
        "subject": "de prijs van koffie"}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "foot", "known", "expected"), SITTINGS.values(), ids=SITTINGS)
def test_what_a_sitting_says_of_itself(
    text: str, foot: str, known: dict[str, Any], expected: dict[str, Any]
) -> None:
    document = replace(CleanText.of(printed(text)), furniture=(foot,))
    found = add_sitting(document, FrontMatter("handelingen", **known))._asdict()
    found |= found.pop("dates")._asdict()
    given = {"document_type": "handelingen"} | known
    assert {key: value for key, value in found.items() if value} == given | expected


def test_the_day_of_a_meeting_that_is_known_counts() -> None:
    document = CleanText.of("Donderdag 8 november 2018\n\nAan de orde is het debat over koffie.")
    known = FrontMatter("handelingen", dates=Days(meeting="2018-11-07"))
    assert add_sitting(document, known).dates.meeting == "2018-11-07"
    assert add_sitting(document, FrontMatter("handelingen")).dates.meeting == "2018-11-08"


# Questions and answers


def blocks(
    document: CleanText, found: tuple[Sequence[QuestionBlock], Sequence[AnswerBlock]]
) -> list[Marked]:
    """Questions and answers in the order of the text, as they are marked."""
    marks = []
    for asked in found[0]:
        asking = "+".join(party for party, _ in asked.asked_by if party)
        answer = f"→ {asked.answer}" if asked.answer >= 0 else ""
        marks.append((asked, ["vraag", ",".join(map(str, asked.numbers)), asking, answer]))
    for each in found[1]:
        refers = each.refers_to and "zie " + ",".join(map(str, each.refers_to))
        marks.append((each, ["antwoord", ",".join(map(str, each.numbers)), refers or ""]))
    return [
        (" ".join(filter(None, words)), document.text[each.start : each.end])
        for each, words in sorted(marks, key=lambda mark: mark[0].start)
    ]


QUESTIONS = {
    "numbers that come back below Antwoord van Minister": "1 / [vraag 1 → 0] Kent u koffie? [] ¶ 2 / "
    "[vraag 2 → 1] En thee? [] ¶ 3 / [vraag 3 → 2] En melk? [] ¶ 4 / [vraag 4 → 2] En suiker? [] ¶ Antwoord "
    "van Minister Kaag (Buitenlandse Zaken) (ontvangen 20 maart 2019). ¶ 1 / [antwoord 1] Ja. [] ¶ 2 / "
    "[antwoord 2] Nee. [] ¶ 3 en 4 / [antwoord 3,4 zie 2] Zie het antwoord op vraag 2.",
    "numbers that come back below Antwoord": "1 / [vraag 1 → 0] Is er koffie? [] ¶ 2 / [vraag 2 → 1] En thee? "
    "[] ¶ Antwoord ¶ 1 / [antwoord 1] Ja. [] ¶ 2 / [antwoord 2] Nee.",
    "Antwoord alone behind each question": "1 / [vraag 1 → 0] Kent u koffie? [] ¶ Antwoord / [antwoord 1] "
    "Ja. [] ¶ 2 / [vraag 2 → 1] En thee? [] ¶ Antwoord / [antwoord 2 zie 1] Zie vraag 1.",
    "number and question on one line": "1 [vraag 1 → 0] Hoeveel koffie is er? [] / Antwoord: [antwoord 1] "
    "Twee kannen. [] / 2 [vraag 2 → 1] Hoeveel thee? [] / Antwoord: [antwoord 2] Eén kan.",
    "answers without a heading": "1 / [vraag 1 → 0] Kent u koffie? ¶ En thee? ¶ [antwoord 1] Ja. ¶ Allebei. "
    "[] ¶ 2 / [vraag 2 → 1] En melk? ¶ [antwoord 2] Nee.",
    "answers without heading or blank line": "Vraag 1 / [vraag 1 → 0] Kent u koffie? / [antwoord 1] Ja.",
    "one answer without a heading, in the words of a minister": "Vraag 1 / [vraag 1 → 0] Kent u koffie? [] ¶ "
    "Antwoord 1 / [antwoord 1] Ja. [] ¶ Vraag 2 / [vraag 2 → 1] En thee? ¶ [antwoord 2] Die drink ik niet.",
    "no answer in the words of who asks": "Vraag 1 / [vraag 1 → 0] Kent u koffie? [] ¶ Antwoord 1 / "
    "[antwoord 1] Ja. [] ¶ Vraag 2 / [vraag 2] En thee? ¶ Gaarne een toelichting.",
}  # fmt: skip


@texts(QUESTIONS)
def test_questions_and_answers(marked: str) -> None:
    document, expected = read(marked)
    assert blocks(document, split_questions(document, (), ())) == expected


def test_a_block_ends_at_a_stop_and_holds_no_answer_where_none_is_given() -> None:
    document, expected = read(
        "Vraag 1 / [vraag 1] Kent u koffie? ¶ De bode wel. [] ¶ Thee ¶ Vraag 2 / [vraag 2] En thee?"
    )
    stops = (document.text.index("Thee"),)
    assert (
        blocks(document, split_questions(document, (), (), answered=False, stops=stops)) == expected
    )


# Written consultations

OF_VVD, OF_SP = "Inbreng van de leden van de VVD-fractie", "Inbreng van de leden van de SP-fractie"
BY_FRACTIE = {
    "under headings, up to the signature": f"I Vragen en opmerkingen vanuit de fracties ¶ {OF_VVD} ¶ "
    f"[vraag VVD → 0] Er is koffie. ¶ Wie zet haar, zo vragen deze leden. [] ¶ {OF_SP} ¶ [vraag SP → 1] Er "
    f"is ook thee. [] ¶ II Reactie van de bewindspersoon ¶ {OF_VVD} ¶ [antwoord] De bode. [] ¶ {OF_SP} ¶ "
    "[antwoord] Dank. [] ¶ De Minister van Landbouw, / C.J. Schouten",
    "in letters of the Eerste Kamer": "De leden van de vaste commissie voor Zaken hebben vragen. De leden van de "
    "SP-fractie vragen het. ¶ BRIEF VAN DE VOORZITTER VAN DE VASTE COMMISSIE VOOR ZAKEN ¶ [vraag VVD → 0] De leden van "
    "de vaste commissie voor Zaken schrijven u. De leden van de VVD-fractie hebben vragen. ¶ Wie zet koffie? [] ¶ "
    "[vraag SP → 1] De leden van de SP-fractie vragen om thee. ¶ Wie zet die? [] ¶ De voorzitter van de vaste commissie "
    "voor Zaken, / Bos ¶ BRIEF VAN DE MINISTER VAN ZAKEN ¶ Hierbij antwoord ik de leden van de SP-fractie. ¶ [antwoord] "
    "De leden van de VVD-fractie vragen wie koffie zet. De bode. [] ¶ [antwoord] De leden van de SP-fractie: ik.",
    "where one fractie numbers its points": f"I Vragen en opmerkingen vanuit de fracties ¶ {OF_VVD} ¶ [vraag VVD → 0] "
    f"1. Wie zet koffie? ¶ 2. En wie drinkt haar? [] ¶ {OF_SP} ¶ [vraag SP → 1] Deze leden vragen om thee. [] ¶ II "
    f"Reactie van de bewindspersoon ¶ {OF_VVD} ¶ [antwoord] 1. De bode. ¶ 2. Ik. [] ¶ {OF_SP} ¶ [antwoord] Dank.",
    "by their first sentences, in another order, one not answered": "I Vragen en opmerkingen vanuit de "
    "fracties ¶ [vraag VVD → 1] De leden van de VVD-fractie vragen wie koffie zet. ¶ Zij vragen ook waarmee. "
    "¶ [vraag SP → 0] De leden van de SP-fractie vragen om thee. ¶ [vraag D66] De leden van de D66-fractie "
    "danken u. [] ¶ II Antwoord van de regering ¶ [antwoord] De leden van de SP-fractie krijgen thee. ¶ "
    "[antwoord] De leden van de VVD-fractie noemen de bode. Die zet koffie.",
}  # fmt: skip
NUMBERED = {
    "fractie in the heading above": f"{OF_VVD} ¶ Vraag 1 / [vraag 1 VVD → 0] Wie zet de koffie? [] ¶ "
    f"Antwoord / [antwoord 1] De bode. [] ¶ {OF_SP} ¶ Vraag 2 / [vraag 2 SP → 1] En de thee? [] ¶ Antwoord / "
    "[antwoord 2 zie 1] Zie het antwoord op vraag 1.",
    "numbers of each fractie's own": f"{OF_VVD} ¶ 1. [vraag 1 VVD → 0] Wie zet de koffie? [] ¶ Antwoord: / "
    f"[antwoord 1] De bode. [] ¶ 2. [vraag 2 VVD → 1] En de thee? [] ¶ Antwoord: / [antwoord 2] Ik. [] ¶ {OF_SP} ¶ "
    "1. [vraag 1 SP → 2] Wie drinkt haar? [] ¶ Antwoord: / [antwoord 1] Zij.",
    "fractie in the question, and carried over": "Vraag 1 / [vraag 1 D66+SP → 0] De leden van de D66- en "
    "SP-fractie vragen naar de koffie. [] ¶ Antwoord op vraag 1 / [antwoord 1] Die is op. [] ¶ Vraag 2 / "
    "[vraag 2 D66+SP → 1] En de thee? [] ¶ Antwoord op vraag 2 / [antwoord 2] Ook.",
}  # fmt: skip


@texts(BY_FRACTIE | NUMBERED)
def test_other_consultations(marked: str) -> None:
    split = split_numbered if marked in NUMBERED.values() else split_by_fractie
    document, expected = read(marked)
    assert (
        blocks(document, split(document, find_headings(document), parties(), ANY_DAY)) == expected
    )
    # It is none without the heading above the answers, or with bare numbers and no answer below each.
    none = re.sub(
        r"II (Reactie|Antwoord) van de \w+ ¶ |BRIEF VAN DE MINISTER\b|Vraag |Antwoord", "", marked
    )
    document, _ = read(none)
    assert split(document, find_headings(document), parties(), ANY_DAY) == ((), ())


# Texts on one line

AANHANGSEL = (
    "2907 / Vragen van het lid Hijink (SP) over koffie (ingezonden 3 maart 2020). / Antwoord van Minister "
    "Kaag (Buitenlandse Zaken) (ontvangen 20 maart 2020). / Vraag 1 Kent u koffie? / Antwoord 1 Ja. / "
    "Vraag 2 En thee? / Antwoord 2 Nee, zie het antwoord op vraag 1."
)  # fmt: skip
ITEM_ON_ONE_LINE = (
    "9 / Eerlijke koffie / Aan de orde is het VAO Eerlijke koffie. / De voorzitter: Wij beginnen. / De heer "
    "Alkaya (SP): Dank. De heer Bouali zei: nee. / Minister Kaag: Graag gedaan. / De vergadering wordt enkele "
    "ogenblikken geschorst. / Sluiting 22.09 uur."
)  # fmt: skip
ITEM_WITHOUT_NUMBER = ITEM_ON_ONE_LINE.removeprefix("9 / ")
OVERLEG = "Wie zet koffie? / 1. Antwoord van het kabinet: / De bode. Wie thee? / 2. Antwoord van het kabinet: / Ik."
LOST_STOPS = (
    "Zie ook Aanhangsel Handelingen, vergaderjaar 2016–2017, nr. 952 / Vraag 1 / Kent u koffie? 1 / Antwoord 1 / "
    "Ja / Vraag 2, 3 en 5 / En thee? / Antwoorden 2, 3 en 5 100 liter. / Vraag 4 Echt? / Antwoord / Nee."
).replace("5 100", "5 / 100")  # fmt: skip
QUOTED_HEADINGS = (
    "Vraag 1 Kent u koffie? / Antwoord 1 Ja. / Vraag 2 En thee? / Antwoord 2 Wij schreven u op 3 maart. "
    "Antwoord 1 Nee, nooit. Vraag 2 Kent u koffie? Vraag 9 Wat is thee? U kent «Vraag 3 Is dat zo?» en "
    "wat onder Antwoord 3 Zo heet; Vraag 3 gaat daarover. / Vraag 3 Echt? / Antwoord 3 Ja."
)  # fmt: skip
SPEAKERS = (
    "De voorzitter: Wij beginnen. / De vergadering wordt enkele ogenblikken geschorst. Termijn antwoord / Minister "
    "Kaag: Nee. (Applaus) / De heer Th.C. de Graaf (D66): Zo. Ik hoorde van Minister Kaag: nee. Tweede termijn / De "
    "voorzitter: Zij zei tegen mevrouw Diks: kom. / Mevrouw ir. Van der Graaf: Ja. De heer Bos: en toen?"
)  # fmt: skip
BARE = (
    "2017Z01234 (ingezonden 24 januari 2017) / Vragen van het lid Bos (SP) aan de Minister over koffie / 1 Kent u "
    "koffie (2 soorten)? Zo ja, 5 Weken al? 1) / 2 En thee? Dat was op 3 mei. / 3 Kent u de zaal?"
)  # fmt: skip
FRACTIES = (
    "Zo is het. / I Vragen en opmerkingen vanuit de fracties en reactie van de Minister / Inbreng van de leden van "
    "de SP-fractie / De leden van de SP-fractie vragen wie koffie zet. / 1 Antwoord van het kabinet: / De bode. De "
    "leden van de SP-fractie vragen om thee. / 2 Antwoord van het kabinet: / Nee. Dat was niet de inbreng van de "
    "leden. / Vragen en opmerkingen van de VVD-fractie / De leden van de VVD-fractie vragen om melk. / Antwoord: Ja."
)  # fmt: skip
SENTENCE = "Hij schrijft. Antwoord 2 gaat daarover.\nVraag 1 Zo? / Antwoord 1 Ja. / Vraag 2 Zo?"


@pytest.mark.parametrize(
    "lines",
    [
        AANHANGSEL,
        ITEM_ON_ONE_LINE,
        ITEM_WITHOUT_NUMBER,
        OVERLEG,
        LOST_STOPS,
        QUOTED_HEADINGS,
        SPEAKERS,
        BARE,
        FRACTIES,
        SENTENCE,
    ],
)
def test_a_text_on_one_line_gets_its_lines_back(lines: str) -> None:
    assert with_lines(CleanText.of(lines.replace(" / ", " "))).lined == printed(lines)


def test_blocks_of_a_text_on_one_line() -> None:
    found = convert_text(AANHANGSEL.replace(" / ", " "))
    asked = [("Vraag 1", "Kent u koffie?"), ("Vraag 2", "En thee?")]
    assert [(each.label, each.text) for each in found.questions] == asked
    found = convert_text(BARE.replace(" / ", " "))
    assert found.metadata.subject == "koffie"
    assert [each.numbers for each in found.questions] == [(1,), (2,), (3,)]
    found = convert_text(FRACTIES.replace(" / ", " "))
    answers = {each.id: each.text for each in found.answers}
    assert [(each.text.split()[-2:], answers[each.answer or ""]) for each in found.questions] == [
        (["koffie", "zet."], "De bode."),
        (["om", "thee."], "Nee. Dat was niet de inbreng van de leden."),
        (["om", "melk."], "Ja."),
    ]
    said = convert_text(ITEM_ON_ONE_LINE.replace(" / ", " ")).turns
    assert [each.text for each in said][1:] == ["Dank. De heer Bouali zei: nee.", "Graag gedaan."]


# Motions that the chair announces
SUPPORTED = "Naar mij blijkt, wordt de indiening ervan voldoende ondersteund."


@pytest.mark.parametrize(
    "speech",
    [
        "Deze [motie is voorgesteld door de leden Diks en Alkaya]{motion=Diks, Alkaya; identifier=kst-26485-412}. "
        f"{SUPPORTED} Zij krijgt [nr. 412 (26485)]{{reference=kst-26485-412}}.",
        "Deze [motie is voorgesteld door het lid Diks]{motion=Diks; identifier=kst-33000-XVII-F}. "
        f"{SUPPORTED} Zij krijgt [letter F (33000 XVII)]{{reference=kst-33000-XVII-F}}.",
        "Deze [motie is voorgesteld door het lid Diks]{motion=Diks; identifier=null}. Lees ook "
        "[nr. 3 (33625)]{reference=kst-33625-3}.",
    ],
)  # fmt: skip
def test_a_motion_has_the_number_that_the_chair_gives_it(speech: str) -> None:
    text, expected = read_marks(f"De voorzitter:\n{speech}\n")
    found = [each for each in convert_text(text).mentions if each.label in ("motion", "reference")]
    assert as_marks(text, found, "identifier") == expected
