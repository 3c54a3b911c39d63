"""CoNLL-U and the analysed corpus of ParlaMint: what a trained pipeline says of the words of a document."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import parse

import pytest
import spacy
from lxml import etree
from spacy.tokens import Token
from spacy.training.converters import conllu_to_docs

import imvo_nlp
from imvo_nlp import Corpus, Kamerstuk, convert_text
from imvo_nlp.cli import main
from imvo_nlp.converted.documents import Converted
from imvo_nlp.export.conllu import to_conllu
from imvo_nlp.export.formats import write_document
from imvo_nlp.pipeline.annotated import Annotator
from test_export_tei import ID, IN, SCHEMAS, errors, jing

# The stand-in knows these sentences by heart.
DEBATE = """\
VERSLAG VAN EEN ALGEMEEN OVERLEG
Vastgesteld 3 april 2020

De heer Alkaya (SP):
De kinderen werkten op de plan-
tages. Wolkveld koopt cacao in Ghana.

Mirte Zandkuil schreef het rapport.

De voorzitter:
De fabrieken kochten katoen.
"""
FIRST = """\
# newdoc id = overleg
# newpar id = t1.1
# block = t1
# block_kind = turn
# speaker = Alkaya
# party = SP
# sent_id = t1.1.1
# text = De kinderen werkten op de plantages.
1 De de DET LID|bep Definite=Def 2 det _ TokenRange=0:2
2 kinderen kind NOUN N|soort|mv Number=Plur 3 nsubj _ TokenRange=3:11
3 werkten werken VERB WW|pv|verl Tense=Past|VerbForm=Fin 0 root _ TokenRange=12:19
4 op op ADP VZ|init _ 6 case _ TokenRange=20:22
5 de de DET LID|bep Definite=Def 6 det _ TokenRange=23:25
6 plantages plantage NOUN N|soort|mv Number=Plur 3 obl _ SpaceAfter=No|TokenRange=26:35
7 . . PUNCT LET _ 3 punct _ TokenRange=35:36
"""


@pytest.fixture(scope="module")
def annotator(standin: Path) -> Annotator:
    return Annotator(standin)


@pytest.fixture(scope="module")
def debate() -> Kamerstuk:
    return convert_text(DEBATE)


# CoNLL-U


def test_a_sentence_with_all_that_is_known_of_its_words(
    debate: Kamerstuk, annotator: Annotator
) -> None:
    first, *_ = lines(debate, annotator).split("\n\n")
    assert first.replace("\t", " ") + "\n" == FIRST


def lines(kamerstuk: Kamerstuk, annotator: Annotator) -> str:
    return (to_conllu("overleg", kamerstuk, annotator) or b"").decode()


def test_words_stand_at_their_place_and_carry_names_and_mentions(
    debate: Kamerstuk, annotator: Annotator
) -> None:
    texts = {each.id: each.text for each in debate.blocks_and_notes()}
    (ghana,) = [each.id for each in debate.mentions if each.text == "Ghana"]
    more, block = {}, ""
    for line in lines(debate, annotator).splitlines():
        if line.startswith("# block = "):
            block = line.removeprefix("# block = ")
        elif line[:1].isdigit():
            _, form, *_, misc = line.split("\t")
            told = dict(each.split("=") for each in misc.split("|"))
            start, end = map(int, told.pop("TokenRange").split(":"))
            assert texts[block][start:end] == form
            more[form] = told
    assert more["Ghana"] == {"NER": "B-GPE", "Mention": ghana, "SpaceAfter": "No"}
    assert [more[each]["NER"] for each in ("Wolkveld", "Mirte", "Zandkuil")] == [
        "B-ORG",
        "B-PERSON",
        "I-PERSON",
    ]


def test_spacy_reads_it_back(debate: Kamerstuk, annotator: Annotator, standin: Path) -> None:
    nlp = spacy.load(standin)
    paragraphs = [part for turn in debate.turns for part in turn.text.split("\n\n")]
    (read,) = conllu_to_docs(lines(debate, annotator), no_print=True)
    sentences = [sentence for doc in nlp.pipe(paragraphs) for sentence in doc.sents]
    assert len(sentences) == 4
    for mine, its in zip(read.sents, sentences, strict=True):
        assert [_said(each, mine.start) for each in mine] == [
            _said(each, its.start) for each in its
        ]


def _said(token: Token, start: int) -> tuple[str, str, str, str, int]:
    """What a pipeline says of a word of a sentence that begins at a token."""
    return token.text, token.lemma_, token.pos_, token.dep_, token.head.i - start


def test_our_components_in_the_pipeline_change_nothing(
    debate: Kamerstuk, annotator: Annotator, standin: Path, tmp_path: Path
) -> None:
    imvo_nlp.load(standin).to_disk(tmp_path)
    assert lines(debate, Annotator(tmp_path)) == lines(debate, annotator)


def test_what_a_pipeline_does_not_give_is_left_open(
    debate: Kamerstuk, standin: Path, tmp_path: Path
) -> None:
    without = ["tok2vec", "morphologizer", "tagger", "parser", "attribute_ruler", "ner"]
    nlp = spacy.load(standin, exclude=without)
    nlp.replace_pipe("lemmatizer", "lemmatizer", config={"mode": "lookup"})
    nlp.get_pipe("lemmatizer").lookups = lookups("werkten", "werken")
    nlp.to_disk(tmp_path)
    told = lines(debate, Annotator(tmp_path))
    # A paragraph is a sentence.
    assert "# text = De kinderen werkten op de plantages. Wolkveld koopt cacao in Ghana.\n" in told
    assert "\n3\twerkten\twerken\t_\t_\t_\t_\t_\t_\tTokenRange=12:19\n" in told


def lookups(word: str, lemma: str) -> spacy.lookups.Lookups:
    made = spacy.lookups.Lookups()
    made.add_table("lemma_lookup", {word: lemma})
    return made


def test_a_letter_has_no_blocks(annotator: Annotator, tmp_path: Path) -> None:
    letter = Converted(
        "a", "a.json", convert_text("Den Haag, 6 februari 2020\n\nDe SP vraagt het.\n")
    )
    assert write_document(letter, tmp_path, ["conllu"], annotator=annotator) == {}


# The command


@pytest.fixture
def converted(debate: Kamerstuk, tmp_path: Path) -> str:
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit" / "overleg.json").write_bytes(debate.to_json_bytes())
    return str(tmp_path / "uit")


def test_both_come_from_one_command(
    converted: str, standin: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    formats = ["--format", "conllu", "--format", "tei", "--pipeline", str(standin)]
    assert main(["export", converted, "-o", str(tmp_path / "out"), *formats]) == 0
    files = sorted(each.name for each in (tmp_path / "out").rglob("*.*"))
    name = "ParlaMint-NL_2020-04-03-tweedekamer-1"
    assert {f"{name}.xml", f"{name}.ana.xml", "ParlaMint-NL.xml", "ParlaMint-NL.ana.xml"} <= {
        *files
    }
    assert "overleg.conllu" in files
    assert "1 document: 1 as conllu, 1 as tei" in capsys.readouterr().err


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a pipeline `blank` that says nothing of words."""
    folder = tmp_path_factory.mktemp("blank")
    spacy.blank("nl").to_disk(folder / "blank")
    return folder


@pytest.mark.parametrize(
    ("formats", "message"),
    [
        (["--format", "conllu"], "conllu needs a trained pipeline: name one with --pipeline"),
        (["--format", "conllu", "--pipeline", "kurk"], "spaCy pipeline 'kurk' not found"),
        (
            ["--format", "conllu", "--pipeline", "blank"],
            "gives no token.dep or token.lemma or token.pos or token.tag",
        ),
        (["--format", "docbin", "--pipeline", "blank"], "--pipeline is for --format conllu and"),
    ],
)
def test_a_pipeline_that_cannot_serve_is_named(
    formats: list[str],
    message: str,
    converted: str,
    blank: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(blank)
    assert main(["export", converted, "-o", "out", *formats]) == 2
    told = capsys.readouterr().err
    assert message in told
    assert told.count("\n") == 1


# The analysed corpus


@pytest.fixture(scope="module")
def component(
    debate: Kamerstuk, annotator: Annotator, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The component of the analysed corpus; that of the plain one stands beside it."""
    made = Corpus(tmp_path_factory.mktemp("corpus"), annotator=annotator)
    file = made.add(Converted("overleg", "overleg.json", debate))
    made.finish()
    assert file
    return file.with_name(f"{file.stem}.ana.xml")


def test_speech_is_in_sentences_and_words(component: Path) -> None:
    root = parse(component).getroot()
    assert (root.get(ID) or "").endswith("tweedekamer-1.ana")
    second = root.findall(".//s", IN)[1]
    assert [
        (
            each.tag.partition("}")[2],
            each.text,
            each.get("lemma"),
            each.get("msd"),
            each.get("join"),
        )
        for each in second.iter()
        if each.get("msd")
    ] == [
        ("w", "Wolkveld", "Wolkveld", "UPosTag=PROPN", None),
        ("w", "koopt", "kopen", "UPosTag=VERB|Tense=Pres|VerbForm=Fin", None),
        ("w", "cacao", "cacao", "UPosTag=NOUN|Number=Sing", None),
        ("w", "in", "in", "UPosTag=ADP", None),
        ("w", "Ghana", "Ghana", "UPosTag=PROPN|Number=Sing", "right"),
        ("pc", ".", None, "UPosTag=PUNCT", None),
    ]
    names = [
        (each.get("type"), " ".join(word.text or "" for word in each))
        for each in root.iterfind(".//s/name", IN)
    ]
    assert names == [("ORG", "Wolkveld"), ("LOC", "Ghana"), ("PER", "Mirte Zandkuil")]
    links = [
        (
            each.get("ana"),
            [pointer.rpartition(".seg1.")[2] for pointer in (each.get("target") or "").split()],
        )
        for each in second.iterfind("linkGrp/link", IN)
    ]
    assert links[:3] == [
        ("ud-syn:nsubj", ["2.2", "2.1"]),
        ("ud-syn:root", ["2", "2.2"]),
        ("ud-syn:obj", ["2.2", "2.3"]),
    ]


def test_the_words_are_those_of_the_plain_corpus(component: Path) -> None:
    plain = component.with_name(component.name.replace(".ana", ""))
    analysed, said = (imvo_nlp.convert(each).turns for each in (component, plain))
    assert [(each.text, each.speaker) for each in analysed] == [
        (each.text, each.speaker) for each in said
    ]


def test_ids_are_unique_and_pointers_resolve(component: Path) -> None:
    tree = etree.parse(component.parents[1] / "ParlaMint-NL.ana.xml")
    tree.xinclude()
    ids = [each.get(ID) for each in tree.iter(etree.Element) if each.get(ID)]
    assert len(ids) == len(set(ids))
    for link in tree.iter("{*}link"):
        assert {each[1:] for each in link.get("target").split()} <= {*ids}
        assert link.get("ana").removeprefix("ud-syn:") in ids
    for name in tree.findall(".//s/name", IN):
        assert name.get("type") in ids


@jing
def test_it_is_valid_parla_clarin(component: Path, tmp_path: Path) -> None:
    tree = etree.parse(component.parents[1] / "ParlaMint-NL.ana.xml")
    tree.xinclude()
    tree.write(tmp_path / "corpus.xml")
    assert errors(SCHEMAS / "parla-clarin.rng", component, tmp_path / "corpus.xml") == []
