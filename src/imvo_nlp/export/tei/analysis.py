"""The annotations of a trained pipeline, as ParlaMint encodes them in an analysed corpus (`.ana`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from .elements import EN, element
from .taxonomies import category_list

if TYPE_CHECKING:
    from ...pipeline.annotated import Annotator, Sentence, Word

# The categories of names in ParlaMint, by entity label; numbers, dates and amounts are not names
# there.
_NAMES = {
    **dict.fromkeys(("PERSON", "PER"), "PER"),
    **dict.fromkeys(("GPE", "LOC", "FAC"), "LOC"),
    "ORG": "ORG",
    **dict.fromkeys(("NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE", "MISC"), "MISC"),
}
_TYPES = {
    "PER": "Name of a person",
    "LOC": "Name of a place",
    "ORG": "Name of an organisation",
    "MISC": "Any other name",
}
SUFFIX = ".ana"
"""The suffix of an analysed corpus and its components."""
NAMES, RELATIONS = "ParlaMint-taxonomy-NER.ana", "ParlaMint-taxonomy-UD-SYN.ana"


class Analysis:
    """Builds the sentences of paragraphs, and records the relations that occur."""

    def __init__(self, annotator: Annotator) -> None:
        self._annotator = annotator
        self._relations: set[str] = set()

    def paragraphs(self, name: str, text: str) -> Iterator[list[Element]]:
        """Every paragraph of a turn as `s` elements; ids start with the name of the turn."""
        for number, sentences in enumerate(self._annotator.paragraphs(text), 1):
            yield [
                self._sentence(f"{name}.seg{number}.{index}", sentence)
                for index, sentence in enumerate(sentences, 1)
            ]

    def taxonomies(self) -> dict[str, Element]:
        """The categories to which `name` and `link` point, by the ids of their taxonomies."""
        relations = {each: each.replace("_", ":") for each in sorted(self._relations)}
        return {
            NAMES: category_list(NAMES, "Named entities", _TYPES),
            RELATIONS: category_list(RELATIONS, "Universal Dependencies: relations", relations),
        }

    def declarations(self) -> tuple[Element, Element]:
        """The prefix of the relations, and the program that assigned them."""
        prefix = element(
            "prefixDef",
            {"ident": "ud-syn", "matchPattern": "([a-z_]+)", "replacementPattern": "#$1"},
            element("p", EN, "Relations of Universal Dependencies; _ stands for a colon."),
        )
        application = element(
            "application",
            {"ident": self._annotator.name, "version": self._annotator.version},
            element("label", None, self._annotator.name),
            element("desc", EN, "Trained spaCy pipeline: words, lemmas, parses and names."),
        )
        return element("listPrefixDef", None, prefix), element("appInfo", None, application)

    def _sentence(self, name: str, sentence: Sentence) -> Element:
        made = element("s", {"xml:id": name})
        inside: Element | None = None
        for number, word in enumerate(sentence.words, 1):
            kind = _NAMES.get(word.entity or "")
            if kind is None:
                inside = None
            elif inside is None or word.begins:
                inside = element("name", {"type": kind})
                made.append(inside)
            (made if inside is None else inside).append(_token(f"{name}.{number}", word))
        if all(word.head is not None for word in sentence.words):
            made.append(self._links(name, sentence))
        return made

    def _links(self, name: str, sentence: Sentence) -> Element:
        links = element("linkGrp", {"targFunc": "head argument", "type": "UD-SYN"})
        for number, word in enumerate(sentence.words, 1):
            head = f"{name}.{word.head}" if word.head else name
            relation = (word.relation or "dep").replace(":", "_")
            self._relations.add(relation)
            links.append(
                element(
                    "link", {"ana": f"ud-syn:{relation}", "target": f"#{head} #{name}.{number}"}
                )
            )
        return links


def _token(name: str, word: Word) -> Element:
    sign = word.upos == "PUNCT"
    msd = "|".join(filter(None, (word.upos and f"UPosTag={word.upos}", word.feats)))
    attributes = {
        "xml:id": name,
        "msd": msd or None,
        "pos": word.xpos,
        "lemma": None if sign else word.lemma,
        "join": None if word.space_after else "right",
    }
    return element("pc" if sign else "w", attributes, word.form)
