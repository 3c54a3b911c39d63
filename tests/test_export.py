"""`imvo-nlp export`: its files, spaCy's training format and JSON-LD."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import spacy
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SDO
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from conftest import FIXTURES, NAMES, convert_without_source
from imvo_nlp import Corpus, Kamerstuk, convert_text, read_documents, read_tei
from imvo_nlp.cli import main
from imvo_nlp.errors import UnreadableInput, WrongUse
from imvo_nlp.export.addresses import BASE
from imvo_nlp.export.docbin import to_docbin
from imvo_nlp.export.formats import write_document
from imvo_nlp.export.jsonld import to_jsonld
from imvo_nlp.export.placed import placed
from test_graph import ANSWERED, QUESTION, debate, letter

Said = pytest.CaptureFixture[str]

PUBLISHED = "https://zoek.officielebekendmakingen.nl"
DEBATE = "VERSLAG VAN EEN ALGEMEEN OVERLEG\nVastgesteld 3 april 2020\n\nDe heer Alkaya (SP):\nDe SP wacht op het goud-\nconvenant.\n"
QUESTIONS = (
    "Vraag 1\nWat vindt de SP-fractie van Kamerstuk 26 485, nr. 187?\n\nAntwoord 1\nZie het antwoord "
    "op vraag 2.\n"
)
LETTER = "Aan de Voorzitter van de Tweede Kamer\n\nDen Haag, 6 februari 2020\n\nDe SP vraagt het.\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(**texts: str) -> None:
    """Converts texts to `in/NAME.json`; `__` in a name is a folder's `/`."""
    for name, text in texts.items():
        path = Path("in", *name.split("__")).with_suffix(".json")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(convert_text(text, name=f"{name}.txt").to_json_bytes())


def files(folder: str = "out") -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*.*"))


def fixtures() -> dict[str, Kamerstuk]:
    return {name: convert_without_source(name) for name in NAMES}


# The command

ALL = ["--format", "tei", "--format", "docbin", "--format", "jsonld"]


def test_a_file_per_document_and_format_that_has_a_place_for_it(capsys: Said) -> None:
    put(a=DEBATE, brieven__b=LETTER, c=QUESTIONS)
    assert main(["export", "in", "-o", "out", *ALL]) == 0
    assert files() == [
        "2020/ParlaMint-NL_2020-04-03-tweedekamer-1.standoff.json",
        "2020/ParlaMint-NL_2020-04-03-tweedekamer-1.xml",
        "ParlaMint-NL-listOrg.xml",
        "ParlaMint-NL-listPerson.xml",
        "ParlaMint-NL.xml",
        "ParlaMint-taxonomy-parla.legislature.xml",
        "ParlaMint-taxonomy-speaker_types.xml",
        "ParlaMint-taxonomy-subcorpus.xml",
        "a.jsonld",
        "a.spacy",
        "brieven/b.jsonld",
        "c.jsonld",
        "c.spacy",
    ]
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        "imvo-nlp: the corpus holds placeholders: give --publisher, --address, --licence\n"
        "3 documents: 1 as tei, 2 as docbin, 3 as jsonld; 0 skipped\n"
    )


def test_a_line_has_its_number() -> None:
    Path("in").mkdir()
    lines = [convert_text(text).to_json() + "\n" for text in (LETTER, DEBATE)]
    Path("in/documents.jsonl").write_text("".join(lines))
    assert main(["export", "in", "-o", "out", "--format", "docbin"]) == 0
    assert files() == ["documents.jsonl-2.spacy"]


def test_a_line_and_a_file_do_not_share_a_place() -> None:
    put(documents__2=DEBATE)
    Path("in/documents.jsonl").write_text(f"{convert_text(LETTER).to_json()}\n" * 2)
    assert main(["export", "in", "-o", "out", "--format", "jsonld"]) == 0
    assert files() == [
        "documents.jsonl-1.jsonld",
        "documents.jsonl-2.jsonld",
        "documents/2.jsonld",
    ]


def test_a_format_given_twice_is_written_once(capsys: Said) -> None:
    put(a=DEBATE)
    assert main(["export", "in", "-o", "out", "--format", "docbin", "--format", "docbin"]) == 0
    assert files() == ["a.spacy"]
    assert capsys.readouterr().err == "1 document: 1 as docbin; 0 skipped\n"


def test_a_format_that_fits_no_document_is_named_and_is_1(capsys: Said) -> None:
    put(a=LETTER)
    assert main(["export", "in", "-o", "out", *ALL]) == 1
    assert files() == ["a.jsonld"]
    assert capsys.readouterr().err.splitlines() == [
        "imvo-nlp: nothing written as tei: a corpus holds debates, and no document has turns",
        "imvo-nlp: nothing written as docbin: no document has turns, questions, answers or footnotes",
        "1 document: 0 as tei, 0 as docbin, 1 as jsonld; 0 skipped",
    ]


def test_what_is_no_document_is_reported_and_is_1(capsys: Said) -> None:
    put(a=DEBATE)
    Path("in/b.json").write_text("{")
    assert main(["export", "in", "-o", "out", "--format", "docbin"]) == 1
    named, summary = capsys.readouterr().err.splitlines()
    assert named.startswith("imvo-nlp: b.json: not a converted document: ")
    assert summary == "1 document: 1 as docbin; 1 skipped"
    assert files() == ["a.spacy"]


def test_a_debate_without_a_date_is_left_out_of_the_corpus_and_named(capsys: Said) -> None:
    put(a=DEBATE.replace("Vastgesteld 3 april 2020\n", ""))
    assert main(["export", "in", "-o", "out", "--format", "tei"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "imvo-nlp: a.json: a corpus of ParlaMint cannot hold a debate without a date",
        "0 documents: 0 as tei; 1 skipped",
    ]
    assert files() == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "in", "-o", "out"], "required: --format"),
        (["export", "in", "--format", "tei"], "required: -o"),
        (["export", "absent", "-o", "out", "--format", "tei"], "No such file or directory"),
        (
            ["export", "in", "-o", "in/a.json", "--format", "tei"],
            "cannot write to the output folder",
        ),
        (
            ["export", "in", "-o", "out", "--format", "tei", "--address", "kurk.example"],
            "'kurk.example' is not a web address",
        ),
        (["export", "in", "-o", "out", "--format", "xml"], "invalid choice: 'xml'"),
    ],
)
def test_wrong_use_is_2(arguments: list[str], message: str, capsys: Said) -> None:
    put(a=DEBATE)
    assert main(arguments) == 2
    assert message in capsys.readouterr().err
    assert not Path("out").exists()


def test_the_same_documents_give_the_same_bytes() -> None:
    put(a=DEBATE, c=QUESTIONS)
    for folder in ("one", "two"):
        assert main(["export", "in", "-o", folder, *ALL]) == 0
    assert files("one") == files("two")
    for name in files("one"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()


def test_from_python() -> None:
    put(a=DEBATE)
    (document,) = read_documents("in")
    corpus = Corpus("out")
    file = corpus.add(document)
    assert file == Path("out/2020/ParlaMint-NL_2020-04-03-tweedekamer-1.xml")
    assert read_tei(file) == document.kamerstuk.turns
    assert write_document(document, "out", ["docbin"]) == {"docbin": Path("out/a.spacy")}
    with pytest.raises(WrongUse):
        write_document(document, "in/a.json", ["docbin"])
    with pytest.raises(WrongUse):
        Corpus("in/a.json").add(document)


# Where mentions stand in their blocks


def test_a_mention_is_placed_by_what_the_json_says_not_by_its_words() -> None:
    text = (
        "Vraag 1\nIs de gouden standaard, goud dus, iets voor de goudsector en voor het goud-\n"
        "convenant van de goudsector?\n\nAntwoord 1\nJa.\n"
    )
    spans = placed(convert_text(text))["q1"]
    question = convert_text(text).questions[0].text
    assert [(each.mention.text, each.start) for each in spans] == [
        ("goudsector", question.index("goudsector")),
        ("goudconvenant", question.index("goudconvenant")),
        ("goudsector", question.rindex("goudsector")),
    ]


@pytest.mark.parametrize("form", ["tei", "docbin"])
def test_json_of_version_1_0_says_no_places_and_is_skipped(form: str, capsys: Said) -> None:
    put(a=DEBATE, c=DEBATE.replace("Alkaya (SP)", "Kwint (SP)"))
    old = json.loads(Path("in/a.json").read_bytes())
    old["schema_version"] = "1.0.0"
    for mention in old["mentions"]:
        del mention["text_start"], mention["text_end"]
    Path("in/a.json").write_text(json.dumps(old))
    assert main(["export", "in", "-o", "out", "--format", form]) == 1
    *_, named, summary = capsys.readouterr().err.splitlines()
    assert named == (
        "imvo-nlp: a.json: the place of m2 in the text of t1 is missing, as in JSON of version 1.0: "
        "convert the document again"
    )
    assert summary == f"1 document: 1 as {form}; 1 skipped"


def test_a_place_where_other_words_stand_is_refused() -> None:
    kamerstuk = convert_text(DEBATE)
    _, first, second = kamerstuk.mentions
    moved = replace(first, text_start=first.text_start + 1, text_end=first.text_end + 1)
    with pytest.raises(UnreadableInput, match="m2 is not at its place in t1"):
        placed(replace(kamerstuk, mentions=(moved, second)))
    with pytest.raises(UnreadableInput, match="m2 is not at its place in t9"):
        placed(replace(kamerstuk, mentions=(replace(first, block="t9"), second)))


# spaCy's training format


def docs_of(kamerstuk: Kamerstuk, name: str = "a") -> list[Doc]:
    """What a plain spaCy reads."""
    data = to_docbin(name, kamerstuk)
    return list(DocBin().from_bytes(data).get_docs(plain_spacy().vocab)) if data else []


@cache
def plain_spacy() -> Language:
    return spacy.blank("nl")


def test_a_doc_per_block_with_its_mentions() -> None:
    question, answer = docs_of(convert_text(QUESTIONS))
    assert question.text == "Wat vindt de SP-fractie van Kamerstuk 26 485, nr. 187?"
    spans = [(each.text, each.label_, each.kb_id_, each.id_) for each in question.spans["imvo"]]
    assert spans == [
        ("SP", "party", "SP", "m1"),
        ("Kamerstuk 26 485, nr. 187", "reference", "kst-26485-187", "m2"),
    ]
    assert list(answer.spans["imvo"]) == []
    assert (answer.user_data["block"], answer.user_data["block_kind"]) == ("a1", "answer")


def test_where_a_doc_comes_from() -> None:
    (doc,) = docs_of(convert_text(DEBATE), "overleg")
    start, sector = DEBATE.index("De SP"), DEBATE.index("goud-")
    assert doc.user_data == {
        "document": "overleg",
        "document_type": "verslag_van_een_algemeen_overleg",
        "date": "2020-04-03",
        "block": "t1",
        "block_kind": "turn",
        "names": ("Alkaya",),
        "parties": ("SP",),
        "start": start,
        "end": len(DEBATE) - 1,
        "mentions": {
            "m2": (start + 3, start + 5),
            "m3": (sector, sector + len("goud-\nconvenant")),
        },
    }


def test_all_texts_and_nearly_all_mentions_come_back() -> None:
    expected = found = 0
    for kamerstuk in fixtures().values():
        docs = docs_of(kamerstuk)
        assert [doc.text for doc in docs] == [
            each.text for each in kamerstuk.blocks_and_notes() if each.text
        ]
        mentions = {each.id: each for each in kamerstuk.mentions}
        for span in (each for doc in docs for each in doc.spans["imvo"]):
            mention = mentions[span.id_]
            assert (span.text, span.label_, span.kb_id_) == (
                mention.text,
                mention.label,
                mention.value or "",
            )
            found += 1
        expected += sum(each.block is not None for each in kamerstuk.mentions)
    assert expected > 1000
    # A span needs whole tokens. These are none: `metaal` of `metaal-`, `PvdA` of `PvdA.` at the end of a
    # sentence, and the two days around the dash of `1 juni–30 november`.
    assert expected - found == 4


def test_a_block_without_text_has_no_doc() -> None:
    kamerstuk = convert_text(QUESTIONS)
    (answer,) = kamerstuk.answers
    silent = replace(kamerstuk, answers=(replace(answer, text=""),))
    assert [doc.user_data["block"] for doc in docs_of(silent)] == ["q1"]
    assert to_docbin("a", replace(silent, questions=(), mentions=())) is None


def test_a_block_can_be_as_long_as_it_is() -> None:
    kamerstuk = convert_text(QUESTIONS)
    (answer,) = kamerstuk.answers
    # A word each 100 characters: more than the million that spaCy takes by itself, and few words.
    text = f"{'kurk' * 25} " * 11_000
    long = replace(kamerstuk, answers=(replace(answer, text=text),))
    assert [len(doc.text) for doc in docs_of(long)] == [54, len(text)]


def test_mentions_that_are_no_whole_words_are_counted(capsys: Said) -> None:
    kamerstuk = convert_text(QUESTIONS)
    first, second = kamerstuk.mentions
    cut = replace(
        second,
        text="amerstuk 26 485",
        start=second.start + 1,
        text_start=second.text_start + 1,
        text_end=second.text_start + len("Kamerstuk 26 485"),
    )
    Path("in").mkdir()
    Path("in/a.json").write_bytes(replace(kamerstuk, mentions=(first, cut)).to_json_bytes())
    assert main(["export", "in", "-o", "out", *ALL[2:]]) == 0
    told = "1 document: 1 as docbin, 1 as jsonld, 1 mention left out of docbin; 0 skipped\n"
    assert capsys.readouterr().err == told


# JSON-LD


def triples(kamerstuk: Kamerstuk) -> Graph:
    """As rdflib reads it; a context from elsewhere would have to be fetched, and fail."""
    return Graph().parse(data=to_jsonld(kamerstuk), format="json-ld")


def test_a_motion_as_triples() -> None:
    graph = triples(fixtures()["motie_leefbaar_loon_2019"])
    motion = URIRef(f"{PUBLISHED}/kst-26485-310.html")
    assert set(graph.objects(motion, RDF.type)) == {SDO.CreativeWork}
    assert graph.value(motion, DCTERMS.identifier) == Literal("kst-26485-310")
    assert graph.value(motion, DCTERMS.date).toPython() == date(2019, 12, 12)
    people = {
        str(graph.value(person, SDO.familyName)): graph.value(person, SDO.sameAs)
        for person in graph.objects(motion, SDO.contributor)
    }
    assert people["Alkaya"] == URIRef("http://www.wikidata.org/entity/Q28861229")


def test_what_is_cited_and_about() -> None:
    text = (
        "Vraag 1\nKent u Kamerstuk 26 485, nr. 187, 2017Z18861 en nogmaals Kamerstuk 26 485, nr. 187 "
        "over het goudconvenant en de goudsector?\n\nAntwoord 1\nJa."
    )
    plain: dict[str, Any] = json.loads(to_jsonld(convert_text(text)))
    work = {"@type": "schema:CreativeWork"}
    assert plain["schema:citation"] == [
        {**work, "@id": f"{PUBLISHED}/kst-26485-187.html", "dcterms:identifier": "kst-26485-187"},
        {**work, "@id": f"{PUBLISHED}/kv-tk-2017Z18861.html", "dcterms:identifier": "2017Z18861"},
    ]
    assert [each["schema:termCode"] for each in plain["schema:about"]] == ["goud"]


def test_what_is_named_has_addresses() -> None:
    text = (
        "Vraag 1\nKent u kinderarbeid in Indiase fabrieken, in India, de EU, Oxfam Novib en de CSRD, de "
        "Grondwet en de Tabakswet?\n\nAntwoord 1\nJa."
    )
    named: dict[str, Any] = json.loads(to_jsonld(convert_text(text)))
    assert [each["schema:termCode"] for each in named["schema:about"]] == ["kinderarbeid"]
    eur_lex = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32022L2464"
    wikidata = "http://www.wikidata.org/entity/"
    assert [
        (each["@id"].removeprefix(BASE), each["@type"], each.get("schema:sameAs"))
        for each in named["schema:mentions"]
    ] == [
        ("organisation/eu", "schema:Organization", f"{wikidata}Q458"),
        ("organisation/oxfam_novib", "schema:Organization", None),
        ("country/IN", "schema:Country", None),
        (eur_lex, "schema:Legislation", None),
        ("https://wetten.overheid.nl/BWBR0001840", "schema:Legislation", None),
    ]
    country = named["schema:mentions"][2]
    assert country["schema:name"] == {"@language": "nl", "@value": "India"}


def test_decisions_are_works_and_votes() -> None:
    kamerstuk = convert_without_source("handelingen_stemmingen_2023")
    plain = json.loads(to_jsonld(kamerstuk))
    held, changed, *_ = plain["schema:hasPart"]
    assert held["@id"] == "https://zoek.officielebekendmakingen.nl/kst-26485-424.html"
    assert (held["imvo:status"], "schema:text" in held) == ("aangehouden", False)
    assert [each["schema:familyName"] for each in changed["schema:author"]] == ["Ceder"]
    _, vote, _ = plain["schema:potentialAction"]
    assert vote["schema:object"]["@id"] == changed["@id"]
    assert changed["imvo:vote"] == {"@id": vote["@id"]}
    for_ = [each["@id"].removeprefix(BASE) for each in vote["imvo:for"]]
    assert (vote["imvo:result"], for_[:2], vote["imvo:rest"]) == (
        "aangenomen",
        ["party/SP", "party/GroenLinks"],
        "against",
    )


def test_what_is_asked_in_a_debate_is_a_question_with_its_answers() -> None:
    kamerstuk = convert_without_source("handelingen_vao_palmolie_2018")
    plain = json.loads(to_jsonld(kamerstuk))
    questions = [each for each in plain["schema:hasPart"] if each["@type"] == "schema:Question"]
    asked = questions[-1]
    assert asked["schema:author"]["schema:familyName"] == "Alkaya"
    assert asked["schema:audience"]["schema:familyName"] == "Kaag"
    assert asked["schema:suggestedAnswer"] == [
        {"@id": f"{plain['@id']}#t12", "@type": "schema:Answer"}
    ]


def test_a_document_does_not_cite_itself() -> None:
    kamerstuk = convert_text(letter("Zie Kamerstuk 26 485, nr. 312 en Kamerstuk 26 485, nr. 187."))
    cited: list[dict[str, str]] = json.loads(to_jsonld(kamerstuk))["schema:citation"]
    assert [each["dcterms:identifier"] for each in cited] == ["kst-26485-187"]


def test_what_is_not_printed_is_reported() -> None:
    kamerstuk = convert_text(f"{DEBATE}\nMevrouw Van den Hul:\nJa.\n")
    people = json.loads(to_jsonld(kamerstuk))["schema:contributor"]
    assert [(each["schema:familyName"], each.get("imvo:fromReference")) for each in people] == [
        (each.name, list(each.from_reference) or None) for each in kamerstuk.participants
    ]
    changed = replace(kamerstuk.participants[0], from_reference=("first_name", "party"))
    graph = triples(replace(kamerstuk, participants=(changed,)))
    filled = URIRef(f"{BASE}def/fromReference")
    assert {str(each) for each in graph.objects(None, filled)} == {"first_name", "party"}


def test_a_document_without_identifier_is_named_by_its_source() -> None:
    kamerstuk = convert_text(LETTER)
    (subject,) = triples(kamerstuk).subjects(DCTERMS.type)
    assert subject == URIRef(f"nih:sha-256;{kamerstuk.source.sha256}")


SHAPED = (  # a report with promises, motions, votes, questions in debates and written ones
    "algemeen_overleg_goud_2019",
    "antwoord_2022_brief",
    "commissiedebat_2022_twee_ministers",
    "handelingen_stemmingen_2023",
    "handelingen_vao_palmolie_2018",
    "motie_leefbaar_loon_2019",
)


def test_graphs_keep_to_our_shapes_and_join() -> None:
    import pyshacl  # takes a second

    shapes = Graph().parse(Path(__file__).with_name("shapes.ttl"))
    graph = Graph()
    for name in SHAPED:
        graph += triples(fixtures()[name])
    conforms, _, told = pyshacl.validate(graph, shacl_graph=shapes)
    assert conforms, told
    targets = {*shapes.objects(None, URIRef("http://www.w3.org/ns/shacl#targetClass"))}
    assert targets <= {*graph.objects(None, RDF.type), SDO.AskAction}
    # Members of the SP take part in several; its address is one in all.
    party = URIRef(f"{BASE}party/SP")
    assert {str(each) for each in graph.objects(party, SDO.name)} == {"SP"}
    assert len({*graph.subjects(SDO.memberOf, party)}) > 2
    graph.remove((party, SDO.name, None))
    assert not pyshacl.validate(graph, shacl_graph=shapes)[0]


def test_metadata_have_types_and_addresses() -> None:
    graph = triples(fixtures()["motie_leefbaar_loon_2019"])
    motion = URIRef(f"{PUBLISHED}/kst-26485-310.html")
    kind = graph.value(motion, DCTERMS.type)
    assert kind == URIRef(f"{BASE}type/motie")
    assert set(graph.objects(kind, SDO.name)) == {Literal("Motie", "nl"), Literal("Motion", "en")}
    own = {
        each: graph.value(motion, URIRef(f"{BASE}def/{each}"))
        for each in ("chamber", "sessionYear", "number", "publicationName", "submitted")
    }
    assert own == {
        "chamber": URIRef(f"{BASE}chamber/TK"),
        "sessionYear": Literal("2019-2020"),
        "number": Literal("310"),
        "publicationName": Literal("Kamerstuk"),
        "submitted": Literal(date(2019, 12, 12)),
    }
    assert graph.value(motion, SDO.isPartOf) == URIRef(f"{BASE}dossier/26485")
    signed = {str(graph.value(each, SDO.familyName)) for each in graph.objects(motion, SDO.creator)}
    assert signed == {"Van den Hul", "Alkaya", "Voordewind", "Diks"}


def test_offices_have_their_portfolio() -> None:
    (person, *_) = json.loads(to_jsonld(fixtures()["algemeen_overleg_goud_2019"]))[
        "schema:contributor"
    ]
    office = "minister (Buitenlandse Handel en Ontwikkelingssamenwerking)"
    assert (person["schema:familyName"], person["schema:jobTitle"]) == ("Kaag", office)


def test_a_commitment_and_a_further_debate_are_actions() -> None:
    text = debate(
        "De heer Alkaya (SP): \nIk heb één vraag. Kan de Minister een brief over kurk toezeggen?",
        "Minister Kaag: \nDe heer Alkaya vroeg of ik een brief over kurk kan toezeggen. Ik stuur de Kamer voor 1 juni 2020 een brief over kurk.",
        "De voorzitter: \nEr is een tweeminutendebat aangevraagd door de heer Alkaya.",
    )
    plain = json.loads(to_jsonld(convert_text(text)))
    promise, further = plain["schema:potentialAction"]
    assert (promise["@type"], promise["schema:additionalType"]) == (
        "schema:PlanAction",
        "toezegging",
    )
    assert promise["schema:agent"]["schema:familyName"] == "Kaag"
    assert [each["schema:familyName"] for each in promise["schema:recipient"]] == ["Alkaya"]
    assert (promise["imvo:due"], promise["schema:endTime"]) == ("voor 1 juni 2020", "2020-05-31")
    (asked,) = plain["schema:hasPart"]
    assert promise["imvo:question"] == {"@id": asked["@id"]}
    assert (further["@type"], further["schema:additionalType"]) == (
        "schema:AskAction",
        "tweeminutendebat",
    )
    assert further["schema:agent"]["@id"] == promise["schema:recipient"][0]["@id"]


def test_an_answer_points_at_its_questions_which_are_another_document() -> None:
    answer, questions = triples(convert_text(ANSWERED)), triples(convert_text(QUESTION))
    (meant,) = answer.objects(None, URIRef(f"{BASE}def/answersTo"))
    assert (meant, DCTERMS.type, None) in questions


def test_a_base_of_your_own() -> None:
    put(a=DEBATE)
    own = "https://kurk.example/kamer/"
    assert main(["export", "in", "-o", "out", "--format", "jsonld", "--base", own]) == 0
    made = Path("out/a.jsonld").read_text()
    assert (f'"{own}party/SP"' in made, BASE in made) == (True, False)


@pytest.mark.parametrize(
    "base", ["kurk.example/", "https://kurk.example", "https://kurk example/", ""]
)
def test_a_missing_base_is_2(base: str, capsys: Said) -> None:
    put(a=DEBATE)
    assert main(["export", "in", "-o", "out", "--format", "jsonld", "--base", base]) == 2
    assert f"{base!r} is not a base of addresses" in capsys.readouterr().err
    assert not Path("out").exists()


def test_every_fixture_is_read_as_triples() -> None:
    for kamerstuk in fixtures().values():
        graph = triples(kamerstuk)
        (subject,) = graph.subjects(DCTERMS.type)
        assert len(set(graph.objects(subject, SDO.contributor))) == len(kamerstuk.participants)


# The documentation


def test_the_examples_of_the_documentation_work(capsys: Said) -> None:
    # The report on palm oil prints no date, so it has no place in a corpus.
    two = {"algemeen_overleg_goud_2019": ALL, "handelingen_vao_palmolie_2018": ALL[2:]}
    for name, formats in two.items():
        Path(name).mkdir()
        Path(name, f"{name}.json").write_bytes(fixtures()[name].to_json_bytes())
        assert main(["export", name, "-o", "export", *formats]) == 0
    page = (FIXTURES.parent / "docs/export.md").read_text(encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(examples) == 3
    capsys.readouterr()
    made: dict[str, Any] = {}
    for example in examples:
        exec(example, made)
        assert capsys.readouterr().out
    queries = re.findall(r"```sparql\n(.*?)```", page, re.DOTALL)
    answers = [[tuple(map(str, row)) for row in made["graph"].query(each)] for each in queries]
    assert answers == [
        [("Alkaya", "SP"), ("Diks", "GroenLinks"), ("Kaag", "D66")],
        # Of Kaag (D66) and five fracties in both; the PvdA and the chair of the PVV in one.
        [
            *((party, "2") for party in ("ChristenUnie", "D66", "GroenLinks", "SP", "VVD")),
            *((party, "1") for party in ("PVV", "PvdA")),
        ],
        # vao_palmolie: both sign the first; the minister advises against the second as it stands, and
        # leaves it to the House with another word.
        [
            ("kst-26485-412", "Dik-Faber", "oordeel_kamer"),
            ("kst-26485-412", "Diks", "oordeel_kamer"),
            ("kst-26485-413", "Alkaya", "ontraden"),
            ("kst-26485-413", "Alkaya", "oordeel_kamer"),
        ],
    ]
