"""Debates as TEI after ParlaMint: what stands where, the rules that a file keeps, and the way back."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from lxml import etree

import imvo_nlp
from conftest import FIXTURES
from imvo_nlp import Kamerstuk, UnreadableInput, convert_text, read_tei
from imvo_nlp.export.tei.elements import TEI, XML, offsets
from imvo_nlp.export.tei.writer import to_tei
from imvo_nlp.models import Footnote, Speaker, Turn

ROOT = FIXTURES.parent
DOCUMENTS = sorted(
    path
    for folder in (
        FIXTURES,
        ROOT / "tests/independent/who",
        ROOT / "tests/independent/xml",
        ROOT.parent / "shared/documents",
    )
    for path in folder.rglob("*")
    if path.suffix in (".txt", ".xml")
)
ID = f"{{{XML}}}id"
IN = {"": TEI}
FILLED = "#reference_data"

BHOS = "Buitenlandse Handel en Ontwikkelingssamenwerking"
OVERLEG = (
    "Tweede Kamer der Staten-Generaal \n2\nVergaderjaar 2019–2020 \n\n"
    "26 485 Maatschappelijk verantwoord ondernemen \n\n"
    "Nr. 320 VERSLAG VAN EEN ALGEMEEN OVERLEG \nVastgesteld 3 april 2020 \n\n"
    f"De vaste commissie voor {BHOS} heeft op \n5 maart 2020 overleg gevoerd met mevrouw Kaag, "
    f"Minister voor {BHOS}, over: \n– de stand van zaken. \n Van dit overleg brengt de commissie "
    "bijgaand geredigeerd woordelijk \nverslag uit. \n\n Voorzitter: De Roon \nGriffier: Meijers "
    "\n\nAanwezig zijn drie leden der Kamer, te weten: Alkaya, Van den Hul en De Roon, \n\n"
    f"en mevrouw Kaag, Minister voor {BHOS}. \n\nAanvang 20.22 uur. \n\n"
    "De voorzitter: \nHet woord is aan de heer Alkaya.\n\n"
    "De heer Alkaya (SP): \nDe SP-fractie wacht op het goud-\nconvenant.\n\n"
    "Zie Kamerstuk 26 485, nr. 299.\n\n"
    "De vergadering wordt van 20.30 uur tot 20.40 uur geschorst. \n\n"
    "Minister Kaag: \nDat komt.\n\nSluiting 21.00 uur. \n"
)


@cache
def debates() -> dict[str, Kamerstuk]:
    """Every document with turns that is at hand, by its path."""
    converted = {str(path.relative_to(ROOT.parent)): imvo_nlp.convert(path) for path in DOCUMENTS}
    return {name: each for name, each in converted.items() if each.turns}


@cache
def encoded() -> dict[str, bytes]:
    return {name: tei(kamerstuk, name) for name, kamerstuk in debates().items()}


def tei(kamerstuk: Kamerstuk, name: str = "overleg") -> bytes:
    data = to_tei(name, kamerstuk)
    assert data
    return data


def again(kamerstuk: Kamerstuk, folder: Path) -> Kamerstuk:
    """The document with its turns as they are read back."""
    path = folder / "overleg.tei.xml"
    path.write_bytes(tei(kamerstuk))
    return replace(kamerstuk, turns=read_tei(path))


def texts(root: Element, path: str) -> list[str]:
    return ["".join(each.itertext()) for each in root.iterfind(path, IN)]


# What stands where


def test_what_was_said() -> None:
    lines = tei(convert_text(OVERLEG, name="goud 1.txt")).decode().splitlines()
    body = [line.strip() for line in lines[lines.index("    <body>") + 1 : -3]]
    at = [f'source="goud%201.txt#char={place}"' for place in places(
        "Aanvang 20.22 uur.", "De voorzitter:", "Het woord is aan de heer Alkaya.", "heer Alkaya",
        "De heer Alkaya (SP):",
    )]  # fmt: skip
    assert body[:5] == [
        '<div type="debateSection">',
        f'<note type="time" {at[0]}>Aanvang 20.22 uur.</note>',
        f'<note type="speaker" {at[1].split(",")[0]}">De voorzitter:</note>',
        f'<u who="#overleg.p2" ana="#chair #role.chair" xml:id="overleg.t1" {at[2]}>',
        '<seg xml:id="overleg.t1.seg1">Het woord is aan de '
        f'<name type="PER" ref="#overleg.p4" {at[3]}>heer Alkaya</name>.</seg>',
    ]


def places(*phrases: str) -> list[str]:
    """Where phrases stand in the debate, each behind the one before it."""
    found, at = [], OVERLEG.index("Aanvang")
    for phrase in phrases:
        at = OVERLEG.index(phrase, at)
        found.append(f"{at},{at + len(phrase)}")
    return found


def test_paragraphs_hold_their_mentions() -> None:
    root = fromstring(tei(convert_text(OVERLEG)))
    _, speech, answer = root.iterfind(".//u", IN)
    assert texts(speech, "seg") == [
        "De SP-fractie wacht op het goudconvenant.",
        "Zie Kamerstuk 26 485, nr. 299.",
    ]
    party, sector, reference = [each for seg in speech for each in seg]
    assert [(plain(each.tag), each.text) for each in (party, sector, reference)] == [
        ("name", "SP"),
        ("rs", "goudconvenant"),
        ("ref", "Kamerstuk 26 485, nr. 299"),
    ]
    assert (party.get("ref"), sector.get("key")) == ("#party.SP", "goud")
    address = "https://zoek.officielebekendmakingen.nl/kst-26485-299.html"
    assert reference.get("target") == address
    assert speech.get("ana") == "#regular #role.member #party.SP"
    assert answer.get("ana") == "#regular #role.minister"


def test_a_suspension_is_an_incident_and_times_are_notes() -> None:
    root = fromstring(tei(convert_text(OVERLEG)))
    assert texts(root, ".//incident[@type='break']/desc") == [
        "De vergadering wordt van 20.30 uur tot 20.40 uur geschorst."
    ]
    assert texts(root, ".//note[@type='time']") == ["Aanvang 20.22 uur.", "Sluiting 21.00 uur."]


def test_what_comes_up_for_a_vote_is_a_note_between_the_turns() -> None:
    root = fromstring(
        tei(
            convert_text(
                "Tweede Kamer der Staten-Generaal\nVergaderjaar 2017–2018\n58e vergadering\nDinsdag 3 april 2018\n\n"
                "7\nStemmingen moties Schoenen\n\nVoorzitter: Arib\n\nDe voorzitter:\nWij gaan stemmen.\n\n"
                "In stemming komt de motie-Diks (26485, nr. 12).\n\nDe voorzitter:\n"
                "Ik constateer dat deze motie met algemene stemmen is aangenomen.\n"
            )
        )
    )
    assert texts(root, ".//note[@type='vote']") == [
        "In stemming komt de motie-Diks (26485, nr. 12)."
    ]


def test_the_header_tells_what_the_document_prints() -> None:
    root = fromstring(tei(convert_text(OVERLEG)))
    assert texts(root, ".//titleStmt/title") == [
        "Maatschappelijk verantwoord ondernemen",
        "Verslag van een algemeen overleg",
    ]
    assert texts(root, ".//meeting") == [
        "Vergaderjaar 2019-2020",
        f"vaste commissie voor {BHOS}",
        "Verslag van een algemeen overleg",
    ]
    assert texts(root, ".//measure") == ["3 toespraken", "3 speeches", "21 woorden", "21 words"]
    assert texts(root, ".//setting/date") == ["2020-03-05"]
    (time,) = root.iterfind(".//setting/time", IN)
    assert time.attrib == {"from": "20:22:00", "to": "21:00:00"}
    assert "kst-26485-320" in texts(root, ".//bibl/idno")


def test_who_takes_part() -> None:
    root = fromstring(tei(convert_text(OVERLEG)))
    persons = {each[0][0].text: each for each in root.iterfind(".//person", IN)}
    assert list(persons) == ["Kaag", "De Roon", "Meijers", "Alkaya", "Van den Hul"]
    kaag = persons["Kaag"]
    assert texts(kaag, "affiliation/roleName") == [f"Minister: {BHOS}"]
    assert texts(kaag, "idno") == ["https://www.wikidata.org/wiki/Q15077856"]
    member = persons["Alkaya"].findall("affiliation", IN)
    assert [(each.get("role"), each.get("ref"), each.get("when")) for each in member] == [
        ("member", "#TK", "2020-03-05"),
        ("member", "#party.SP", "2020-03-05"),
    ]
    assert {each.get(ID): each.get("role") for each in root.iterfind(".//org", IN)} == {
        "TK": "parliament",
        "government": "government",
        **{f"party.{party}": "parliamentaryGroup" for party in ("D66", "PVV", "PvdA", "SP")},
    }


def test_what_is_not_printed_says_where_it_is_from() -> None:
    root = fromstring(tei(convert_text(OVERLEG)))
    (alkaya,) = [each for each in root.iterfind(".//person", IN) if each[0][0].text == "Alkaya"]
    # The document prints the party in the heading of a turn, but neither first name nor initials.
    assert {
        (plain(each.tag), each.text, each.get("resp")) for each in alkaya.iter() if not len(each)
    } == {
        ("surname", "Alkaya", None),
        ("forename", "Mahir", FILLED),
        ("sex", None, None),
        ("forename", "M.", FILLED),
        ("affiliation", None, None),
        ("idno", "https://www.wikidata.org/wiki/Q28861229", FILLED),
    }
    (hul,) = [each for each in root.iterfind(".//person", IN) if each[0][0].text == "Van den Hul"]
    assert [(each.get("ref"), each.get("resp")) for each in hul.iterfind("affiliation", IN)] == [
        ("#TK", None),
        ("#party.PvdA", FILLED),
    ]
    (_, data) = root.iterfind(".//respStmt", IN)
    assert f"#{data.get(ID)}" == FILLED
    assert texts(data, "resp") == ["What the document does not print, out of the reference data"]


def test_a_mention_says_if_the_reference_data_tells_who_is_meant() -> None:
    text = OVERLEG.replace("Dat komt.", "Dat weten de Minister van Financiën en mevrouw Kaag.")
    kamerstuk = convert_text(text)
    *_, answer = fromstring(tei(kamerstuk)).iterfind(".//u", IN)
    assert [(each.text, each.get("resp")) for each in answer.iterfind("seg/name", IN)] == [
        ("Minister van Financiën", FILLED),
        ("mevrouw Kaag", None),
    ]


def test_honorifics_tell_the_sex() -> None:
    root = fromstring(tei(convert_text(OVERLEG)))
    found = {}
    for person in root.iterfind(".//person", IN):
        sex = person.find("sex", IN)
        found[person[0][0].text] = None if sex is None else sex.get("value")
    assert found == {
        "Kaag": "F",
        "De Roon": None,
        "Meijers": None,
        "Alkaya": "M",
        "Van den Hul": None,
    }


def test_a_note_stands_in_the_turn_of_its_marker() -> None:
    kamerstuk = convert_text(OVERLEG, name="a.txt")
    first, second, third = kamerstuk.turns
    anchors = (first.start - 1, second.start, second.end, third.start + 1, third.end + 1, None)
    notes = tuple(
        Footnote(f"fn{number}", str(number), len(OVERLEG), len(OVERLEG), "Zie.", anchor)
        for number, anchor in enumerate(anchors)
    )
    root = fromstring(tei(replace(kamerstuk, footnotes=notes)))
    assert [
        [(each.get("n"), each.get("target")) for each in part.iterfind("note[@place]", IN)]
        for part in (*root.iterfind(".//u", IN), root.findall(".//div", IN)[-1])
    ] == [
        [],
        [("1", f"a.txt#char={second.start}"), ("2", f"a.txt#char={second.end}")],
        [("3", f"a.txt#char={third.start + 1}")],
        [
            ("0", f"a.txt#char={first.start - 1}"),
            ("4", f"a.txt#char={third.end + 1}"),
            ("5", None),
        ],
    ]


def test_what_is_not_known_is_not_there() -> None:
    text = "VERSLAG VAN EEN ALGEMEEN OVERLEG\n\nDe voorzitter:\nGoedendag."
    root = fromstring(tei(convert_text(text)))
    absent = (".//setting/date", ".//setting/time", ".//bibl/date", ".//listPerson")
    assert [path for path in absent if root.find(path, IN) is not None] == []
    (u,) = root.iterfind(".//u", IN)
    assert u.get("who") is None


def test_only_a_debate_before_the_pandemic_is_of_the_reference_subcorpus() -> None:
    later = fromstring(tei(convert_text(OVERLEG)))
    earlier = fromstring(tei(convert_text(OVERLEG.replace("5 maart 2020", "5 maart 2019"))))
    found = [root.find("text", IN) for root in (later, earlier)]
    assert [each.get("ana") for each in found if each is not None] == [None, "#reference"]
    assert [root.get("ana") for root in (later, earlier)] == [
        "#parla.meeting",
        "#parla.meeting #reference",
    ]


def test_a_meeting_is_of_its_chamber() -> None:
    kamerstuk = convert_text(OVERLEG)
    found = {}
    for chamber in ("TK", "EK", "VV", None):
        metadata = replace(kamerstuk.metadata, chamber=chamber)
        root = fromstring(tei(replace(kamerstuk, metadata=metadata)))
        *_, meeting = root.iterfind(".//meeting", IN)
        found[chamber] = meeting.get("ana")
    assert found == {
        "TK": "#parla.lower #parla.meeting",
        "EK": "#parla.upper #parla.meeting",
        "VV": "#parla.meeting",
        None: "#parla.meeting",
    }


def test_categories_are_named() -> None:
    root = fromstring(tei(convert_text(OVERLEG)))
    assert texts(root, ".//taxonomy/desc/term") == [
        "Legislature",
        "Types of speakers",
        "Subcorpora",
        "Roles of speakers",
    ]
    named = texts(root, ".//category/catDesc/term")
    assert len(named) == len(root.findall(".//category", IN))
    assert named[:2] == ["Lower house", "Upper house"]


def test_a_document_without_turns_gives_none() -> None:
    assert to_tei("a", convert_text("Vraag 1\nBent u bereid?\n\nAntwoord 1\nJa.")) is None


# The rules that a file keeps

# ParlaMint's, as far as we know them: what an element must and may have, and what it may hold.
RULES: dict[str, tuple[str, str, str]] = {
    "TEI": ("xml:id xml:lang ana", "", "teiHeader text"),
    "teiHeader": ("", "", "fileDesc encodingDesc profileDesc"),
    "fileDesc": ("", "", "titleStmt editionStmt extent publicationStmt sourceDesc"),
    "titleStmt": ("", "", "title meeting respStmt"),
    "meeting": ("ana", "corresp n", ""),
    "measure": ("unit quantity xml:lang", "", ""),
    "profileDesc": ("", "", "settingDesc particDesc langUsage"),
    "particDesc": ("", "", "listOrg listPerson"),
    "person": ("xml:id", "sameAs", "persName sex affiliation idno"),
    "affiliation": ("role ref", "when resp", "roleName"),
    "category": ("xml:id", "", "catDesc"),
    "catDesc": ("xml:lang", "", "term"),
    "org": ("xml:id role", "", "orgName"),
    "text": ("", "ana", "body"),
    "body": ("", "", "div"),
    "div": ("type", "xml:id prev", "head note incident u"),
    "u": ("ana xml:id source", "who", "seg note gap"),
    "seg": ("xml:id", "", "name rs ref"),
}
REQUIRED = (
    ".//titleStmt/title", ".//titleStmt/meeting", ".//titleStmt/respStmt", ".//editionStmt/edition",
    ".//extent/measure", ".//publicationStmt/p", ".//sourceDesc/bibl", ".//projectDesc",
    ".//tagsDecl/namespace/tagUsage", ".//classDecl/taxonomy", ".//setting/name",
    ".//particDesc/listOrg", ".//langUsage/language",
)  # fmt: skip


def test_rules_of_parlamint() -> None:
    for name, root in roots():
        assert [path for path in REQUIRED if root.find(path, IN) is None] == [], name
        for each in root.iter():
            tag = plain(each.tag)
            if tag in RULES:
                must, may, children = (set(part.split()) for part in RULES[tag])
                assert must <= set(map(plain, each.keys())) <= must | may, (name, tag)
                assert {plain(child.tag) for child in each} <= children, (name, tag)
        for div in root.iterfind(".//div", IN):
            has_turns = div.find("u", IN) is not None
            assert div.get("type") == ("debateSection" if has_turns else "commentSection"), name
        for u in root.iterfind(".//u", IN):
            assert len({"#chair", "#regular", "#guest"} & set((u.get("ana") or "").split())) == 1
            assert u.find("seg", IN) is not None or u.find("gap", IN) is not None, name
        assert all(text.strip() for text in texts(root, ".//seg")), name


def roots() -> Iterator[tuple[str, Element]]:
    return ((name, fromstring(data)) for name, data in encoded().items())


def plain(name: str) -> str:
    return name.replace(f"{{{TEI}}}", "").replace(f"{{{XML}}}", "xml:")


def test_ids_are_unique_and_every_pointer_resolves() -> None:
    for name, root in roots():
        ids = [each.attrib[ID] for each in root.iter() if ID in each.attrib]
        assert len(ids) == len(set(ids)), name
        pointers = {
            pointer
            for each in root.iter()
            for attribute in ("who", "ana", "ref", "corresp", "sameAs", "prev", "resp")
            for pointer in each.get(attribute, "").split()
            if not pointer.startswith("https://")
        }
        assert pointers <= {f"#{each}" for each in ids}, name


def test_days_and_times_are_iso() -> None:
    for name, root in roots():
        for each in root.iter():
            if day := each.get("when"):
                assert date.fromisoformat(day), name
            for attribute in ("from", "to"):
                if hour := each.get(attribute):
                    assert time.fromisoformat(hour), name


def test_what_is_counted_is_there() -> None:
    for name, root in roots():
        counted = {
            each.get("unit"): int(each.get("quantity", ""))
            for each in root.iterfind(".//measure", IN)
        }
        words = sum(len(text.split()) for text in texts(root, ".//u/seg"))
        assert counted == {"speeches": len(texts(root, ".//u")), "words": words}, name
        (text,) = root.iterfind("text", IN)
        there = Counter(plain(each.tag) for each in text.iter())
        uses = root.iterfind(".//tagUsage", IN)
        assert {each.get("gi"): int(each.get("occurs", "")) for each in uses} == there, name


def test_every_mention_in_a_turn_is_marked() -> None:
    types = {
        "party": "ORG", "organisation": "ORG", "country": "LOC", "member": "PER", "minister": "PER"
    }  # fmt: skip
    for name, kamerstuk in debates().items():
        turns = {turn.id for turn in kamerstuk.turns}
        mentioned = {
            (types.get(each.label, each.label), each.start, each.end)
            for each in kamerstuk.mentions
            if each.block in turns
        }
        marked = {
            (each.get("type"), *offsets(each.get("source")))
            for seg in fromstring(encoded()[name]).iterfind(".//u/seg", IN)
            for each in seg.iter()
            if each is not seg
        }
        assert marked == mentioned, name


def test_terms_have_their_values() -> None:
    text = OVERLEG.replace(
        "Dat komt.", "De EU en Oxfam Novib noemen kinderarbeid in India en de CSRD."
    )
    *_, answer = fromstring(tei(convert_text(text))).iterfind(".//u", IN)
    assert [
        (plain(each.tag), each.get("type"), each.text, each.get("ref") or each.get("key"))
        for seg in answer
        for each in seg
    ] == [
        ("name", "ORG", "EU", "https://www.wikidata.org/wiki/Q458"),
        ("name", "ORG", "Oxfam Novib", "oxfam_novib"),
        ("rs", "theme", "kinderarbeid", "kinderarbeid"),
        ("name", "LOC", "India", "IN"),
        ("rs", "law", "CSRD", "eu_csrd"),
    ]


def test_a_mention_that_crosses_another_goes_on_behind_it() -> None:
    text = OVERLEG.replace("Dat komt.", "Deze motie is voorgesteld door het lid Alkaya.")
    *_, answer = fromstring(tei(convert_text(text))).iterfind(".//u", IN)
    assert texts(answer, "seg/ref") == ["Deze motie", " is voorgesteld door het lid Alkaya"]


SCHEMA = os.environ.get("TEI_ALL", "")


@pytest.mark.skipif(not SCHEMA, reason="TEI_ALL names no tei_all.rng: see docs/export.md")
def test_all_are_valid_tei() -> None:
    trees = {name: etree.fromstring(data) for name, data in encoded().items()}
    used = {etree.QName(each).localname for tree in trees.values() for each in tree.iter()}
    schema = schema_of(used)
    for name, tree in trees.items():
        assert schema.validate(tree), (name, schema.error_log)
    tree.find(f".//{{{TEI}}}u").append(etree.Element(f"{{{TEI}}}person"))
    assert not schema.validate(tree)


def schema_of(used: set[str]) -> etree.RelaxNG:
    """The schema of all TEI, without the elements that no file has: it takes lxml 12 seconds else."""
    schema = etree.parse(SCHEMA)
    ns = "{http://relaxng.org/ns/structure/1.0}"
    for each in list(schema.iter(f"{ns}element")):
        if each.get("name") and each.get("name") not in used:
            each.getparent().replace(each, etree.Element(f"{ns}notAllowed"))
    return etree.RelaxNG(schema)


# The way back


def test_the_same_turns_come_back(tmp_path: Path) -> None:
    assert len(debates()) > 50
    for name, kamerstuk in debates().items():
        path = tmp_path / "debate.tei.xml"
        path.write_bytes(encoded()[name])
        assert read_tei(path) == tuple(map(unmarked, kamerstuk.turns)), name


def unmarked(turn: Turn) -> Turn:
    """The turn without what only the format of its file marks."""
    return replace(turn, time=None, interrupts=None, source_id=None)


@pytest.mark.parametrize(
    "speaker",
    [
        Speaker(None, "other", None, None),
        Speaker("Jansen", "minister", None, None),
        Speaker("Jansen", "member", "Lid Omtzigt", None),
        Speaker("van den Hul", "chair", "50PLUS", "p5"),
    ],
)
def test_a_speaker_comes_back(speaker: Speaker, tmp_path: Path) -> None:
    kamerstuk = convert_text(OVERLEG)
    turns = tuple(replace(turn, speaker=speaker) for turn in kamerstuk.turns)
    changed = replace(kamerstuk, turns=turns, mentions=())
    assert again(changed, tmp_path) == changed


def test_a_participant_that_is_not_there_is_not_pointed_at() -> None:
    kamerstuk = convert_text(OVERLEG)
    first, *others = kamerstuk.turns
    turns = (replace(first, speaker=replace(first.speaker, participant="p99")), *others)
    mentions = tuple(
        replace(each, attributes={**each.attributes, "participant": "p99"})
        for each in kamerstuk.mentions
    )
    root = fromstring(tei(replace(kamerstuk, turns=turns, mentions=mentions)))
    ids = {f"#{each.get(ID)}" for each in root.iter()}
    assert {each.get("who") for each in root.iterfind(".//u", IN)} <= ids
    assert texts(root, ".//listPerson[@type='unidentified']//surname") == ["De Roon"]
    pointers = {each.get("sameAs") or each.get("ref") for each in root.iter()} - {None}
    assert {each for each in pointers if not each.startswith("https://")} <= ids


def test_headings_and_turns_without_text_come_back(tmp_path: Path) -> None:
    kamerstuk = convert_text(OVERLEG)
    first, second, third = kamerstuk.turns
    turns = (
        replace(first, section="s1", label=None, label_start=None),
        replace(second, section=None, text="", end=second.start),
        replace(third, section="s1", text="MVO & <co>  \n\n[…] ]]>"),
    )
    changed = replace(kamerstuk, turns=turns, mentions=())
    assert again(changed, tmp_path) == changed


def test_what_xml_cannot_hold_comes_back_replaced(tmp_path: Path) -> None:
    kamerstuk = convert_text(OVERLEG)
    turns = tuple(replace(turn, text="MVO\x0c") for turn in kamerstuk.turns)
    read = again(replace(kamerstuk, turns=turns, mentions=()), tmp_path)
    assert {turn.text for turn in read.turns} == {"MVO\N{REPLACEMENT CHARACTER}"}


@pytest.mark.parametrize(
    "data",
    [
        "",
        "<TEI/>",
        f'<TEI xmlns="{TEI}"/>',
        f'<TEI xmlns="{TEI}" xml:id="a"><text><body><div><u xml:id="a.t1"/></div></body></text></TEI>',
    ],
)
def test_another_file_is_told(data: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(data)
    with pytest.raises(UnreadableInput, match="no TEI of ours"):
        read_tei(path)
