"""XML in, text with its marks out: official publications, reports of the House, any other.

The documents are our own, in the elements of the official schemas.
"""

from __future__ import annotations

import json
import random
import re
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import FIXTURES
from imvo_nlp import Kamerstuk, convert, convert_bytes
from imvo_nlp.cli import main
from imvo_nlp.errors import UnreadableInput
from imvo_nlp.models import SourceIds, TurnTime
from imvo_nlp.readers import read
from imvo_nlp.readers.xml import XmlReader
from imvo_nlp.text.source import Marks, SourceText

HANDELINGEN = """<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie>
<metadata>
<meta name="OVERHEIDop.externMetadataRecord" scheme="" content="https://zoek.officielebekendmakingen.nl/h-tk-20182019-41-7/metadata.xml"/>
<meta name="OVERHEIDop.datumVergadering" scheme="" content="2019-01-22"/>
</metadata>
<handelingen><agendapunt>
<nr>7</nr><item-titel>Kurk en verantwoord ondernemen</item-titel>
<onderwerp><al-groep><al>Aan de orde is het <nadruk type="vet">VAO Kurk (AO d.d. 16/01)</nadruk>.</al></al-groep></onderwerp>
<spreekbeurt nieuw="nee"><spreker><voorvoegsels>De</voorvoegsels> <naam><achternaam>voorzitter</achternaam></naam>:</spreker>
<tekst status="goed"><al-groep><al>Het woord is aan mevrouw Van den Hul.</al></al-groep></tekst></spreekbeurt>
<spreekbeurt nieuw="ja"><spreker><voorvoegsels>Mevrouw</voorvoegsels> <naam><achternaam>Van den Hul</achternaam></naam> (<politiek>PvdA</politiek>):</spreker>
<tekst status="goed"><al-groep><al>Voorzitter. Op 70 m<sup>2</sup> groeit één kurkeik.<noot id="n1" type="voet"><noot.nr>1</noot.nr><noot.al>Zie <extref doc="kst-26485-301" soort="document">Kamerstuk 26 485, nr. 301</extref>.</noot.al></noot> De heer Bos zei:</al>
<al>De heer Bos (VVD): dat klopt.</al></al-groep>
<motie id="M-26485-302"><kop><titel status="officieel">Motie</titel></kop><al>De Kamer,</al><al>verzoekt de regering een kurkconvenant te sluiten,</al><al>en gaat over tot de orde van de dag.</al>
<motie-info><spreker><voorvoegsels>De</voorvoegsels> <naam><achternaam>voorzitter</achternaam></naam>:</spreker><al>Zij krijgt nr. <extref doc="kst-26485-302" soort="document">302</extref> (<extref doc="kst-26485-302" soort="document">26485</extref>).</al></motie-info></motie></tekst></spreekbeurt>
<tekst status="goed"><al-groep><al>Dank u wel.</al></al-groep></tekst>
<spreekbeurt nieuw="ja"><spreker><voorvoegsels>De heer</voorvoegsels> <naam><achternaam>Voordewind</achternaam></naam> (<politiek>ChristenUnie</politiek>):</spreker>
<tekst status="goed"><al-groep><al>Ik dank de minister.</al></al-groep></tekst></spreekbeurt>
</agendapunt></handelingen></officiele-publicatie>
"""

AANHANGSEL = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><metadata>
<meta name="DC.identifier" content="ah-tk-20182019-1387"/>
<meta name="OVERHEIDop.vergaderjaar" content="2018-2019"/>
</metadata>
<kamervragen>
<titel>Vragen van het lid Voordewind (ChristenUnie) aan de Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking over kinderarbeid in de kurkteelt (ingezonden 3 januari 2019).</titel>
<titel>Antwoord van Minister Kaag (Buitenlandse Handel en Ontwikkelingssamenwerking) (ontvangen 12 februari 2019).</titel>
<vraag><nr>Vraag 1</nr><al>Kent u het bericht over kurk?<noot><noot.nr>1</noot.nr><noot.al>Trouw, 2 januari 2019.</noot.al></noot></al></vraag>
<vraag><nr>Vraag 2</nr><al>Deelt u de zorg?</al><lijst><li><li.nr>a.</li.nr><al>Zo ja, waarom?</al></li><li><li.nr>b.</li.nr><al>Zo nee, waarom niet?</al></li></lijst></vraag>
<antwoord><nr>Antwoord 1 en 2</nr><al>Ja.</al><al>Vraag 9</al><al>staat hier in een citaat.</al></antwoord>
<vraag><nr>3</nr><al>Wat doet u?</al></vraag>
<antwoord><al>Zie het antwoord op vraag 1.</al></antwoord>
</kamervragen></officiele-publicatie>
"""

KAMERSTUK = """<?xml version="1.0"?>
<!DOCTYPE officiele-publicatie SYSTEM "http://dtd.example/kamerstuk.dtd">
<officiele-publicatie><metadata>
<meta name="DC.identifier" content="kst-26485-310"/>
<meta name="OVERHEIDop.dossiernummer" content="26485"/>
</metadata>
<kamerstuk><kamerstukkop>
<dossier><dossiernummer>26 485</dossiernummer><titel>Maatschappelijk verantwoord ondernemen</titel></dossier>
<kop><label>Nr.</label><nr>310</nr><titel>BRIEF VAN DE MINISTER VOOR BUITENLANDSE HANDEL EN ONTWIKKELINGSSAMENWERKING</titel></kop>
</kamerstukkop>
<stuk>
<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al>
<al>Den Haag, 5 maart 2019</al>
<al>Hierbij zend ik u, mede namens de fin&aacute;nci&euml;le sector, een brief.</al>
<divisie><kop><nr>1.</nr><titel>Inleiding</titel></kop><al>De kurk groeit.</al>
<divisie><kop><nr>1.1</nr><titel>Kurk</titel></kop><al>De kurkeik ook.</al></divisie></divisie>
<divisie><kop><nr>2.</nr><titel>Slot</titel></kop>
<table><tgroup cols="2"><tbody><row><entry><al>Sector</al></entry><entry><al>Jaar</al></entry></row><row><entry><al>kurk</al></entry><entry><al>2019</al></entry></row></tbody></tgroup></table></divisie>
<al>De Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking,</al><al>S.A.M. Kaag</al>
</stuk></kamerstuk></officiele-publicatie>
"""

VLOS = """<?xml version="1.0" encoding="utf-8"?>
<vlosCoreDocument xmlns="http://www.tweedekamer.nl/ggm/vergaderverslag/v1.0">
<vergadering soort="Plenair" kamer="Tweede" objectid="a1">
<titel>45e vergadering, dinsdag 22 januari 2019</titel><zaal>Plenaire zaal</zaal>
<vergaderjaar>2018-2019</vergaderjaar><datum>2019-01-22T00:00:00</datum><aanvangstijd>2019-01-22T14:00:00</aanvangstijd>
<activiteit soort="Plenair debat" objectid="b1"><titel>Kurk</titel><onderwerp>Debat over kurk</onderwerp>
<sprekers><spreker soort="Tweede Kamerlid"><fractie>SP</fractie><achternaam>Alkaya</achternaam></spreker></sprekers>
<activiteithoofd><draadboekfragment isvoorzitter="true"><tekst><alinea><alineaitem>De <nadruk type="Vet">voorzitter</nadruk>:</alineaitem></alinea><alinea><alineaitem>Het woord is aan de heer Alkaya.</alineaitem></alinea></tekst></draadboekfragment>
<woordvoerder objectid="c1"><spreker soort="Tweede Kamerlid"><fractie>SP</fractie><aanhef>De heer</aanhef><verslagnaam>Alkaya</verslagnaam><achternaam>Alkaya</achternaam></spreker><isvoorzitter>false</isvoorzitter>
<tekst><alinea><alineaitem>De heer Alkaya (SP):</alineaitem></alinea><alinea><alineaitem>Voorzitter. Kurk drijft.</alineaitem></alinea></tekst>
<interrumpant><spreker soort="Tweede Kamerlid"><fractie>PvdA</fractie><aanhef>Mevrouw</aanhef><verslagnaam>Van den Hul</verslagnaam><achternaam>Hul</achternaam></spreker><tekst><alinea><alineaitem>Drijft kurk altijd?</alineaitem></alinea></tekst></interrumpant>
</woordvoerder></activiteithoofd></activiteit>
</vergadering></vlosCoreDocument>
"""


def spoken(*lines: str) -> str:
    """What somebody says in a report of the House; `*De heer Bos:*` is set in bold."""
    items = (re.sub(r"\*(.*?)\*", r'<nadruk type="Vet">\1</nadruk>', line) for line in lines)
    paragraphs = (f"<alinea><alineaitem>{item}</alineaitem></alinea>" for item in items)
    return f"<tekst>{''.join(paragraphs)}</tekst>"


def speaker(name: str, party: str = "", kind: str = "Tweede Kamerlid", printed: str = "") -> str:
    fractie = f"<fractie>{party}</fractie>" if party else ""
    return (
        f'<spreker soort="{kind}" objectid="p-{name.split(maxsplit=1)[0]}">{fractie}<aanhef>De heer</aanhef>'
        f"<verslagnaam>{printed or name}</verslagnaam><voornaam>Bo</voornaam>"
        f"<achternaam>{name}</achternaam></spreker>"
    )


def floor(
    id_: str, who: str, what: str, *within: str, chair: bool = False, tag: str = "woordvoerder"
) -> str:
    """A speech with those in it, from minute `id_` on."""
    start = f"2025-07-03T10:{id_}:00"
    return (
        f'<{tag} objectid="t-{id_}">{who}<markeertijdbegin>{start}</markeertijdbegin>'
        f"<markeertijdeind>{start[:-2]}59</markeertijdeind><isvoorzitter>{str(chair).lower()}</isvoorzitter>"
        f"{what}{''.join(within)}</{tag}>"
    )


def interruption(id_: str, who: str, what: str, *within: str, chair: bool = False) -> str:
    return floor(id_, who, what, *within, chair=chair, tag="interrumpant")


def script(kind: str, what: str) -> str:
    return f'<draadboekfragment soort="{kind}" objectid="d-{kind.split(maxsplit=1)[0]}">{what}</draadboekfragment>'


def contribution(who: str, *speeches: str) -> str:
    """The editors' frame around speeches, with its working titles."""
    return (
        f'<activiteitdeel soort="Spreekbeurt"><titel>Spreekbeurt - {who}</titel>'
        f'<activiteititem soort="Woordvoerder"><titel>Woordvoerder - {who}</titel>'
        f"{''.join(speeches)}</activiteititem></activiteitdeel>"
    )


def vlos(
    *activities: str, kind: str = "Plenair", end: str = "0001-01-01T00:00:00", more: str = ""
) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?><vlosCoreDocument MessageID="m-1"'
        ' soort="Tussenpublicatie" status="Ongecorrigeerd"'
        ' xmlns="http://www.tweedekamer.nl/ggm/vergaderverslag/v1.0">'
        f'<vergadering soort="{kind}" objectid="v-1" kamer="Tweede Kamer">'
        "<titel>104e vergadering, donderdag 3 juli 2025</titel><vergaderjaar>2024-2025</vergaderjaar>"
        "<vergaderingnummer>104</vergaderingnummer><datum>2025-07-03T00:00:00</datum>"
        f"<aanvangstijd>2025-07-03T10:00:00</aanvangstijd><sluiting>{end}</sluiting>{more}"
        f"{''.join(activities)}</vergadering></vlosCoreDocument>"
    )


def activity(kind: str, title: str, *parts: str, text: str = "") -> str:
    return (
        f'<activiteit soort="{kind}" objectid="a"><titel>{title}</titel><onderwerp>{title}</onderwerp>'
        f"<parlisid>2025A1</parlisid><aanvangstijd>2025-07-03T10:01:20</aanvangstijd>{text}"
        f"<activiteitenindex><category>Natuur | Kurk</category></activiteitenindex>"
        f'<activiteithoofd soort="Termijn"><titel>Termijn inbreng</titel>{"".join(parts)}'
        "</activiteithoofd></activiteit>"
    )


CHAIR = speaker("Lee van der", "GroenLinks-PvdA", printed="Van der Lee")
BIKKER = speaker("Bikker", "ChristenUnie")
NISPEN = speaker("Nispen van", "SP", printed="Van Nispen")
MINISTER = speaker("Hermans", kind="Minister")
MOTION = spoken(
    "De Kamer,", "verzoekt de regering kurk te planten,", "en gaat over tot de orde van de dag."
).replace("<tekst>", '<tekst><alineagroep type="Motietekst">').replace(
    "</tekst>", "</alineagroep>"
) + (
    '<alineagroep type="Motieinfo"><alinea><alineaitem>De <nadruk type="Vet">voorzitter</nadruk>:'
    "</alineaitem><alineaitem>Deze motie is voorgesteld door het lid Van Nispen.</alineaitem></alinea>"
    "<alinea><alineaitem>Zij krijgt nr. <nadruk><stuknummer>45</stuknummer></nadruk> (36284).</alineaitem>"
    '</alinea></alineagroep></tekst><zaken><zaak soort="Motie"><titel>de motie-Van Nispen over kurk</titel>'
    "<dossiernummer>36284</dossiernummer></zaak></zaken>"
)

DEBATE = vlos(
    activity(
        "Plenair debat",
        "Kurk",
        contribution(
            "De voorzitter",
            floor(
                "02",
                CHAIR,
                spoken("De *voorzitter*:", "Het woord is aan de heer Van Nispen."),
                chair=True,
            ),
        ),
        contribution(
            "Van Nispen",
            floor(
                "03",
                NISPEN,
                spoken(
                    "De heer *Van Nispen* (SP):", "Voorzitter. Kurk drijft.", "De heer Bos zei:"
                ),
                script("Motie indiening", MOTION),
                interruption("04", CHAIR, spoken("Dank u wel."), chair=True),
                interruption(
                    "05", BIKKER, spoken("Mevrouw *Bikker* (ChristenUnie):", "Drijft kurk altijd?")
                ),
            ),
            floor(
                "06",
                NISPEN,
                spoken("De heer *Van Nispen* (SP):", "Altijd."),
                interruption(
                    "07",
                    CHAIR,
                    spoken("De *voorzitter*:", "Ik geef het voorzitterschap over."),
                    script("Wisseling voorzitter", spoken("*Voorzitter: Bikker*")),
                    chair=True,
                ),
                interruption("08", MINISTER, spoken("Minister *Hermans*:", "Kurk is schors.")),
                script("Beraadslaging algemeen", spoken("De beraadslaging wordt gesloten.")),
            ),
        ),
        script("Schorsing", spoken("De vergadering wordt van 10.36 uur tot 10.52 uur geschorst.")),
        text=spoken("Kurk", "Aan de orde is het *tweeminutendebat Kurk*."),
    ),
)


def reading(xml: str) -> SourceText:
    return XmlReader().read(xml.encode(), "stuk.xml")


def marked(source: SourceText, marks: tuple[tuple[int, ...], ...]) -> list[str]:
    return [source.text[mark[0] : mark[1]] for mark in marks]


def indented(xml: str) -> str:
    """The same document as a tool writes it that puts every tag and text on a line of its own."""
    return re.sub(r"\s*(<[^>]+>)\s*", r"\n \1\n ", xml).strip()


@pytest.mark.parametrize("xml", [HANDELINGEN, indented(HANDELINGEN)], ids=["as is", "indented"])
def test_who_speaks_is_taken_from_the_elements(xml: str) -> None:
    kamerstuk = convert_bytes(xml.encode(), "h-tk.xml")
    turns = [(turn.label, turn.speaker.name, turn.speaker.party) for turn in kamerstuk.turns]
    assert turns == [
        ("De voorzitter:", None, None),
        ("Mevrouw Van den Hul (PvdA):", "Van den Hul", "PvdA"),
        ("De voorzitter:", None, None),
        ("De heer Voordewind (ChristenUnie):", "Voordewind", "ChristenUnie"),
    ]
    assert kamerstuk.turns[1].text == (
        "Voorzitter. Op 70 m2 groeit één kurkeik. De heer Bos zei:\n\n"
        "De heer Bos (VVD): dat klopt.\n\nMotie\n\nDe Kamer,\n\n"
        "verzoekt de regering een kurkconvenant te sluiten,\n\nen gaat over tot de orde van de dag."
    )
    # What stands between two speeches is said by who spoke last.
    assert kamerstuk.turns[2].text == "Zij krijgt nr. 302 (26485).\n\nDank u wel."
    (note,) = kamerstuk.footnotes
    assert (note.number, note.text) == ("1", "Zie Kamerstuk 26 485, nr. 301.")
    assert kamerstuk.metadata.identifier == "h-tk-20182019-41-7"
    assert kamerstuk.metadata.title == "Kurk en verantwoord ondernemen"
    assert (kamerstuk.metadata.date, kamerstuk.metadata.session_year) == ("2019-01-22", "2018-2019")
    references = [
        (each.text, each.value) for each in kamerstuk.mentions if each.label == "reference"
    ]
    assert references == [
        ("nr. 302 (26485)", "kst-26485-302"),
        ("Kamerstuk 26 485, nr. 301", "kst-26485-301"),
    ]


def test_offsets_count_in_the_text_that_the_reader_gives() -> None:
    source = reading(HANDELINGEN)
    assert marked(source, source.marks.speakers) == [
        "De voorzitter:",
        "Mevrouw Van den Hul (PvdA):",
        "De voorzitter:",
        "De heer Voordewind (ChristenUnie):",
    ]
    assert marked(source, source.marks.references) == ["302", "26485", "Kamerstuk 26 485, nr. 301"]
    (note,) = source.marks.notes
    assert source.text[note.start : note.end] == "1 Zie Kamerstuk 26 485, nr. 301."
    assert source.text[note.anchor - 8 : note.marker_end] == "kurkeik.1"  # type: ignore[operator]
    kamerstuk = convert_bytes(HANDELINGEN.encode(), "h.xml", embed_source=True)
    assert kamerstuk.source.text == source.text
    assert kamerstuk.source.media_type == "application/xml"
    for turn in kamerstuk.turns:
        assert turn.label_start is not None and turn.label is not None
        assert source.text[turn.label_start :].startswith(turn.label)


def test_a_heading_that_only_looks_like_one_is_text_and_a_warning() -> None:
    kamerstuk = convert_bytes(HANDELINGEN.replace("(VVD): dat", "(VVD):</al><al>dat").encode(), "h")
    assert len(kamerstuk.turns) == 4
    (warning,) = [each for each in kamerstuk.warnings if each.code == "structure_differs"]
    assert (
        warning.message
        == "the text looks like a speaker's heading here, but the format does not mark it"
    )
    assert warning.start is not None
    source = convert_bytes(
        HANDELINGEN.replace("(VVD): dat", "(VVD):</al><al>dat").encode(), "h", embed_source=True
    ).source.text
    assert source is not None
    assert source[warning.start : warning.end] == "De heer Bos (VVD):"


def test_a_speaker_in_no_usual_form_is_still_a_turn_and_a_warning() -> None:
    xml = HANDELINGEN.replace("<voorvoegsels>De heer</voorvoegsels> ", "Collega ")
    kamerstuk = convert_bytes(xml.encode(), "h.xml")
    last = kamerstuk.turns[-1]
    assert (last.label, last.speaker.name) == ("Collega Voordewind (ChristenUnie):", "Voordewind")
    assert (last.speaker.party, last.speaker.role) == ("ChristenUnie", "member")
    messages = [each.message for each in kamerstuk.warnings if each.code == "structure_differs"]
    assert messages == ["the format marks a speaker's heading that the text does not show"]


def test_questions_and_answers_are_taken_from_the_elements() -> None:
    kamerstuk = convert_bytes(AANHANGSEL.encode(), "ah.xml")
    assert kamerstuk.metadata.document_type == "antwoord_schriftelijke_vragen"
    assert kamerstuk.metadata.identifier == "ah-tk-20182019-1387"
    assert kamerstuk.metadata.number == "1387"
    assert kamerstuk.metadata.date == "2019-02-12"
    assert [(q.label, q.numbers, q.text, q.answer) for q in kamerstuk.questions] == [
        ("Vraag 1", (1,), "Kent u het bericht over kurk?", "a1"),
        ("Vraag 2", (2,), "Deelt u de zorg?\n\na. Zo ja, waarom?\n\nb. Zo nee, waarom niet?", "a1"),
        ("3", (3,), "Wat doet u?", "a2"),
    ]
    assert [(a.label, a.numbers, a.text, a.refers_to) for a in kamerstuk.answers] == [
        ("Antwoord 1 en 2", (1, 2), "Ja.\n\nVraag 9\n\nstaat hier in een citaat.", ()),
        (None, (3,), "Zie het antwoord op vraag 1.", (1,)),
    ]
    assert {(each.party, each.name) for each in kamerstuk.questions[0].asked_by} == {
        ("ChristenUnie", "Voordewind")
    }
    assert kamerstuk.answers[0].answered_by == ("Kaag",)
    (note,) = kamerstuk.footnotes
    assert (note.text, note.anchor) == ("Trouw, 2 januari 2019.", kamerstuk.questions[0].end - 1)


def test_headings_have_the_level_of_their_divisions() -> None:
    kamerstuk = convert_bytes(KAMERSTUK.encode(), "kst.xml", embed_source=True)
    assert [(each.title, each.level) for each in kamerstuk.sections] == [
        ("1. Inleiding", 1),
        ("1.1 Kurk", 2),
        ("2. Slot", 1),
    ]
    metadata = kamerstuk.metadata
    assert metadata.document_type == "brief_regering"
    assert metadata.title == "Maatschappelijk verantwoord ondernemen"
    assert (metadata.identifier, metadata.dossiers, metadata.number) == (
        "kst-26485-310",
        ("26485",),
        "310",
    )
    assert metadata.date == "2019-03-05"
    text = kamerstuk.source.text
    assert text is not None
    # The DTD is elsewhere, its names for characters are those of HTML.
    assert "mede namens de fináncië" in text
    # A row of a table is a line.
    assert "Sector Jaar\n\nkurk 2019" in text
    assert kamerstuk.warnings == ()


def test_metadata_that_differ_from_the_print_count_and_are_noted() -> None:
    xml = KAMERSTUK.replace('"kst-26485-310"', '"kst-26485-311"')
    kamerstuk = convert_bytes(xml.encode(), "kst.xml")
    assert kamerstuk.metadata.number == "311"
    assert [each.message for each in kamerstuk.warnings if each.code == "metadata_differs"] == [
        "the format says identifier 'kst-26485-311', the text 'kst-26485-310': the format prevails",
        "the format says number '311', the text '310': the format prevails",
    ]


def test_reports_of_the_house_say_who_has_the_floor() -> None:
    kamerstuk = convert_bytes(VLOS.encode(), "verslag.xml")
    assert [(turn.label, turn.text, turn.speaker.party) for turn in kamerstuk.turns] == [
        ("De voorzitter:", "Het woord is aan de heer Alkaya.", None),
        ("De heer Alkaya (SP):", "Voorzitter. Kurk drijft.", "SP"),
        (None, "Drijft kurk altijd?", "PvdA"),  # the format names her, the report prints no heading
    ]
    assert kamerstuk.turns[2].speaker.name == "Van den Hul"
    assert kamerstuk.turns[2].label_start is None
    metadata = kamerstuk.metadata
    assert (metadata.document_type, metadata.chamber) == ("handelingen", "TK")
    assert (metadata.date, metadata.start_time) == ("2019-01-22", "14:00")
    assert metadata.session_year == "2018-2019"
    assert [each.title for each in kamerstuk.sections] == ["Kurk"]


def test_a_speech_is_who_has_the_floor_and_a_motion_its_readers() -> None:
    kamerstuk = convert_bytes(DEBATE.encode(), "verslag.xml")
    motion = (
        "De Kamer,\n\nverzoekt de regering kurk te planten,\n\nen gaat over tot de orde van de dag."
    )
    assert [(turn.label, turn.text) for turn in kamerstuk.turns] == [
        ("De voorzitter:", "Het woord is aan de heer Van Nispen."),
        ("De heer Van Nispen (SP):", f"Voorzitter. Kurk drijft.\n\nDe heer Bos zei:\n\n{motion}"),
        # The chair goes on without a new heading.
        (
            "De voorzitter:",
            "Deze motie is voorgesteld door het lid Van Nispen.\n\nZij krijgt nr. 45 (36284).\n\nDank u wel.",
        ),
        ("Mevrouw Bikker (ChristenUnie):", "Drijft kurk altijd?"),
        ("De heer Van Nispen (SP):", "Altijd."),
        # What the report says for itself is in no turn.
        ("De voorzitter:", "Ik geef het voorzitterschap over."),
        ("Minister Hermans:", "Kurk is schors."),
    ]
    assert [(turn.speaker.name, turn.speaker.role) for turn in kamerstuk.turns] == [
        ("Van der Lee", "chair"),
        ("Van Nispen", "member"),
        (None, "chair"),
        ("Bikker", "member"),
        ("Van Nispen", "member"),
        ("Van der Lee", "chair"),
        ("Hermans", "minister"),
    ]
    assert [each.text for each in kamerstuk.events] == [
        "De vergadering wordt van 10.36 uur tot 10.52 uur geschorst."
    ]
    assert [each for each in kamerstuk.warnings if each.code == "structure_differs"] == []


def test_without_a_heading_another_speaker_has_another_turn() -> None:
    xml = vlos(
        activity(
            "Plenair debat",
            "Kurk",
            contribution("a", floor("02", CHAIR, spoken("Goedemorgen."), chair=True)),
            contribution("b", floor("03", CHAIR, spoken("Nu spreek ik zelf."))),
            contribution("c", floor("04", BIKKER, spoken("De minister zegt: dat kan niet."))),
            contribution("d", floor("05", BIKKER, spoken("Ik ga door."))),
        )
    )
    kamerstuk = convert_bytes(xml.encode(), "verslag.xml")
    assert [(turn.speaker.name, turn.speaker.role, turn.text) for turn in kamerstuk.turns] == [
        ("Van der Lee", "chair", "Goedemorgen."),
        ("Van der Lee", "member", "Nu spreek ik zelf."),
        ("Bikker", "member", "De minister zegt: dat kan niet.\n\nIk ga door."),
    ]


def test_titles_that_editors_work_with_are_no_text() -> None:
    kamerstuk = convert_bytes(DEBATE.encode(), "verslag.xml", embed_source=True)
    text = kamerstuk.source.text
    assert text is not None
    assert text.startswith(
        "104e vergadering, donderdag 3 juli 2025\n\nKurk\n\nAan de orde is het tweeminutendebat Kurk.\n\nDe voorzitter:"
    )
    assert [each for each in ("Spreekbeurt", "Woordvoerder", "Termijn") if each in text] == []
    assert [(each.title, each.level) for each in kamerstuk.sections] == [("Kurk", 1)]


def test_facts_of_a_report_are_what_it_states() -> None:
    metadata = convert_bytes(DEBATE.encode(), "verslag.xml").metadata
    assert (metadata.title, metadata.number) == ("Kurk", "104")
    assert (metadata.dossiers, metadata.start_time) == (("36284",), "10:00")
    assert metadata.end_time is None  # the year 1 is no time
    committee = vlos(
        activity("Opening", "Opening", script("Tekst", spoken("Aanvang 10.01 uur."))),
        kind="Commissie",
        end="2025-07-03T11:30:12",
    ).replace("<vergaderingnummer>104", "<vergaderingnummer>0")
    metadata = convert_bytes(committee.encode(), "verslag.xml").metadata
    assert (metadata.number, metadata.start_time, metadata.end_time) == (None, "10:01", "11:30")


def test_dossiers_that_the_report_prints_only_in_part_are_no_difference() -> None:
    more = "<zaken><zaak><dossiernummer>36740-VII</dossiernummer></zaak></zaken>"
    kamerstuk = convert_bytes(DEBATE.replace("<zaken>", f"{more}<zaken>").encode(), "verslag.xml")
    assert kamerstuk.metadata.dossiers == ("36740-VII", "36284")
    assert [each for each in kamerstuk.warnings if each.code == "metadata_differs"] == []


def test_a_report_of_no_known_kind_has_its_turns() -> None:
    said = contribution("a", floor("02", BIKKER, spoken("Mevrouw *Bikker* (ChristenUnie):", "Ja.")))
    xml = vlos(activity("Inloop", "Kurk", said), kind="Bijeenkomst")
    kamerstuk = convert_bytes(xml.encode(), "verslag.xml")
    assert kamerstuk.metadata.document_type == "overig"
    assert [turn.text for turn in kamerstuk.turns] == ["Ja."]


def test_what_the_format_knows_of_turns_goes_to_their_marks() -> None:
    marks = reading(DEBATE).marks
    assert [(each.source_id, each.since, each.interrupts) for each in marks.speakers] == [
        ("t-02", "2025-07-03T10:02:00", None),
        ("t-03", "2025-07-03T10:03:00", None),
        (None, None, None),  # the announcement of a motion has no time of its own
        ("t-05", "2025-07-03T10:05:00", 1),
        ("t-06", "2025-07-03T10:06:00", None),
        ("t-07", "2025-07-03T10:07:00", 4),
        ("t-08", "2025-07-03T10:08:00", 4),
    ]
    assert marks.speakers[1].person_id == "p-Nispen"
    assert marks.speakers[1].until == "2025-07-03T10:03:59"
    assert marks.ids == {"document": ("m-1",), "meeting": ("v-1",), "activity": ("2025A1",)}
    assert (marks.publication, marks.topics) == ("ongecorrigeerd", ("Natuur | Kurk",))


def test_what_the_format_knows_of_turns_joins_the_register() -> None:
    kamerstuk = convert_bytes(DEBATE.encode(), "verslag.xml")
    turns = {turn.id: turn for turn in kamerstuk.turns}
    interrupting = turns["t4"]
    assert (interrupting.label, interrupting.source_id) == (
        "Mevrouw Bikker (ChristenUnie):",
        "t-05",
    )
    assert interrupting.time == TurnTime("2025-07-03T10:05:00", "2025-07-03T10:05:59")
    assert interrupting.interrupts == "t2"
    assert turns["t2"].label == "De heer Van Nispen (SP):"
    announcement = turns["t3"]
    assert (announcement.time, announcement.interrupts, announcement.source_id) == (None,) * 3
    assert {each.name: each.source_id for each in kamerstuk.participants} == {
        "Van der Lee": "p-Lee",
        "Van Nispen": "p-Nispen",
        "Bikker": "p-Bikker",
        "Hermans": "p-Hermans",
    }
    assert kamerstuk.source.ids == SourceIds(meeting="v-1", activity=("2025A1",), document="m-1")
    assert kamerstuk.source.publication == "ongecorrigeerd"
    assert kamerstuk.metadata.topics == ("Natuur | Kurk",)
    assert (kamerstuk.metadata.date, kamerstuk.metadata.date_from) == ("2025-07-03", "format")


def test_text_has_no_ids_and_times_of_a_format() -> None:
    kamerstuk = convert_bytes(b"De voorzitter:\nIk open de vergadering.\n", "debat.txt")
    assert (kamerstuk.source.ids, kamerstuk.source.publication) == (None, None)
    assert (kamerstuk.metadata.topics, kamerstuk.metadata.date_from) == ((), None)
    assert [each.source_id for each in (*kamerstuk.turns, *kamerstuk.participants)] == [None] * len(
        (*kamerstuk.turns, *kamerstuk.participants)
    )


def test_namesakes_with_ids_of_their_own_are_two_people() -> None:
    first, second = speaker("Jansen", "SP"), speaker("Jansen", "SP").replace("p-Jansen", "p-2")
    line = spoken("De heer *Jansen* (SP):", "Ja.")
    said = (
        contribution("a", floor("02", first, line)),
        contribution("b", floor("03", second, line)),
    )
    kamerstuk = convert_bytes(vlos(activity("Plenair debat", "Kurk", *said)).encode(), "v.xml")
    assert [each.source_id for each in kamerstuk.participants] == ["p-Jansen", "p-2"]


def test_a_vote_is_kept_with_its_result() -> None:
    votes = "".join(
        f"<stemming><fractie>{party}</fractie><stem>{vote}</stem></stemming>"
        for party, vote in (("SP", "Tegen"), ("D66", "Voor"))
    )
    decision = (
        '<activiteititem soort="Besluit" objectid="b-1"><titel>Besluit</titel>'
        f"{spoken('De *voorzitter*:', 'Ik constateer dat de motie is aangenomen.')}"
        f"<besluitvorm>Fractie</besluitvorm><uitslag>Aangenomen</uitslag><stemmingen>{votes}</stemmingen></activiteititem>"
    )
    part = (
        '<activiteitdeel soort="Stemming item"><titel>de motie-Van Nispen over kurk</titel>'
        f"{spoken('In stemming komt de motie.')}{decision}</activiteitdeel>"
    )
    xml = vlos(activity("Stemmingen", "Stemmingen", part, text=spoken("Stemmingen")))
    source = reading(xml)
    (vote,) = source.marks.votes
    assert source.text[vote.start : vote.end] == (
        "In stemming komt de motie.\n\nDe voorzitter:\n\nIk constateer dat de motie is aangenomen."
    )
    assert vote[2:] == (
        "de motie-Van Nispen over kurk",
        "Aangenomen",
        "Fractie",
        (("SP", "Tegen"), ("D66", "Voor")),
        "b-1",
    )
    kamerstuk = convert_bytes(xml.encode(), "verslag.xml")
    assert [turn.text for turn in kamerstuk.turns] == ["Ik constateer dat de motie is aangenomen."]
    # as a saved Doc has them
    assert Marks.of(json.loads(json.dumps(source.marks.plain()))).votes == (vote,)


def test_a_guest_has_a_heading_of_any_form() -> None:
    guest = speaker("Jansen", kind="Gast")
    xml = vlos(
        activity(
            "Rondetafelgesprek",
            "Kurk",
            contribution(
                "x", floor("02", guest, spoken("*Anne Jansen* (Kurkbond):", "Dank u wel."))
            ),
            contribution(
                "y", floor("03", guest, spoken("Kamerlid *Kostić* (PvdD):", "Waarom kurk?"))
            ),
            text=spoken(
                "*Verslag van een rondetafelgesprek*",
                "Genodigden hebben *bij elkaar* gezeten over:",
            ),
        ),
        kind="Commissie",
    )
    kamerstuk = convert_bytes(xml.encode(), "verslag.xml")
    assert [(t.label, t.text, t.speaker.role) for t in kamerstuk.turns] == [
        ("Anne Jansen (Kurkbond):", "Dank u wel.", "other"),
        ("Kamerlid Kostić (PvdD):", "Waarom kurk?", "member"),
    ]


def test_links_say_which_document_is_meant() -> None:
    xml = HANDELINGEN.replace(
        "Ik dank de minister.",
        'Ik dank voor <extref doc="kst-26485-299">de brief van 8 januari</extref>, dien de '
        '<extref doc="kst-26485-300">motie-Voordewind</extref> in, en noem <extref doc="kst-26485-298">'
        "nr. 296 (26485)</extref>, <extref doc='http://voorbeeld.example'>nr. 5</extref> en "
        '<extref doc="kst-26485-290">wat eerder over kurk</extref> is gezegd.',
    )
    kamerstuk = convert_bytes(xml.encode(), "h.xml")
    last = kamerstuk.turns[-1]
    said = [each for each in kamerstuk.mentions if each.block == last.id]
    assert [(each.text, each.value) for each in said if each.label == "document"] == [
        ("de brief van 8 januari", "kst-26485-299")
    ]
    (motion,) = (each for each in said if each.label == "motion")
    assert (motion.text, motion.attributes["identifier"]) == ("motie-Voordewind", "kst-26485-300")
    # Where the text says another number than the link, the link counts.
    assert [(each.text, each.value) for each in said if each.label == "reference"] == [
        ("de brief van 8 januari", "kst-26485-299"),
        ("motie-Voordewind", "kst-26485-300"),
        ("nr. 296 (26485)", "kst-26485-298"),
        ("wat eerder over kurk", "kst-26485-290"),
    ]


def test_other_xml_is_its_text() -> None:
    xml = "<boek><deel><p>Een <i>kurk</i>.</p><p>Twee</p></deel><p/></boek>"
    source = reading(xml)
    assert (source.text, source.marks) == ("Een kurk.\n\nTwee", Marks(flows=True))


@pytest.mark.parametrize(
    ("data", "text", "codes"),
    [
        ("<a>financiële «kurk»</a>".encode(), "financiële «kurk»", []),
        (
            "<?xml version='1.0' encoding='iso-8859-1'?><a>financiële</a>".encode("latin-1"),
            "financiële",
            [],
        ),
        (
            "<?xml version='1.0' encoding='utf-16'?><a>financiële</a>".encode("utf-16"),
            "financiële",
            [],
        ),
        ("\ufeff<a>financiële</a>".encode(), "financiële", []),
        # UTF-8 that a careless tool has read as Latin-1 and written again
        (
            "<a>De financiële sector – «kurk»</a>".encode().decode("latin-1").encode(),
            "De financiële sector – «kurk»",
            ["encoding_repaired"],
        ),
    ],
)
def test_xml_is_decoded_as_it_says_and_repaired_where_it_lies(
    data: bytes, text: str, codes: list[str]
) -> None:
    source = read(data, "stuk.xml")
    assert source.text == text
    assert [code for code, _ in source.notes] == codes


@pytest.mark.parametrize("leading", ["\ufeff", "\ufeff\ufeff", "\n  ", "ï»¿", "\ufeff \n"])
def test_what_stands_before_the_prolog_does_no_harm(leading: str) -> None:
    kamerstuk = convert_bytes(f"{leading}{AANHANGSEL}".encode(), "ah")
    assert kamerstuk.source.media_type == "application/xml"
    assert kamerstuk.questions[0].text == "Kent u het bericht over kurk?"


def test_a_line_end_within_a_heading_is_no_space_before_its_colon() -> None:
    name = "<naam><achternaam>voorzitter</achternaam></naam>:"
    xml = HANDELINGEN.replace(name, "<naam>\n <achternaam>voorzitter</achternaam>\n </naam>:")
    xml = xml.replace("<naam><achternaam>Voordewind", "<naam>\n <achternaam>Voordewind")
    assert [turn.label for turn in convert_bytes(xml.encode(), "h.xml").turns] == [
        "De voorzitter:",
        "Mevrouw Van den Hul (PvdA):",
        "De voorzitter:",
        "De heer Voordewind (ChristenUnie):",
    ]


@pytest.mark.parametrize(
    ("end", "last"),
    [
        ("Altijd.", "Altijd."),
        ("Drijft kurk", "Drijft kurk"),
        ('objectid="t-06"', "Drijft kurk altijd?"),  # within a tag
    ],
)
def test_of_xml_that_is_cut_off_what_stands_before_is_kept(end: str, last: str) -> None:
    xml = DEBATE[: DEBATE.index(end) + len(end)]
    kamerstuk = convert_bytes(xml.encode(), "verslag.xml")
    assert kamerstuk.turns[-1].text == last
    (warning,) = [each for each in kamerstuk.warnings if each.code == "file_truncated"]
    assert re.fullmatch(
        r"the XML is incomplete \(line 1, column \d+: (?:no element found|unclosed token)\);"
        r" only the text before that was read",
        warning.message,
    )


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "kurk">'
    + "".join(f'<!ENTITY b{i} "{"&b" * 1 + (str(i - 1) if i else "") + ";"}">' for i in range(9))
    + "]><a>&b8;</a>"
)


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ("<a><b></b>", "line 1, column 11: no element found: there is no text before that"),
        ("<a>\n<b>kurk</c></a>", "line 2, column 10: not well-formed XML (mismatched tag)"),
        (BOMB, "declares the entity 'b'"),
        (
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
            "declares the entity 'x'",
        ),
        ("<a>" * 10_000 + "kurk" + "</a>" * 10_000, "elements are nested more than 200 deep"),
        ("<a>&euml;</a>", "undefined entity"),
        ("<a>kurk\x01 drijft op het water</a>", "invalid token"),
    ],
    ids=["cut off", "mismatched", "bomb", "external", "deep", "undefined", "control"],
)
def test_bad_xml_is_refused_with_place_and_reason(xml: str, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=r"^stuk\.xml") as caught:
        reading(xml)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("head", "score"),
    [
        (b'<?xml version="1.0"?>\n<officiele-publicatie>', 9),
        (b'\xef\xbb\xbf<?xml version="1.0"?><vlosCoreDocument xmlns="x">', 9),
        ('<?xml version="1.0"?><officiele-publicatie>'.encode("utf-16"), 9),
        (b'<?xml version="1.0"?><rss>', 3),
        (b"<!DOCTYPE html><html>", 0),
        (b"Vraag 1", 0),
        (b"", 0),
    ],
)
def test_what_is_xml_is_known_by_its_bytes(head: bytes, score: int) -> None:
    assert XmlReader().accepts(head, "stuk.txt") == score


def test_any_damage_gives_a_text_or_a_named_failure() -> None:
    chance = random.Random(7)
    whole = [each.encode() for each in (HANDELINGEN, AANHANGSEL, KAMERSTUK, VLOS)]
    for _ in range(120):
        data = bytearray(chance.choice(whole))
        for _ in range(chance.randint(1, 4)):
            start = chance.randrange(len(data))
            end = start + chance.choice((0, 1, 40, 2000))
            data[start:end] = chance.choice(
                (b"", b"<al>", b"</al>", b"\xff", b"&#5;", b"<nr>9</nr>")
            )
        try:
            source = read(bytes(data), "stuk.xml")
        except UnreadableInput as error:
            assert "stuk.xml" in str(error)
            continue
        for marks in (source.marks.headings, source.marks.speakers, source.marks.references):
            assert all(0 <= mark.start <= mark.end <= len(source.text) for mark in marks)
            assert all(first.start <= second.start for first, second in pairwise(marks))
        for mark in source.marks.questions:
            assert 0 <= mark.start <= mark.end <= mark.stop <= len(source.text)
        convert_bytes(bytes(data), "stuk.xml")


# Corpora of debates

TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d"><teiHeader>
<fileDesc><titleStmt><title>Corpus</title><meeting ana="#parla.meeting" corresp="#TK" n="76">76</meeting></titleStmt></fileDesc>
<profileDesc><settingDesc><setting><date when="2014-04-16">16 april</date></setting></settingDesc>PERSONS</profileDesc></teiHeader>
<text><body><div type="debateSection">
<note>Kurk</note>
<u who="#AnouchkavanMiltenburg" ana="#chair" xml:id="d.u1"><seg>Het woord is aan mevrouw Jacobi.</seg></u>
<note>De beraadslaging wordt geopend.</note>
<u who="#LutzJacobi" ana="#regular" xml:id="d.u2"><seg>Voorzitter. Kurk drijft.</seg><seg>Altijd.</seg></u>
<gap reason="editorial"><desc>SAMPLING</desc></gap>
<u who="#SharonDijksma" ana="#regular" xml:id="d.u3"><seg>Dat laat ik aan u.</seg></u>
<u who="#AnnaKurk" ana="#guest" xml:id="d.u4"><seg>Dank u wel.</seg></u>
<u who="#CarolaSchouten" ana="#regular" xml:id="d.u5"><seg>Drijft kurk?</seg></u>
<note>De vergadering wordt van 12.06 uur tot 12.53 uur geschorst.</note>
</div></body></text></TEI>"""

PERSONS = """<particDesc>
<listOrg><org xml:id="party.SP" role="parliamentaryGroup"><orgName full="abb">SP</orgName></org>
<org xml:id="party.PvdA" role="parliamentaryGroup"><orgName full="yes">Partij van de Arbeid</orgName><orgName full="abb">PvdA</orgName></org></listOrg>
<listPerson>
<person xml:id="AnnaKurk"><persName><forename>Anna</forename><nameLink>van der</nameLink><surname>Kurk</surname></persName></person>
<person xml:id="LutzJacobi"><persName><forename>Lutz</forename><surname>Jacobi</surname></persName>
<affiliation role="member" ref="#party.SP" to="2006-11-29"/>
<affiliation role="member" ref="#party.PvdA" from="2006-11-30" to="2017-03-23"/></person>
<person xml:id="SharonDijksma"><persName><forename>Sharon</forename><surname>Dijksma</surname></persName>
<affiliation role="member" ref="#party.PvdA" from="1994-05-17" to="2007-02-22"/>
<affiliation role="minister" from="2012-12-18" to="2015-11-03"/></person>
</listPerson></particDesc>"""


def speakers(xml: str) -> list[tuple[str | None, str, str | None]]:
    turns = convert_bytes(xml.encode(), "debat.xml").turns
    return [(each.speaker.name, each.speaker.role, each.speaker.party) for each in turns]


def test_parlamint_without_its_persons_names_whom_the_reference_data_knows() -> None:
    kamerstuk = convert_bytes(TEI.replace("PERSONS", "").encode(), "debat.xml")
    assert [(turn.label, turn.text) for turn in kamerstuk.turns] == [
        (None, "Het woord is aan mevrouw Jacobi."),
        (None, "Voorzitter. Kurk drijft.\n\nAltijd."),
        (None, "Dat laat ik aan u."),
        (None, "Dank u wel."),
        (None, "Drijft kurk?"),
    ]
    assert [each for each in kamerstuk.warnings if each.code == "structure_differs"] == []
    assert speakers(TEI.replace("PERSONS", "")) == [
        ("Van Miltenburg", "chair", None),
        ("Jacobi", "member", None),
        ("Dijksma", "state_secretary", None),  # on that day
        (None, "other", None),
        ("Schouten", "member", None),  # a minister only later
    ]
    metadata = kamerstuk.metadata
    assert (metadata.document_type, metadata.date, metadata.chamber) == (
        "handelingen",
        "2014-04-16",
        "TK",
    )
    assert [each.kind for each in kamerstuk.events] == ["suspension"]


def test_persons_of_a_parlamint_file_count_before_the_reference_data() -> None:
    assert speakers(TEI.replace("PERSONS", PERSONS)) == [
        ("Van Miltenburg", "chair", None),
        ("Jacobi", "member", "PvdA"),
        ("Dijksma", "minister", None),  # her seat was of another time
        ("Van der Kurk", "other", None),
        ("Schouten", "member", None),
    ]


def test_an_analysed_file_gives_its_words_as_they_were_joined() -> None:
    seg = (
        '<seg><s><w join="right">Voorzitter</w><pc>.</pc></s><s><w>Kurk</w>'
        '<name type="MISC"><w join="right">drijft</w></name><pc>.</pc>'
        '<linkGrp><link ana="ud-syn:root" target="#x"/></linkGrp></s></seg>'
    )
    plain = "<seg>Voorzitter. Kurk drijft.</seg>"
    assert speakers(TEI.replace(plain, seg)) == speakers(TEI)
    xml = TEI.replace(plain, seg).encode()
    assert convert_bytes(xml, "d.ana.xml").turns[1].text == "Voorzitter. Kurk drijft.\n\nAltijd."


@pytest.mark.parametrize("name", ["algemeen_overleg_goud_2019", "handelingen_2024_tmd"])
def test_what_is_exported_as_tei_is_read_as_the_same_debate(name: str, tmp_path: Path) -> None:
    source = FIXTURES / f"{name}.txt"
    assert main(["convert", str(source), "-o", str(tmp_path), "--quiet"]) == 0
    assert main(["export", str(tmp_path), "-o", str(tmp_path), "--format", "tei"]) == 0

    def said(kamerstuk: Kamerstuk) -> list[tuple[str | None, ...]]:
        return [
            (turn.label, turn.text, turn.speaker.name, turn.speaker.role, turn.speaker.party)
            for turn in kamerstuk.turns
        ]

    (component,) = tmp_path.glob("2*/*.xml")
    before, after = convert(source), convert(component)
    assert said(after) == said(before)
    assert [each.title for each in after.sections] == [each.title for each in before.sections]
    assert [each.text for each in after.footnotes] == [each.text for each in before.footnotes]
    for key in ("title", "date", "chamber", "session_year", "dossiers", "number", "identifier"):
        assert getattr(after.metadata, key) == getattr(before.metadata, key)


MASHUP = """<root xmlns:pm="http://www.politicalmashup.nl" xmlns:dc="http://purl.org/dc/elements/1.1/">
<docinfo xmlns="http://www.politicalmashup.nl/docinfo"><comment>made by a tool</comment></docinfo>
<meta><dc:identifier>nl.proc.ob.d.h-tk-19992000-3051-3052</dc:identifier><dc:date>2000-02-15</dc:date>
<dc:subject><pm:house pm:house="commons">Tweede Kamer</pm:house><pm:legislative-period>1999-2000</pm:legislative-period></dc:subject></meta>
<proceedings xmlns="http://www.politicalmashup.nl"><topic pm:title="Kurk">
<stage-direction pm:type="present"><p>Voorzitter: Van Nieuwenhoven</p><members><person pm:speaker="Bos"/></members></stage-direction>
<scene pm:type="speaker"><speech pm:speaker="Van Nieuwenhoven" pm:role="chair" pm:function="De voorzitter" pm:id="s1"><p>Ik stel dat voor.</p></speech>
<stage-direction><p>Daartoe wordt besloten.</p></stage-direction>
<speech pm:speaker="Van Nieuwenhoven" pm:role="chair" pm:function="De voorzitter" pm:id="s2"><p>Het woord is aan de heer Marijnissen.</p></speech></scene>
<scene pm:type="speaker"><speech pm:speaker="Marijnissen" pm:role="mp" pm:party="SP" pm:function="De heer" pm:member-ref="nl.m.01218" pm:id="s3"><p>Kurk drijft.</p><p>Altijd.</p></speech>
<speech pm:speaker="Jorritsma-Lebbink" pm:role="government" pm:function="Minister"><p>Dat klopt.</p></speech>
<stage-direction><p>(Geroffel op de bankjes.)</p></stage-direction></scene>
</topic></proceedings></root>"""


def test_politicalmashup_says_who_speaks_and_what_the_report_says_itself() -> None:
    kamerstuk = convert_bytes(MASHUP.encode(), "proc.xml")
    assert [(turn.label, turn.text) for turn in kamerstuk.turns] == [
        # The chair goes on behind a line of the report.
        (
            None,
            "Ik stel dat voor.\n\nDaartoe wordt besloten.\n\nHet woord is aan de heer Marijnissen.",
        ),
        (None, "Kurk drijft.\n\nAltijd."),
        (None, "Dat klopt."),
    ]
    assert speakers(MASHUP) == [
        ("Van Nieuwenhoven", "chair", None),
        ("Marijnissen", "member", "SP"),
        ("Jorritsma-Lebbink", "minister", None),
    ]
    metadata = kamerstuk.metadata
    assert (metadata.title, metadata.date, metadata.chamber) == ("Kurk", "2000-02-15", "TK")
    assert (metadata.identifier, metadata.session_year) == ("h-tk-19992000-3051-3052", "1999-2000")
    assert metadata.number is None
    mark = reading(MASHUP).marks.speakers[1]
    assert (mark.source_id, mark.person_id) == ("s3", "nl.m.01218")
