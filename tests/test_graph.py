"""Which document cites which: nodes, edges, matching by the folder, and the files of `imvo-nlp graph`."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from imvo_nlp import convert_text
from imvo_nlp.analysis.graph import Edge, Graph, Node, read_graph, write_graph
from imvo_nlp.cli import main
from imvo_nlp.errors import MissingExtra, WrongUse
from imvo_nlp.models import Kamerstuk, Mention

Said = pytest.CaptureFixture[str]

BHOS = "Buitenlandse Handel en Ontwikkelingssamenwerking"
IMVO = "Maatschappelijk verantwoord ondernemen"
PUBLISHED = "https://zoek.officielebekendmakingen.nl"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def head(dossier: str) -> str:
    return (
        "Tweede Kamer der Staten-Generaal \n2\nVergaderjaar 2019–2020 \n\n"
        f"{dossier} {IMVO} \n\n"
    )  # fmt: skip


def letter(sentence: str, number: int = 312, day: str = "6 februari 2020") -> str:
    """A letter in dossier 26485, in the House's print."""
    return (
        f"{head('26 485')}Nr. {number} BRIEF VAN DE MINISTER VOOR BUITENLANDSE HANDEL EN "
        "ONTWIKKELINGSSAMENWERKING \n\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal \n\n"
        f"Den Haag, {day} \n\n{sentence}\n"
    )


def loose(sentence: str) -> str:
    """A letter as a ministry sends it, without dossier and number, so without identifier."""
    return (
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\n"
        f"Den Haag, 6 februari 2020\n\n{sentence}\n"
    )


def motion(
    number: int,
    *signed: str,
    dossier: str = "26 485",
    day: str = "12 december 2019",
    body: str = "",
) -> str:
    """A printed motion with its signatures."""
    return (
        f"{head(dossier)}Nr. {number} MOTIE VAN HET LID {signed[0].upper()} C.S. \n"
        f"Voorgesteld {day} \n\nDe Kamer, \n\ngehoord de beraadslaging, \n\n{body}"
        "verzoekt de regering een tijdpad op te nemen, \n\nen gaat over tot de orde van de dag. \n\n"
        + "".join(f"{name} \n" for name in signed)
    )


def debate(*turns: str) -> str:
    return (
        f"{head('26 485')}Nr. 320 VERSLAG VAN EEN ALGEMEEN OVERLEG \nVastgesteld 3 april 2020 \n\n"
        f"De vaste commissie voor {BHOS} heeft op \n5 maart 2020 overleg gevoerd met mevrouw Kaag, "
        f"Minister voor {BHOS}, over: \n– de stand van zaken. \n Van dit overleg brengt de commissie "
        "bijgaand geredigeerd woordelijk \nverslag uit. \n\n Voorzitter: De Roon \nGriffier: Meijers "
        "\n\nAanwezig zijn drie leden der Kamer, te weten: Alkaya, Van den Hul en De Roon, \n\n"
        f"en mevrouw Kaag, Minister voor {BHOS}. \n\nAanvang 20.22 uur. \n\n"
        + "".join(f"{turn}\n\n" for turn in turns)
        + "Sluiting 21.00 uur. \n"
    )


ANSWER = (
    "Tweede Kamer der Staten-Generaal \n\nVergaderjaar 2019–2020 \n\nAanhangsel van de Handelingen "
    "\n\nVragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden "
    "\n\n2904 \n\nVragen van de leden Van den Hul (PvdA) en Alkaya (SP) aan de Minister voor "
    f"{BHOS} over cacao (ingezonden 6 april 2020). \n\nAntwoord van Minister Kaag ({BHOS}) "
    "(ontvangen 25 mei 2020). \n\nVraag 1 \nKent u Kamerstuk 26 485, nr. 299?1 \n\nAntwoord 1 \n"
    "Ja. Zie ook Kamerstuk 26 485, nr. 310.\n\n1 Kamerstuk 26 485, nr. 305.\n"
)
QUESTION = (
    "Tweede Kamer der Staten-Generaal 2\n\nVergaderjaar 2019–2020\nVragen gesteld door de leden der "
    f"Kamer\n\n2020Z05812\nVragen van het lid Alkaya (SP) aan de Minister voor {BHOS} over cacao "
    "(ingezonden 5 april 2020).\n\nVraag 1\nKent u dit bericht?\n\n\nkv-tk-2020Z05812\nISSN 0921 - "
    "7398\n’s-Gravenhage 2020 Tweede Kamer, vergaderjaar 2019–2020, Vragen 1\n"
)

# A letter that answers them, as ministries send it; its head gives their number.
ANSWERED = (
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 3 mei 2020\n\n"
    "Hierbij bied ik u de antwoorden aan op de vragen van het lid Alkaya (SP) over cacao, ingezonden "
    f"5 april 2020 met kenmerk 2020Z05812.\n\nDe Minister voor {BHOS},\nS.A.M. Kaag\n\n"
    "Vraag 1\nKent u dit bericht?\n\nAntwoord 1\nJa. Zie ook de vragen met kenmerk 2020Z04000.\n"
)


def put(**texts: str | Kamerstuk) -> None:
    """Converts texts to `in/NAME.json`; `__` in a name is a folder's `/`."""
    for name, text in texts.items():
        path = Path("in", *name.split("__")).with_suffix(".json")
        path.parent.mkdir(parents=True, exist_ok=True)
        kamerstuk = convert_text(text) if isinstance(text, str) else text
        path.write_bytes(kamerstuk.to_json_bytes(indent=True) + b"\n")


def with_document(text: str, phrase: str, value: str | None, **attributes: str) -> Kamerstuk:
    """The converted text with one more mention, of the label `document`."""
    start = text.index(phrase)
    meant = Mention("d1", "document", start, start + len(phrase), phrase, value, attributes, None)
    kamerstuk = convert_text(text)
    others = [each for each in kamerstuk.mentions if each.label != "document"]
    return replace(kamerstuk, mentions=(*others, meant))


def without_identifiers(text: str, phrase: str) -> Kamerstuk:
    """The converted text, in which the mentions of this wording do not tell what they mean."""
    kamerstuk = convert_text(text)
    mentions = [
        replace(each, attributes={**each.attributes, "identifier": None})
        if each.text == phrase
        else each
        for each in kamerstuk.mentions
    ]
    return replace(kamerstuk, mentions=tuple(mentions))


def network(**texts: str | Kamerstuk) -> Graph:
    put(**texts)
    return read_graph("in")


def cited(graph: Graph, source: str = "kst-26485-312") -> list[tuple[str, str, str]]:
    """What a document cites: target, label, and what the match rests on."""
    return [(each.target, each.kind, each.matched) for each in graph.edges if each.source == source]


def named(graph: Graph, name: str) -> Node:
    (node,) = [each for each in graph.nodes if each.id == name]
    return node


# What a document does with another


def acts(graph: Graph) -> list[tuple[str, str, str]]:
    kinds = ("moves", "decides", "answers")
    return [(each.source, each.kind, each.target) for each in graph.edges if each.kind in kinds]


def test_a_motion_is_moved_in_one_document_and_voted_on_in_another() -> None:
    moved = debate(
        "Mevrouw Van den Hul (PvdA): \nDe Kamer,\n\ngehoord de beraadslaging,\n\nverzoekt de regering "
        "een tijdpad op te nemen,\n\nen gaat over tot de orde van de dag.",
        "De voorzitter: \nDeze motie is voorgesteld door het lid Van den Hul. Zij krijgt nr. 330 (26485).",
    )
    voted = (
        "Tweede Kamer der Staten-Generaal\nVergaderjaar 2019–2020\n60e vergadering\nDinsdag 10 maart 2020"
        "\n\n14\nStemmingen moties\n\nVoorzitter: Arib\n\nIn stemming komt de motie-Van den Hul (26485, nr. "
        "330).\n\nDe voorzitter:\nIk constateer dat de leden van de fractie van de SP voor deze motie "
        "hebben gestemd en de leden van de overige fracties ertegen, zodat zij is verworpen.\n"
    )
    graph = network(a=moved, b=voted)
    assert acts(graph) == [
        ("h-tk-20192020-60-14", "decides", "kst-26485-330"),
        ("kst-26485-320", "moves", "kst-26485-330"),
    ]
    edges = [each for each in graph.edges if each.target == "kst-26485-330"]
    assert named(graph, "kst-26485-330").cited == len(edges) - 2
    (act,) = [each for each in graph.edges if each.kind == "moves"]
    assert act.text.startswith("De Kamer,")
    assert moved[act.start : act.end].startswith("De Kamer,")


def test_questions_and_their_answer_in_two_documents_are_joined() -> None:
    graph = network(a=QUESTION, b=ANSWERED)
    assert acts(graph) == [("file:b", "answers", "kv-tk-2020Z05812")]
    assert named(graph, "kv-tk-2020Z05812").held


def test_two_numbers_in_the_head_of_an_answer_join_nothing() -> None:
    two = ANSWERED.replace("kenmerk 2020Z05812", "kenmerk 2020Z05812 en 2020Z05813")
    assert acts(network(a=QUESTION, b=two)) == []
    assert acts(network(a=QUESTION, b=letter("Zie de vragen met kenmerk 2020Z05812."))) == []


# Nodes


def test_a_held_document_is_known_by_its_metadata() -> None:
    graph = network(brieven__a=letter("Zie Kamerstuk 34 506, nr. 12."))
    assert named(graph, "kst-26485-312") == Node(
        id="kst-26485-312",
        held=True,
        file="brieven/a.json",
        kind="brief_regering",
        chamber="TK",
        session_year="2019-2020",
        dossier="26485",
        number="312",
        date="2020-02-06",
        title=IMVO,
        cited=0,
        address=f"{PUBLISHED}/kst-26485-312.html",
    )


def test_a_cited_document_is_known_by_what_the_citation_says() -> None:
    graph = network(a=letter("Zie Kamerstukken II 2015/16, 34 506, nr. 12."))
    assert named(graph, "kst-34506-12") == Node(
        id="kst-34506-12",
        held=False,
        kind="kamerstuk",
        chamber="TK",
        session_year="2015-2016",
        dossier="34506",
        number="12",
        cited=1,
        address=f"{PUBLISHED}/kst-34506-12.html",
    )


def test_each_citation_can_add_what_others_leave_out_and_a_reference_says_most() -> None:
    short = "Zie deze motie en Kamerstuk 34 506, nr. 12."
    graph = network(
        a=with_document(letter(short), "deze motie", "kst-34506-12", kind="motie"),
        b=letter("Zie Kamerstukken II 2015/16, 34 506, nr. 12.", number=313),
    )
    node = named(graph, "kst-34506-12")
    assert (node.kind, node.session_year, node.cited) == ("kamerstuk", "2015-2016", 2)


def test_without_identifier_a_document_has_the_name_of_its_file() -> None:
    graph = network(**{"2020__brief": loose("Zie Kamerstuk 26 485, nr. 187.")})
    node = named(graph, "file:2020/brief")
    assert (node.held, node.file, node.address) == (True, "2020/brief.json", None)
    assert cited(graph, "file:2020/brief") == [("kst-26485-187", "reference", "value")]


def test_a_range_cites_what_it_does_not_print() -> None:
    graph = network(a=letter("Zie Kamerstuk 34 506, nrs. 9-12."))
    assert [each.target for each in graph.edges] == [
        f"kst-34506-{number}" for number in (9, 10, 11, 12)
    ]


def test_a_document_can_be_held_and_cited() -> None:
    graph = network(
        a=letter("Zie Kamerstuk 26 485, nr. 313."),
        b=letter("Ja.", number=313),
        c=letter("Zie Kamerstuk 26 485, nr. 313.", number=314),
    )
    assert [(each.id, each.held, each.cited) for each in graph.nodes] == [
        ("kst-26485-312", True, 0),
        ("kst-26485-313", True, 2),
        ("kst-26485-314", True, 0),
    ]


def test_a_held_document_takes_nothing_from_who_cites_it() -> None:
    graph = network(
        a=letter("Zie Kamerstukken II 2019/20, 26 485, nr. 313."),
        b=letter("Ja.", number=313).replace("Vergaderjaar 2019–2020 \n", ""),
    )
    node = named(graph, "kst-26485-313")
    assert (node.session_year, node.kind, node.cited) == (None, "brief_regering", 1)


def test_only_what_is_published_has_an_address() -> None:
    graph = network(
        a=letter(
            "Zie 2017Z18861, ah-tk-20192020-2907, Handelingen II 2017/18, nr. 70, item 9 en "
            "Kamerstuk 26 485, nr. 187."
        )
    )
    assert {each.id: each.address for each in graph.nodes if not each.held} == {
        "2017Z18861": None,
        "ah-tk-20192020-2907": f"{PUBLISHED}/ah-tk-20192020-2907.html",
        "h-tk-20172018-70-9": f"{PUBLISHED}/h-tk-20172018-70-9.html",
        "kst-26485-187": f"{PUBLISHED}/kst-26485-187.html",
    }


def test_a_question_is_one_node_by_its_number_and_its_identifier() -> None:
    graph = network(a=letter("Zie 2020Z05812."), b=QUESTION)
    assert [each.id for each in graph.nodes] == ["kst-26485-312", "kv-tk-2020Z05812"]
    assert cited(graph) == [("kv-tk-2020Z05812", "reference", "value")]


# Edges


def test_a_citation_in_a_turn_has_its_place_and_speaker() -> None:
    text = debate(
        "De voorzitter: \nIk open de vergadering.",
        "De heer Alkaya (SP): \nIk wijs op Kamerstuk 26 485, nr. 299.",
    )
    start = text.index("Kamerstuk 26 485, nr. 299")
    assert network(a=text).edges == (
        Edge(
            source="kst-26485-320",
            target="kst-26485-299",
            kind="reference",
            text="Kamerstuk 26 485, nr. 299",
            start=start,
            end=start + len("Kamerstuk 26 485, nr. 299"),
            block="t2",
            block_kind="turn",
            speaker="Alkaya",
            speaker_party="SP",
            matched="value",
        ),
    )


def test_a_citation_has_who_asks_and_who_answers() -> None:
    found = [
        (each.target, each.block, each.block_kind, each.speaker, each.speaker_party)
        for each in network(a=ANSWER).edges
    ]
    assert found == [
        ("kst-26485-299", "q1", "question", "Van den Hul, Alkaya", "PvdA, SP"),
        ("kst-26485-310", "a1", "answer", "Kaag", None),
        ("kst-26485-305", "fn1", "footnote", None, None),
    ]


def test_a_citation_in_no_block_has_nobody() -> None:
    (edge,) = network(a=letter("Zie Kamerstuk 26 485, nr. 299.")).edges
    assert edge[6:] == (None, None, None, None, "value")


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie Handelingen 2017/18, nr. 70.",  # without item: no identifier
        "De motie-Voordewind is aangenomen.",  # nobody tells its number
        "Zie Kamerstuk 26 485, nr. 312.",  # the letter itself
    ],
)
def test_no_edge_where_the_document_is_not_known_or_is_itself(sentence: str) -> None:
    assert network(a=letter(sentence)).edges == ()


def test_a_document_that_is_meant_without_number_gives_an_edge_if_known() -> None:
    text = letter("Zie het wetsvoorstel.")
    graph = network(
        a=with_document(text, "het wetsvoorstel", "34506", kind="wetsvoorstel"),
        b=with_document(text.replace("312", "313"), "het wetsvoorstel", None, kind="wetsvoorstel"),
    )
    assert cited(graph) == [("34506", "document", "value")]
    assert named(graph, "34506") == Node("34506", kind="wetsvoorstel", cited=1)
    assert cited(graph, "kst-26485-313") == []


FAR = " Daarover is in deze brief al veel gezegd, en wordt hieronder nog meer gezegd dan dat."


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("De motie-Kuik (26 485, nr. 299) is uitgevoerd.", ["reference"]),
        ("Kamerstuk 26 485, nr. 299 is deze motie.", ["reference"]),
        (f"Zie 26 485, nr. 299.{FAR} Ik voer deze motie uit.", ["reference", "document"]),
        ("Zie 26 485, nr. 298. Ik voer deze motie uit.", ["reference", "document"]),
        ("Zie 26 485, nr. 299, en opnieuw 26 485, nr. 299.", ["reference", "reference"]),
    ],
)
def test_a_name_beside_its_reference_is_one_citation(sentence: str, labels: list[str]) -> None:
    text = letter(sentence)
    kamerstuk = convert_text(text)
    if "deze motie" in text:
        kamerstuk = with_document(text, "deze motie", "kst-26485-299", kind="motie")
    assert [kind for _, kind, _ in cited(network(a=kamerstuk))] == labels


def test_a_name_with_its_number_far_away_gives_an_edge_of_its_own() -> None:
    graph = network(
        a=debate(
            "De heer Alkaya (SP): \nIk dien een motie in.",
            "De voorzitter: \nDeze motie is voorgesteld door het lid Alkaya. Naar mij blijkt, wordt "
            "de indiening ervan voldoende ondersteund. Zij krijgt nr. 346 (26485).",
        )
    )
    found = [each for each in cited(graph, "kst-26485-320") if each[1] != "document"]
    assert found == [
        ("kst-26485-346", "motion", "value"),
        ("kst-26485-346", "reference", "value"),
    ]


# Motions that the folder tells


BY_FOLDER = [("kst-26485-310", "motion", "folder")]
NAMED = "De motie-Van den Hul/Alkaya is uitgevoerd."


def test_a_motion_is_the_only_held_one_of_these_submitters() -> None:
    graph = network(
        a=letter(NAMED),
        moties__b=motion(310, "Van den Hul", "Alkaya", "Diks"),
        moties__c=motion(311, "Diks", "Van den Hul", "Alkaya"),
    )
    assert cited(graph) == BY_FOLDER
    assert named(graph, "kst-26485-310").cited == 1


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("De motie-Alkaya/Van den Hul is uitgevoerd.", "another comes first"),
        ("De motie-Van den Hul/Voordewind is uitgevoerd.", "one did not sign"),
        ("De motie-Van den Hul d.d. 5 december 2019 is uitgevoerd.", "it is of another day"),
    ],
)
def test_a_motion_that_does_not_fit_is_not_meant(sentence: str, why: str) -> None:
    assert cited(network(a=letter(sentence), b=motion(310, "Van den Hul", "Alkaya"))) == [], why


def test_a_motion_is_not_younger_than_who_cites_it() -> None:
    put(b=motion(310, "Van den Hul", "Alkaya"))
    assert cited(network(a=letter(NAMED, day="12 december 2019"))) == BY_FOLDER
    assert cited(network(a=letter(NAMED, day="11 december 2019"))) == []


def test_a_day_that_the_mention_gives_is_the_motions() -> None:
    graph = network(
        a=letter("De motie-Van den Hul d.d. 12 december 2019 is uitgevoerd."),
        b=motion(310, "Van den Hul", "Alkaya"),
        c=motion(298, "Van den Hul", "Alkaya", day="5 december 2019"),
    )
    assert cited(graph) == BY_FOLDER


def test_a_document_without_day_cites_only_a_motion_whose_day_it_gives() -> None:
    put(b=motion(310, "Van den Hul", "Alkaya"))
    assert cited(network(a=letter(NAMED, day="heden"))) == []
    dated = letter("De motie-Van den Hul d.d. 12 december 2019 is uitgevoerd.", day="heden")
    assert cited(network(a=dated)) == BY_FOLDER


def test_of_two_motions_the_one_in_the_same_dossier_is_meant() -> None:
    graph = network(
        a=letter(NAMED),
        b=motion(310, "Van den Hul", "Alkaya"),
        c=motion(77, "Van den Hul", "Alkaya", dossier="35 300"),
    )
    assert cited(graph) == BY_FOLDER


def test_a_motion_of_another_dossier_is_not_meant() -> None:
    graph = network(a=letter(NAMED), b=motion(77, "Van den Hul", "Alkaya", dossier="35 300"))
    assert cited(graph) == []


def test_two_that_fit_give_no_edge() -> None:
    graph = network(
        a=letter(NAMED),
        b=motion(310, "Van den Hul", "Alkaya"),
        c=motion(309, "Van den Hul", "Alkaya"),
    )
    assert cited(graph) == []


def test_only_motions_are_matched() -> None:
    held = convert_text(motion(310, "Van den Hul", "Alkaya"))
    held = replace(held, metadata=replace(held.metadata, document_type="amendement"))
    assert cited(network(a=letter(NAMED), b=held)) == []


def test_without_signatures_the_motions_title_names_its_submitters() -> None:
    unsigned = replace(convert_text(motion(310, "Van den Hul")), participants=())
    graph = network(a=letter("De motie-Van den Hul c.s. is uitgevoerd."), b=unsigned)
    assert cited(graph) == BY_FOLDER
    assert cited(network(a=letter(NAMED), b=unsigned)) == []


def test_a_motion_that_the_document_cites_with_its_number_is_not_looked_for() -> None:
    sentence = f"De motie-Van den Hul c.s. (26 485, nr. 187) is oud.{FAR} {NAMED}"
    citing = without_identifiers(letter(sentence), "motie-Van den Hul/Alkaya")
    graph = network(a=citing, b=motion(310, "Van den Hul", "Alkaya"))
    assert cited(graph) == [("kst-26485-187", "reference", "value")]


def test_a_motion_does_not_cite_another_by_its_own_title() -> None:
    title = "MOTIE VAN HET LID VAN DEN HUL C.S."
    later = without_identifiers(motion(311, "Van den Hul", "Alkaya"), title)
    later = replace(later, metadata=replace(later.metadata, identifier=None))
    assert network(a=motion(310, "Van den Hul", "Alkaya"), b=later).edges == ()


def test_a_match_beside_its_reference_is_one_citation() -> None:
    graph = network(
        a=letter("De motie-Van den Hul c.s. is te vinden als Kamerstuk 26 485, nr. 310."),
        b=motion(310, "Van den Hul", "Alkaya"),
    )
    assert cited(graph) == [("kst-26485-310", "reference", "value")]


# Which files are read


def test_lines_are_read_as_files_are() -> None:
    texts = [letter(NAMED), motion(310, "Van den Hul", "Alkaya"), loose("Zie 26 485, nr. 310.")]
    Path("in").mkdir()
    lines = []
    for text in texts:
        record = json.loads(convert_text(text).to_json())
        record["source"]["name"] = "stuk.txt"
        lines.append(json.dumps(record) + "\n")
    Path("in/documents.jsonl").write_text("".join(lines))
    Path("in/failures.jsonl").write_text('{"input": "b.txt", "reason": "empty"}\n')
    graph = read_graph("in")
    assert graph.skipped == ()
    assert [(each.id, each.file) for each in graph.nodes] == [
        ("file:documents/stuk:3", "documents.jsonl:3"),
        ("kst-26485-310", "documents.jsonl:2"),
        ("kst-26485-312", "documents.jsonl:1"),
    ]
    assert [(each.source, each.target) for each in graph.edges] == [
        ("file:documents/stuk:3", "kst-26485-310"),
        ("kst-26485-312", "kst-26485-310"),
    ]


def changed(text: str, **layers: Any) -> str:
    return json.dumps({**json.loads(convert_text(text).to_json()), **layers})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("{", "not a converted document: unexpected end of data"),
        ("[1]", "not a converted document: is not an object"),
        ('{"name": "imvo"}', "not a converted document: schema_version is missing"),
        (changed(ANSWER, schema_version="2.0.0"), "schema_version is 2.0.0; supported is 1."),
        (changed(ANSWER, schema_version=1), "not a converted document: schema_version is not text"),
        (changed(ANSWER, mentions=None), "not a converted document: mentions is not a list"),
        (
            changed(ANSWER, metadata={"document_type": "motie", "title": 3}),
            "not a converted document: metadata title is not text",
        ),
        (
            changed(ANSWER, metadata={"document_type": "motie", "dossiers": "26485"}),
            "not a converted document: metadata dossiers is not a list",
        ),
        (
            changed(ANSWER).replace('"start": ', '"start": -'),
            "questions 0 start is not an integer from 0 up: -",
        ),
        (changed(letter("Ja.")), "kst-26485-312 has been read already, from a.json"),
    ],
)
def test_what_is_no_document_is_reported_and_the_others_go_on(data: str, reason: str) -> None:
    put(a=letter("Zie Kamerstuk 26 485, nr. 187."))
    Path("in/b.json").write_text(data)
    put(c=letter("Zie Kamerstuk 26 485, nr. 187.", number=313))
    graph = read_graph("in")
    assert [each.source for each in graph.edges] == ["kst-26485-312", "kst-26485-313"]
    ((file, told),) = graph.skipped
    assert file == "b.json"
    assert reason in told


def test_of_two_with_one_identifier_the_first_path_counts() -> None:
    graph = network(b=letter("Ja."), a__z=letter("Zie Kamerstuk 26 485, nr. 187."))
    assert named(graph, "kst-26485-312").file == "a/z.json"
    assert [each.file for each in graph.skipped] == ["b.json"]


def test_files_that_cannot_be_opened_are_reported() -> None:
    put(b=letter("Zie Kamerstuk 26 485, nr. 187."))
    for name in ("a.json", "c/documents.jsonl"):
        path = Path("in", name)
        path.parent.mkdir(exist_ok=True)
        path.symlink_to("nergens")
    graph = read_graph("in")
    assert [each.source for each in graph.edges] == ["kst-26485-312"]
    assert [(each.file, each.reason) for each in graph.skipped] == [
        (name, f"No such file or directory: in/{name}") for name in ("a.json", "c/documents.jsonl")
    ]


@pytest.mark.parametrize("folder", ["absent", "in", "in/a.txt"])
def test_no_folder_with_documents_is_wrong_use(folder: str) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text("Vraag 1\n")
    with pytest.raises(WrongUse):
        read_graph(folder)


# Which files are written


def whole() -> Graph:
    """A network with every kind of cell: missing, true and false, numbers, quotes and commas."""
    return network(
        a=letter(f'{NAMED} Zie ook "Kamerstukken II 2015/16, 34 506, nr. 12, blz. 3".'),
        b=motion(310, "Van den Hul", "Alkaya"),
        c=ANSWER,
        d=debate("De heer Alkaya (SP): \nIk wijs op Kamerstuk 26 485, nr. 299."),
        e=loose("Zie Kamerstuk 26 485, nr. 187."),
    )


def test_csv_as_it_is_written() -> None:
    write_graph(network(a=letter("Zie Kamerstuk 34 506, nr. 12.")), "out")
    start = letter("").index("\n\n", letter("").index("Den Haag")) + 2 + len("Zie ")
    assert Path("out/nodes.csv").read_bytes().decode() == (
        "id,held,file,kind,chamber,session_year,dossier,number,date,title,cited,address\n"
        "kst-26485-312,true,a.json,brief_regering,TK,2019-2020,26485,312,2020-02-06,"
        f"{IMVO},0,{PUBLISHED}/kst-26485-312.html\n"
        "kst-34506-12,false,,kamerstuk,TK,,34506,12,,,1,"
        f"{PUBLISHED}/kst-34506-12.html\n"
    )
    assert Path("out/edges.csv").read_bytes().decode() == (
        "source,target,kind,text,start,end,block,block_kind,speaker,speaker_party,matched\n"
        'kst-26485-312,kst-34506-12,reference,"Kamerstuk 34 506, nr. 12",'
        f"{start},{start + 24},,,,,value\n"
    )


def test_a_row_of_csv_is_one_row_whatever_its_characters() -> None:
    titled = convert_text(letter("Ja."))
    titled = replace(titled, metadata=replace(titled.metadata, title="een\rtwee"))
    write_graph(network(a=titled), "out")
    with Path("out/nodes.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["title"] == "een\rtwee"


def plain(row: dict[str, Any]) -> dict[str, str]:
    """A row as CSV holds it."""
    return {
        name: "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)
        for name, cell in row.items()
    }


def test_all_formats_hold_the_same_rows() -> None:
    graph = whole()
    written = write_graph(graph, "out", ["csv", "parquet", "graphml"])
    assert sorted(path.name for path in Path("out").iterdir()) == sorted(
        path.name for path in written
    )
    nodes = [each._asdict() for each in graph.nodes]
    edges = [each._asdict() for each in graph.edges]
    for name, rows in (("nodes", nodes), ("edges", edges)):
        assert pq.read_table(f"out/{name}.parquet").to_pylist() == rows
        with Path(f"out/{name}.csv").open(encoding="utf-8", newline="") as file:
            assert list(csv.DictReader(file)) == [plain(row) for row in rows]
    read = nx.read_graphml("out/citations.graphml", force_multigraph=True)
    assert (read.is_directed(), read.is_multigraph()) == (True, True)
    assert [{"id": name, **cells} for name, cells in read.nodes(data=True)] == [
        without_none(row) for row in nodes
    ]
    numbered = sorted(read.edges(keys=True, data=True), key=lambda each: int(each[2][1:]))
    assert [
        {"source": source, "target": target, **cells} for source, target, _, cells in numbered
    ] == [without_none(row) for row in edges]


def without_none(row: dict[str, Any]) -> dict[str, Any]:
    return {name: cell for name, cell in row.items() if cell is not None}


def test_parquet_has_one_schema_whatever_the_rows() -> None:
    write_graph(Graph((), (), ()), "empty", ["parquet"])
    write_graph(whole(), "out", ["parquet"])
    for name in ("nodes.parquet", "edges.parquet"):
        assert pq.read_schema(f"empty/{name}") == pq.read_schema(f"out/{name}")
    schema = pq.read_schema("out/nodes.parquet")
    assert [schema.field(name).type for name in ("id", "held", "cited", "date")] == [
        pa.string(),
        pa.bool_(),
        pa.int64(),
        pa.string(),
    ]
    assert [schema.field(name).nullable for name in ("id", "date")] == [False, True]


def test_graphml_leaves_out_what_xml_cannot_hold() -> None:
    write_graph(Graph((Node("kst-26485-1", title="MVO\x0c&\x00"),), (), ()), "out", ["graphml"])
    read = nx.read_graphml("out/citations.graphml")
    assert (
        read.nodes["kst-26485-1"]["title"]
        == "MVO\N{REPLACEMENT CHARACTER}&\N{REPLACEMENT CHARACTER}"
    )


def test_the_same_documents_give_the_same_bytes() -> None:
    whole()
    formats = ["--format", "csv", "--format", "parquet", "--format", "graphml"]
    for folder in ("one", "two"):
        assert main(["graph", "in", "-o", folder, *formats]) == 0
    names = sorted(path.name for path in Path("one").iterdir())
    assert len(names) == 5
    for name in names:
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()


def test_rows_are_sorted() -> None:
    graph = whole()
    assert [each.id for each in graph.nodes] == sorted(each.id for each in graph.nodes)
    places = [(each.source, each.start, each.target) for each in graph.edges]
    assert places == sorted(places)
    assert len(places) == 7


# The command


def test_it_writes_csv_and_says_what_there_is(capsys: Said) -> None:
    put(a=letter(NAMED), b=motion(310, "Van den Hul", "Alkaya"))
    assert main(["graph", "in", "-o", "out"]) == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["edges.csv", "nodes.csv"]
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "2 documents, 0 only cited: 1 citation, 1 matched by the folder; 0 skipped\n"
    )


def test_a_broken_file_is_named_and_is_1(capsys: Said) -> None:
    put(a=letter("Zie Kamerstuk 26 485, nr. 187."))
    Path("in/b.json").write_text("{")
    assert main(["graph", "in", "-o", "out"]) == 1
    named, summary = capsys.readouterr().err.splitlines()
    assert named.startswith("imvo-nlp: b.json: not a converted document: ")
    assert summary.startswith("1 document, 1 only cited: 1 citation, 0 matched")
    assert "kst-26485-187" in Path("out/edges.csv").read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["graph"], "required: DIR, -o"),
        (["graph", "in"], "required: -o"),
        (["graph", "absent", "-o", "out"], "No such file or directory: absent"),
        (
            ["graph", "empty", "-o", "out"],
            "no converted documents (*.json or documents.jsonl) in empty",
        ),
        (["graph", "in", "-o", "in/a.json"], "cannot write to the output folder"),
        (["graph", "in", "-o", "out", "--format", "xml"], "invalid choice: 'xml'"),
    ],
)
def test_wrong_use_is_2(arguments: list[str], message: str, capsys: Said) -> None:
    put(a=letter("Ja."))
    Path("empty").mkdir()
    assert main(arguments) == 2
    assert message in capsys.readouterr().err
    assert not Path("out").exists()


@pytest.mark.parametrize(("kind", "package"), [("parquet", "pyarrow"), ("graphml", "networkx")])
def test_a_missing_package_is_2_with_the_line_that_installs_it(
    kind: str, package: str, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    put(a=letter("Ja."))
    monkeypatch.setitem(sys.modules, package, None)
    assert main(["graph", "in", "-o", "out", "--format", "csv", "--format", kind]) == 2
    told = f"{kind} needs an extra that is not installed ({package}): pip install "
    assert capsys.readouterr().err.startswith(f"imvo-nlp: {told}")
    with pytest.raises(MissingExtra):
        write_graph(Graph((), (), ()), "out", ["csv", kind])
    assert not Path("out").exists()


def test_csv_needs_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    put(a=letter("Ja."))
    for package in ("pyarrow", "networkx"):
        monkeypatch.setitem(sys.modules, package, None)
    assert main(["graph", "in", "-o", "out"]) == 0
