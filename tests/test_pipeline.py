"""The spaCy side: configuration, components that are left out or replaced, other pipelines."""

from __future__ import annotations

import pickle
from functools import cache
from importlib.metadata import entry_points
from multiprocessing import get_context
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import load_config

import imvo_nlp
import imvo_nlp.pipeline.load
from conftest import NAMES, read_source
from imvo_nlp import Kamerstuk
from imvo_nlp.errors import PipelineNotFound, WrongUse
from imvo_nlp.pipeline.assemble import assemble
from imvo_nlp.pipeline.load import COMPONENTS, PROPOSALS
from imvo_nlp.pipeline.stage import check_order

DEBATE = "verslag_commissiedebat_2022"
ANSWERS = "antwoord_gezamenlijk_textiel_2022"
MODELS = Path(__file__).resolve().parents[1] / "models"
SECTORS = """\
id,use,form,valid_from,valid_until,example,source
diamant,stem,diamant,,,de diamantsector,eigen lijst
"""
PARTIES = """\
id,name,example,source
OPA,Oude Partij Assen,de OPA-fractie,our own reading
"""


def test_config_and_load_give_the_same() -> None:
    by_config = spacy.load(MODELS / "nl_imvo_rules")
    by_load = imvo_nlp.load()
    assert by_config.pipe_names == by_load.pipe_names == list(COMPONENTS)
    text = read_source(DEBATE)
    assert by_config(text)._.kamerstuk == by_load(text)._.kamerstuk


def test_config_with_the_large_model_has_our_components_behind_its_own() -> None:
    config = load_config(MODELS / "nl_imvo_lg" / "config.cfg")
    sourced = [
        name
        for name, block in config["components"].items()
        if block.get("source") == imvo_nlp.pipeline.load.LARGE_MODEL
    ]
    assert config["nlp"]["pipeline"] == [*sourced, *COMPONENTS, PROPOSALS]
    assert len(sourced) == 7


def test_every_factory_is_an_entry_point() -> None:
    factories = {entry.name: entry for entry in entry_points(group="spacy_factories")}
    for name in (*COMPONENTS, PROPOSALS):
        factories[name].load()
        assert Language.has_factory(name)


def test_long_texts_are_not_refused(nlp: Language) -> None:
    assert nlp.max_length >= 100_000_000


def test_a_long_text_without_spaces_is_not_remembered() -> None:
    nlp = imvo_nlp.load()
    assert len(nlp("(" * 10_000)) == 10_000
    assert len(nlp("ja" * 10_000)) == 1
    assert nlp.tokenizer._chunks.keys() <= {""}


def test_doc_is_the_clean_text_with_a_view_of_the_mentions(nlp: Language) -> None:
    doc = nlp("De leden van de PvdA--\nfractie zien het kledingcon-\nvenant.")
    assert doc.text == "De leden van de PvdA-fractie zien het kledingconvenant."
    spans = [(span.label_, span.kb_id_, span.text) for span in doc.spans["imvo"]]
    # A span cannot be shorter than a word; the mention can.
    assert spans == [
        ("party", "PvdA", "PvdA-fractie"),
        ("sector", "kleding_en_textiel", "kledingconvenant"),
    ]
    assert [mention.text for mention in doc._.kamerstuk.mentions] == ["PvdA", "kledingconvenant"]


@cache
def usual(name: str, *components: str) -> Kamerstuk:
    """The document made of a fixture's text by the shipped pipeline, or by one of these components."""
    nlp = pipeline_of(*components) if components else imvo_nlp.load()
    return nlp(read_source(name))._.kamerstuk


@pytest.mark.parametrize("left_out", COMPONENTS)
def test_each_component_can_be_left_out(left_out: str) -> None:
    name = ANSWERS if left_out == "imvo_answers" else DEBATE
    whole = usual(name)
    nlp = spacy.load(MODELS / "nl_imvo_rules", exclude=[left_out])
    kamerstuk = nlp(read_source(name))._.kamerstuk
    assert kamerstuk != whole
    if left_out not in ("imvo_kind", "imvo_structure"):
        assert [turn.text for turn in kamerstuk.turns] == [turn.text for turn in whole.turns]


def test_a_component_can_be_replaced() -> None:
    @Language.component("shouts")
    def shouts(doc: Doc) -> Doc:
        doc.user_data.setdefault("imvo_candidates", []).append((0, 2, "party", "XX", {}))
        return doc

    nlp = imvo_nlp.load()
    nlp.remove_pipe("imvo_parties")
    nlp.add_pipe("shouts", before="imvo_arbiter")
    mentions = nlp("De leden van de SP-fractie")._.kamerstuk.mentions
    assert [(mention.text, mention.value) for mention in mentions] == [("De", "XX")]


def test_a_lexicon_of_your_own(tmp_path: Path) -> None:
    table = tmp_path / "sectoren.csv"
    table.write_text(SECTORS, encoding="utf-8")
    nlp = imvo_nlp.load()
    nlp.replace_pipe("imvo_sectors", "imvo_sectors", config={"lexicon": str(table)})
    mentions = nlp("de diamantsector en de goudsector")._.kamerstuk.mentions
    assert [mention.value for mention in mentions] == ["diamant"]


def test_a_misspelt_option_fails_when_the_pipeline_is_built() -> None:
    nlp = spacy.blank("nl")
    with pytest.raises(Exception, match="lexikon"):
        nlp.add_pipe("imvo_sectors", config={"lexikon": "x"})


def test_docs_can_be_saved_and_sent(nlp: Language) -> None:
    doc = nlp(read_source(DEBATE))
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(nlp.vocab)
    assert assemble(again).to_json() == assemble(doc).to_json()


def test_pipeline_survives_the_disk(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "kopie")
    again = spacy.load(tmp_path / "kopie")
    text = read_source(DEBATE)
    assert again(text)._.kamerstuk == nlp(text)._.kamerstuk


def test_two_processes_give_the_same() -> None:
    nlp = imvo_nlp.load()
    texts = [read_source(name) for name in NAMES[:4]]
    one = [doc._.kamerstuk for doc in nlp.pipe(texts)]
    two = [doc._.kamerstuk for doc in nlp.pipe(texts, n_process=2)]
    assert one == two


def test_two_new_processes_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They get the components, a table by its path and a folder of tables."""
    monkeypatch.setattr("spacy.language.mp", get_context("spawn"))
    monkeypatch.chdir(tmp_path)
    Path("tabellen").mkdir()
    for name, table in (("sectoren.csv", SECTORS), ("tabellen/parties.csv", PARTIES)):
        Path(name).write_text(table, encoding="utf-8")
    texts = [read_source(name) for name in NAMES[:2]]
    texts.append("De leden van de OPA-fractie vragen naar de diamantsector.")
    imvo_nlp.use_data("tabellen")
    try:
        nlp = imvo_nlp.load()
        nlp.replace_pipe("imvo_sectors", "imvo_sectors", config={"lexicon": "sectoren.csv"})
        one, two = (
            [doc._.kamerstuk for doc in nlp.pipe(texts, n_process=count, batch_size=1)]
            for count in (1, 2)
        )
    finally:
        imvo_nlp.use_data(None)
    assert one == two
    assert [mention.value for mention in two[-1].mentions] == ["OPA", "diamant"]


def test_a_pipeline_can_be_pickled(nlp: Language) -> None:
    again = pickle.loads(pickle.dumps(nlp))
    text = read_source(DEBATE)
    assert again(text)._.kamerstuk == nlp(text)._.kamerstuk


def test_tables_of_your_own_count_for_a_pipeline_that_is_loaded(
    nlp: Language, tmp_path: Path
) -> None:
    (tmp_path / "parties.csv").write_text(PARTIES, encoding="utf-8")
    text = "De leden van de OPA-fractie vragen."
    imvo_nlp.use_data(tmp_path)
    try:
        with_own = nlp(text)._.kamerstuk
    finally:
        imvo_nlp.use_data(None)
    assert [mention.value for mention in with_own.mentions] == ["OPA"]
    assert nlp(text)._.kamerstuk.mentions == ()


def pipeline_of(*components: str) -> Language:
    """A pipeline as somebody builds it who adds our components by hand."""
    tokenizer = {"@tokenizers": "imvo_nlp.KamerstukTokenizer.v1", "base": None}
    nlp = spacy.blank("nl", config={"nlp": {"tokenizer": tokenizer}})
    for component in components:
        nlp.add_pipe(component)
    return nlp


def moved(component: str, before: str) -> list[str]:
    """The components in their order, but for one that runs too early."""
    order = [each for each in COMPONENTS if each != component]
    order.insert(order.index(before), component)
    return order


@pytest.mark.parametrize(
    ("reader", "maker"),
    [
        ("imvo_front_matter", "imvo_kind"),
        ("imvo_structure", "imvo_front_matter"),
        ("imvo_people", "imvo_structure"),
        ("imvo_parties", "imvo_people"),
        ("imvo_members", "imvo_parties"),
        ("imvo_references", "imvo_front_matter"),
        ("imvo_documents", "imvo_members"),
        ("imvo_arbiter", "imvo_sectors"),
        ("imvo_resolver", "imvo_arbiter"),
    ],
)
def test_an_order_that_loses_something_is_refused_at_first_use(reader: str, maker: str) -> None:
    nlp = pipeline_of(*moved(reader, maker))
    with pytest.raises(WrongUse) as error:
        nlp("Het lid Omtzigt (CDA)")
    message = str(error.value)
    assert message.startswith(f"{reader} runs before {maker} and would not see its doc._.imvo_")
    order = message.partition("a valid order is ")[2].split(", ")
    assert sorted(order) == sorted(COMPONENTS)
    check_order(pipeline_of(*order))


def test_an_order_that_loses_something_is_refused_when_it_is_loaded(tmp_path: Path) -> None:
    pipeline_of(*moved("imvo_members", "imvo_parties")).to_disk(tmp_path)
    for load in (spacy.load, imvo_nlp.load):
        with pytest.raises(WrongUse, match="imvo_members runs before imvo_parties"):
            load(tmp_path)
    # Without one of the two nothing is lost that is not left out anyway.
    spacy.load(tmp_path, exclude=["imvo_parties"])
    spacy.load(tmp_path, disable=["imvo_members"])


def test_a_component_that_comes_too_late_is_refused_when_it_comes() -> None:
    nlp = pipeline_of("imvo_ministers", "imvo_members")
    text = "Het lid Omtzigt (CDA) spreekt."
    nlp(text)
    nlp.add_pipe("imvo_parties")
    with pytest.raises(WrongUse, match="imvo_members runs before imvo_parties"):
        nlp(text)
    nlp.remove_pipe("imvo_parties")
    nlp.add_pipe("imvo_parties", first=True)
    assert "Omtzigt" in [member.value for member in nlp(text)._.imvo_members]


def test_a_component_of_your_own_declares_what_it_leaves() -> None:
    @Language.component("turns_of_mine", assigns=["doc._.imvo_turns"])
    def turns_of_mine(doc: Doc) -> Doc:
        return doc

    nlp = imvo_nlp.load()
    nlp.add_pipe("turns_of_mine", after="imvo_structure")
    check_order(nlp)
    nlp.remove_pipe("turns_of_mine")
    nlp.add_pipe("turns_of_mine")
    with pytest.raises(WrongUse, match="imvo_people runs before turns_of_mine"):
        check_order(nlp)


def test_two_components_that_need_each_other_have_no_order() -> None:
    Language.component(
        "before_kind",
        func=lambda doc: doc,
        requires=["doc._.imvo_parties"],
        assigns=["doc._.imvo_kind"],
    )
    with pytest.raises(WrongUse, match="no order works"):
        check_order(pipeline_of("before_kind", *COMPONENTS[1:]))


@pytest.mark.parametrize("first", range(len(COMPONENTS) - 1))
def test_an_order_that_is_not_refused_loses_nothing(first: int) -> None:
    order = moved(COMPONENTS[first + 1], COMPONENTS[first])
    nlp = pipeline_of(*order)
    try:
        check_order(nlp)
    except WrongUse:
        return
    for name in (DEBATE, "antwoord_1998"):
        assert nlp(read_source(name))._.kamerstuk == usual(name, *COMPONENTS)


def test_spacy_itself_finds_nothing_missing(nlp: Language) -> None:
    analysis = nlp.analyze_pipes()
    assert not any(analysis["problems"].values())
    assert analysis["summary"]["imvo_members"]["requires"][-1] == "doc._.imvo_parties"


def test_layers_are_extensions_of_the_doc(nlp: Language) -> None:
    text = "Vraag 1\nWat vindt de SP-fractie?\n\nAntwoord 1\nJa."
    doc = nlp(text)
    assert doc._.imvo_kind.structure == "questions"
    (question,), (answer,) = doc._.imvo_questions, doc._.imvo_answers
    assert doc.text[question.start : question.end] == "Wat vindt de SP-fractie?"
    assert doc.text[answer.start : answer.end] == "Ja."
    assert [party.value for party in doc._.imvo_parties] == ["SP"]
    assert doc._.imvo_turns == () and doc._.imvo_members == []


@pytest.mark.parametrize("path", [None, "pipeline"])
def test_leaving_one_out_stays_so_when_it_is_loaded_again(path: str | None, tmp_path: Path) -> None:
    nlp = pipeline_of(*COMPONENTS[:4], *COMPONENTS[5:])
    if path is None:
        again = pipeline_of(*nlp.pipe_names).from_bytes(nlp.to_bytes())
    else:
        nlp.to_disk(tmp_path / path)
        again = imvo_nlp.load(tmp_path / path)
    assert "imvo_parties" not in again.pipe_names
    text = read_source(DEBATE)
    assert again(text)._.kamerstuk.mentions == nlp(text)._.kamerstuk.mentions


def test_behind_another_pipeline(tmp_path: Path) -> None:
    """What holds for `nl_core_news_lg`, shown with a small pipeline that has parts of its own."""
    other = spacy.blank("nl", meta={"name": "other"})
    other.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "OESO-richtlijnen"}])
    other.to_disk(tmp_path / "other")
    nlp = imvo_nlp.load(tmp_path / "other")
    assert nlp.pipe_names == ["entity_ruler", *COMPONENTS, "imvo_proposals"]
    text = "Vraag 1\nVolgen zij de OESO-\nrichtlijnen, vraagt de SP?\n\nAntwoord 1\nJa."
    doc = nlp(text)
    assert [entity.text for entity in doc.ents] == ["OESO-richtlijnen"]
    assert doc._.kamerstuk.questions == imvo_nlp.convert_text(text).questions
    assert doc._.kamerstuk.generator.pipeline == "nl_other"


@pytest.mark.skipif(spacy.util.is_package("nl_core_news_lg"), reason="the model is installed")
def test_missing_large_model_says_the_two_ways_to_get_it() -> None:
    with pytest.raises(PipelineNotFound) as error:
        imvo_nlp.load("nl_core_news_lg")
    assert "python -m spacy download nl_core_news_lg" in str(error.value)
    assert "pip install" in str(error.value)


@pytest.mark.skipif(not spacy.util.is_package("nl_core_news_lg"), reason="needs the model")
def test_large_model() -> None:
    nlp = imvo_nlp.load("nl_core_news_lg")
    text = read_source(DEBATE)
    assert nlp(text)._.kamerstuk.turns == imvo_nlp.load()(text)._.kamerstuk.turns


def test_unknown_pipeline() -> None:
    with pytest.raises(PipelineNotFound, match="spaCy pipeline 'bestaat_niet' not found"):
        imvo_nlp.load("bestaat_niet")


ANSWERED = "Vragen van het lid Hijink (SP) over koffie.\n\nAntwoord van Minister Kaag (Koffie).\n\n"
CONSULTATION = "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\n"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (ANSWERED + "Vraag 1\nKent u koffie?\n\nAntwoord 1\nJa.\n", []),
        (
            ANSWERED + "Vraag 1\nKent u koffie?\n\nAntwoord 1\nJa.\n\nVraag 2\nEn thee?\n",
            ["question_without_answer"],
        ),
        (ANSWERED + "Vraag 1\nKent u koffie?\n\nJa.\n", []),
        (ANSWERED + "Vraag 1\nKent u koffie?\n\nMededeling\nLater.\n", []),
        (ANSWERED + "Vraag 1\nKent u koffie?\n\nBijlage\nLater.\n", ["no_answers"]),
        (
            ANSWERED
            + "Vraag 1\nKent u koffie?\n\nAntwoord 1\nJa.\n\nVraag 3\nEn thee?\n\nAntwoord 3\nNee.\n",
            ["question_missing"],
        ),
        (ANSWERED + "Ja, en ook thee.\n", ["no_questions"]),
        (
            "Vragen van het lid Hijink (SP) over koffie (ingezonden 2 mei 2019).\n\n"
            "Vraag 1\nKent u koffie?\n",
            [],
        ),
        (CONSULTATION + "Wie zet de koffie?\n\n1. Antwoord van het kabinet:\nDe bode.\n", []),
        (CONSULTATION + "Wie zet de koffie?\n\nDe bode zet de koffie.\n", ["no_questions"]),
        ("VERSLAG VAN EEN ALGEMEEN OVERLEG\n\nDe koffie komt ter sprake.\n", ["no_turns"]),
        (
            "VERSLAG VAN EEN COMMISSIEDEBAT\n\n"
            "De heer Gijs van Dijk (PvdA):\nIk begin.\n\nDe heer Jasper van Dijk (SP):\nIk ook.\n\n"
            "De heer Van Dijk:\nEn nu ik weer.\n\nDe heer Jasper van Dijk (SP):\nDank u.\n",
            ["speaker_ambiguous"],
        ),
        (
            "Geachte voorzitter,\n\n"
            + "De koffie in de ene kolom          en de thee in de andere.\n" * 12,
            ["columns_mixed"],
        ),
        (
            "VERSLAG VAN EEN ALGEMEEN OVERLEG\n\n"
            + "De koffie komt ter sprake.\n\n" * 200
            + "De heer Alkaya (SP):\nDank u.\n\nDe heer Alkaya (SP):\nJa.\n\nDe heer Alkaya (SP):\nNee.\n",
            ["text_without_speaker"],
        ),
    ],
)
def test_what_could_not_be_split_is_reported(text: str, codes: list[str]) -> None:
    assert [warning.code for warning in imvo_nlp.convert_text(text).warnings] == codes
