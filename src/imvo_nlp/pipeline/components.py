"""The spaCy side of each stage: a factory that can be added, replaced or left out.

Components read the layers of earlier ones on the Doc and add their own, as declared by their factories.
A layer that no component made is empty.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from ..decisions.answers import with_manner
from ..decisions.asked import find_asked
from ..decisions.commitments import Commitments
from ..decisions.followups import find_followups
from ..decisions.motions import FoundMotion, Own, find_moved
from ..decisions.naming import Members
from ..decisions.votes import FoundVote, find_votes
from ..errors import WrongUse
from ..mentions.arbiter import weigh
from ..mentions.candidate import Candidate
from ..mentions.dates import find_dates
from ..mentions.members import find_members
from ..mentions.ministers import find_ministers
from ..mentions.motions import find_motions
from ..mentions.parties import find_parties
from ..mentions.proposals import PERSON, find_proposals
from ..mentions.references import find_references, with_marked
from ..mentions.sectors import find_sectors, sectors
from ..mentions.unnumbered import Phrase, find_documents, find_indefinite, find_nouns
from ..mentions.vocabulary import find_terms, vocabulary
from ..models import LABEL
from ..notation.names import fold
from ..reference.parties import parties
from ..reference.people import people
from ..resolve.participants import identify, places_of
from ..resolve.resolution import resolve
from ..structure.consistency import made_consistent
from ..structure.found import GOVERNMENT, AnswerBlock, Person, TextWarning, TurnBlock
from ..structure.front_matter import find_front_matter, odd_days, with_stated
from ..structure.kind import find_kind, load_kinds
from ..structure.split import split
from .assemble import assemble
from .layers import (
    ANSWERS,
    ASKED,
    BROUGHT_UP,
    CANDIDATES,
    COMMITMENTS,
    COUNTRIES,
    DATES,
    DOCUMENTS,
    EVENTS,
    FOLLOWUPS,
    FRONT_MATTER,
    HEADINGS,
    KIND,
    LAWS,
    LOST,
    MEMBERS,
    MENTIONS,
    MINISTERS,
    MOTIONS,
    MOVED,
    ORGANISATIONS,
    PARTIES,
    PEOPLE,
    PERIOD,
    PIPELINE,
    PRESENT,
    PROPOSED,
    PROPOSED_SPANS,
    QUESTIONS,
    REFERENCES,
    SECTORS,
    THEMES,
    TURNS,
    VOTES,
    add_mentions,
    attributes,
    front_matter_of,
    kind_of,
    layer,
    mentions,
    period_of,
    show_mentions,
    structure_of,
    warn,
)
from .scorer import Scorer
from .stage import Stage
from .tokenizer import marks_of, notes_of, plain_of, text_of, view

_BLOCKS = (TURNS, QUESTIONS, ANSWERS)
_WHEN = (FRONT_MATTER, PERIOD)
"""The layers that determine the date of a document."""


def _table(load: Callable[[Path | None], object], lexicon: str | None) -> Path | None:
    """The path of a user's own table, read once here so that a malformed one fails at once."""
    path = Path(lexicon).absolute() if lexicon else None
    load(path)
    return path


@Language.factory("imvo_kind", default_config={"lexicon": None}, assigns=attributes(KIND))
def make_kind(nlp: Language, name: str, lexicon: str | None) -> Stage:
    """Document type and its structure; `lexicon` is your own table of kinds."""
    return Stage(nlp, _add_kind, _table(load_kinds, lexicon))


def _add_kind(doc: Doc, lexicon: Path | None) -> None:
    found = find_kind(view(doc), load_kinds(lexicon))
    doc.user_data[KIND] = tuple(found) if found else None
    if found is None and len(doc):
        message = "the kind of document could not be determined from its text"
        warn(doc, [TextWarning("kind_unknown", message)])


@Language.factory("imvo_front_matter", requires=attributes(KIND), assigns=attributes(FRONT_MATTER))
def make_front_matter(nlp: Language, name: str) -> Stage:
    """Dossier, number, identifier, dates, chamber, committees."""
    return Stage(nlp, _add_front_matter)


def _add_front_matter(doc: Doc) -> None:
    document = view(doc)
    printed = find_front_matter(document, kind_of(doc))
    found, warnings = with_stated(printed, document.marks.facts, document.marks.given)
    doc.user_data[FRONT_MATTER] = tuple(found._replace(topics=document.marks.topics))
    warn(doc, [*warnings, *odd_days(document)])


@Language.factory(
    "imvo_structure",
    requires=attributes(KIND, FRONT_MATTER),
    assigns=attributes(HEADINGS, EVENTS, *_BLOCKS, PEOPLE),
)
def make_structure(nlp: Language, name: str) -> Stage:
    """Headings, events, turns, questions, answers and participants, as required by the kind."""
    return Stage(nlp, _add_structure)


def _add_structure(doc: Doc) -> None:
    document = view(doc).plain()
    found = made_consistent(document, split(document, kind_of(doc), period_of(doc)))
    doc.user_data[HEADINGS], doc.user_data[EVENTS] = found.headings, found.events
    doc.user_data[TURNS], doc.user_data[PEOPLE] = found.turns, found.people
    doc.user_data[QUESTIONS], doc.user_data[ANSWERS] = found.questions, found.answers
    warn(doc, found.warnings)


@Language.factory(
    "imvo_people",
    requires=attributes(FRONT_MATTER, PEOPLE, TURNS, QUESTIONS),
    assigns=attributes(PRESENT, PERIOD, TURNS, QUESTIONS),
)
def make_people(nlp: Language, name: str) -> Stage:
    """The participants, without repetition, with facts from the reference data."""
    return Stage(nlp, _add_people)


def _add_people(doc: Doc) -> None:
    chamber = front_matter_of(doc).chamber
    found = identify(structure_of(doc), people(), period_of(doc), chamber)
    doc.user_data[PERIOD] = [day and day.isoformat() for day in found.when]
    doc.user_data[PRESENT] = found.present
    doc.user_data[TURNS], doc.user_data[QUESTIONS] = found.turns, found.questions
    warn(doc, found.warnings)


@Language.factory(
    "imvo_parties",
    default_config={"lexicon": None},
    requires=attributes(*_WHEN, PRESENT),
    assigns=attributes(PARTIES),
)
def make_parties(nlp: Language, name: str, lexicon: str | None) -> Stage:
    """Mentions of political parties; `lexicon` is your own table of parties."""
    return Stage(nlp, _add_parties, _table(parties, lexicon))


def _add_parties(doc: Doc, lexicon: Path | None) -> None:
    names = parties(lexicon)
    printed = {person.party for person in layer(doc, PRESENT, Person) if person.party}
    unknown = sorted(party for party in printed if not names.names_one(party))
    add_mentions(doc, find_parties(plain_of(doc), names, period_of(doc), unknown))


@Language.factory(
    "imvo_ministers",
    requires=attributes(*_WHEN, PEOPLE, PRESENT),
    assigns=attributes(MINISTERS),
)
def make_ministers(nlp: Language, name: str) -> Stage:
    """Mentions of ministers and state secretaries."""
    return Stage(nlp, _add_ministers)


def _add_ministers(doc: Doc) -> None:
    add_mentions(doc, find_ministers(plain_of(doc), _places(doc), period_of(doc)))


@Language.factory(
    "imvo_members",
    requires=attributes(*_WHEN, PEOPLE, PRESENT, PARTIES),
    assigns=attributes(MEMBERS),
)
def make_members(nlp: Language, name: str) -> Stage:
    """Mentions of members of parliament."""
    return Stage(nlp, _add_members)


def _add_members(doc: Doc) -> None:
    named = mentions(doc, [PARTIES])
    add_mentions(doc, find_members(plain_of(doc), _places(doc), period_of(doc), named))


def _places(doc: Doc) -> tuple[Person, ...]:
    return places_of(layer(doc, PRESENT, Person), layer(doc, PEOPLE, Person))


@Language.factory("imvo_sectors", default_config={"lexicon": None}, assigns=attributes(SECTORS))
def make_sectors(nlp: Language, name: str, lexicon: str | None) -> Stage:
    """Mentions of economic sectors and covenants; `lexicon` is your own table of sectors."""
    return Stage(nlp, _add_sectors, _table(sectors, lexicon))


def _add_sectors(doc: Doc, lexicon: Path | None) -> None:
    add_mentions(doc, find_sectors(text_of(doc), sectors(lexicon)))


@Language.factory(
    "imvo_references", requires=attributes(FRONT_MATTER), assigns=attributes(REFERENCES)
)
def make_references(nlp: Language, name: str) -> Stage:
    """Mentions of cited documents of parliament."""
    return Stage(nlp, _add_references)


def _add_references(doc: Doc) -> None:
    found = find_references(text_of(doc), front_matter_of(doc).dossiers)
    add_mentions(doc, with_marked(text_of(doc), found, marks_of(doc).references))


@Language.factory("imvo_motions", assigns=attributes(MOTIONS))
def make_motions(nlp: Language, name: str) -> Stage:
    """Mentions of motions by their submitters."""
    return Stage(nlp, _add_motions)


def _add_motions(doc: Doc) -> None:
    add_mentions(doc, find_motions(plain_of(doc)))


@Language.factory(
    "imvo_documents",
    requires=attributes(MINISTERS, MEMBERS),
    assigns=attributes(DOCUMENTS, BROUGHT_UP),
)
def make_documents(nlp: Language, name: str) -> Stage:
    """Mentions of documents without a number; phrases that introduce one with `een` are a layer of their own."""
    return Stage(nlp, _add_documents)


def _add_documents(doc: Doc) -> None:
    text = plain_of(doc)
    nouns = find_nouns(text)
    doc.user_data[BROUGHT_UP] = list(find_indefinite(text, nouns))
    add_mentions(doc, find_documents(text, mentions(doc, [MINISTERS, MEMBERS]), nouns))


@Language.factory(
    "imvo_vocabulary",
    default_config={"lexicon": None},
    requires=attributes(*_WHEN),
    assigns=attributes(THEMES, LAWS, ORGANISATIONS, COUNTRIES),
)
def make_vocabulary(nlp: Language, name: str, lexicon: str | None) -> Stage:
    """Mentions of themes, laws, organisations and countries; `lexicon` is a folder of your own tables."""
    return Stage(nlp, _add_terms, _table(vocabulary, lexicon))


def _add_terms(doc: Doc, lexicon: Path | None) -> None:
    add_mentions(doc, find_terms(text_of(doc), vocabulary(lexicon), period_of(doc)))


@Language.factory(
    "imvo_dates",
    requires=attributes(PERIOD, REFERENCES, MOTIONS, SECTORS),
    assigns=attributes(DATES),
)
def make_dates(nlp: Language, name: str) -> Stage:
    """Mentions of days, months, years and periods, resolved by the date of the document."""
    return Stage(nlp, _add_dates)


def _add_dates(doc: Doc) -> None:
    # The years of a vergaderjaar are in citations and in names of motions.
    closed = [(each.start, each.end) for each in mentions(doc, [REFERENCES, MOTIONS, SECTORS])]
    add_mentions(doc, find_dates(text_of(doc), period_of(doc).day, sorted(closed)))


@Language.factory(
    "imvo_arbiter",
    requires=attributes(*_BLOCKS, *MENTIONS),
    assigns=attributes(CANDIDATES, LOST),
)
def make_arbiter(nlp: Language, name: str) -> Stage:
    """Settles overlaps between mentions, and removes mentions in headings of blocks."""
    return Stage(nlp, _settle)


def _settle(doc: Doc) -> None:
    blocks = structure_of(doc).blocks
    closed = sorted((each.label_start, each.label_end) for each in blocks if each.label_start >= 0)
    notes = [start for start, _ in view(doc).notes]
    kept, lost = weigh(layer(doc, CANDIDATES, Candidate), closed, notes)
    doc.user_data[CANDIDATES], doc.user_data[LOST] = kept, lost


@Language.factory(
    "imvo_resolver",
    default_config={"scorer": {"@scorers": "imvo_nlp.mentions_scorer.v1"}},
    requires=attributes(KIND, *_WHEN, PEOPLE, PRESENT, *_BLOCKS, *MENTIONS, BROUGHT_UP, CANDIDATES),
    assigns=[*attributes(PRESENT, ANSWERS, *MENTIONS, CANDIDATES), "doc.spans"],
)
def make_resolver(nlp: Language, name: str, scorer: Scorer | None) -> Stage:
    """Values that need the whole document; fills `doc.spans["imvo"]` with the mentions.

    `scorer` measures the mentions for `nlp.evaluate`.
    """
    return Stage(nlp, _resolve, nlp, scorer=scorer)


def _resolve(doc: Doc, nlp: Language, *, shows_mentions: bool = True) -> None:
    meta = nlp.meta  # spaCy assembles it on every access
    doc.user_data[PIPELINE] = f"{meta['lang']}_{meta['name']}"
    found = resolve(
        plain_of(doc),
        layer(doc, CANDIDATES, Candidate),
        structure_of(doc),
        layer(doc, PRESENT, Person),
        known=people(),
        when=period_of(doc),
        facts=front_matter_of(doc),
        kind=kind_of(doc),
        notes=notes_of(doc),
        brought_up=layer(doc, BROUGHT_UP, Phrase),
    )
    doc.user_data[CANDIDATES], doc.user_data[PRESENT] = found.mentions, found.present
    doc.user_data[ANSWERS] = found.answers
    warn(doc, found.warnings)
    if shows_mentions:
        show_mentions(doc)


@Language.factory("imvo_answers", requires=attributes(ANSWERS), assigns=attributes(ANSWERS))
def make_answers(nlp: Language, name: str) -> Stage:
    """The manner of answers, and the sentences that they repeat."""
    return Stage(nlp, _add_manner)


def _add_manner(doc: Doc) -> None:
    doc.user_data[ANSWERS] = with_manner(text_of(doc), layer(doc, ANSWERS, AnswerBlock))


@Language.factory(
    "imvo_commitments",
    requires=attributes(*_WHEN, PRESENT, *_BLOCKS, CANDIDATES, MOVED),
    assigns=attributes(COMMITMENTS),
)
def make_commitments(nlp: Language, name: str) -> Stage:
    """The commitments of members of government."""
    return Stage(nlp, _add_commitments)


def _add_commitments(doc: Doc) -> None:
    structure = structure_of(doc)
    found = Commitments(
        text_of(doc),
        structure,
        layer(doc, CANDIDATES, Candidate),
        layer(doc, PRESENT, Person),
        layer(doc, MOVED, FoundMotion),
        period_of(doc).day,
    )
    # The end of the body takes time to find, and only a document without blocks is read up to it.
    doc.user_data[COMMITMENTS] = found.find(0 if structure.blocks else view(doc).body_end)


@Language.factory(
    "imvo_votes",
    requires=attributes(*_WHEN, PRESENT, TURNS, CANDIDATES),
    assigns=attributes(VOTES),
)
def make_votes(nlp: Language, name: str) -> Stage:
    """The votes of a debate: subject, sides and result."""
    return Stage(nlp, _add_votes)


def _add_votes(doc: Doc) -> None:
    found, warnings = find_votes(
        view(doc).body,  # a vote whose end is missing must not run into a footnote
        layer(doc, CANDIDATES, Candidate),
        layer(doc, TURNS, TurnBlock),
        marks_of(doc).votes,
        _members(doc),
        period_of(doc),
    )
    doc.user_data[VOTES] = found
    warn(doc, warnings)


@Language.factory(
    "imvo_moved",
    requires=attributes(KIND, FRONT_MATTER, PEOPLE, PRESENT, *_BLOCKS, CANDIDATES, VOTES),
    assigns=attributes(MOVED),
)
def make_moved(nlp: Language, name: str) -> Stage:
    """The motions moved, advised on and decided; `imvo_motions` finds mentions of motions."""
    return Stage(nlp, _add_moved)


def _add_moved(doc: Doc) -> None:
    found, warnings = find_moved(
        text_of(doc),
        layer(doc, CANDIDATES, Candidate),
        layer(doc, TURNS, TurnBlock),
        layer(doc, VOTES, FoundVote),
        _members(doc),
        front_matter_of(doc).dossiers,
        _own(doc) if kind_of(doc).own_phrase == "motie" else None,
        view(doc).body_end if _is_letter_of_government(doc) else -1,
    )
    doc.user_data[MOVED] = found
    warn(doc, warnings)


def _is_letter_of_government(doc: Doc) -> bool:
    return not structure_of(doc).blocks and any(
        "signatory" in each.roles and not GOVERNMENT.isdisjoint(each.roles)
        for each in layer(doc, PRESENT, Person)
    )


@Language.factory(
    "imvo_asked", requires=attributes(KIND, PRESENT, TURNS, CANDIDATES), assigns=attributes(ASKED)
)
def make_asked(nlp: Language, name: str) -> Stage:
    """The questions of members to government in a debate, and the places of the answers."""
    return Stage(nlp, _add_asked)


def _add_asked(doc: Doc) -> None:
    # In a hearing guests are asked.
    turns = layer(doc, TURNS, TurnBlock) if kind_of(doc).structure == "turns" else ()
    doc.user_data[ASKED] = find_asked(
        text_of(doc),
        turns,
        layer(doc, CANDIDATES, Candidate),
        layer(doc, PRESENT, Person),
    )


@Language.factory(
    "imvo_followups", requires=attributes(TURNS, CANDIDATES), assigns=attributes(FOLLOWUPS)
)
def make_followups(nlp: Language, name: str) -> Stage:
    """The further debates requested by members, as recorded by the chair."""
    return Stage(nlp, _add_followups)


def _add_followups(doc: Doc) -> None:
    doc.user_data[FOLLOWUPS] = find_followups(
        text_of(doc), layer(doc, TURNS, TurnBlock), layer(doc, CANDIDATES, Candidate)
    )


@Language.factory(
    "imvo_proposals",
    default_config={"labels": {"ORG": "organisation", "PERSON": PERSON, "PER": PERSON}},
    requires=[*attributes(PRESENT, *_BLOCKS, CANDIDATES), "doc.ents"],
    assigns=attributes(PROPOSED),
)
def make_proposals(nlp: Language, name: str, labels: dict[str, str]) -> Stage:
    """Organisations and persons in `doc.ents` that no rule found, as a separate layer.

    `labels` maps labels of the pipeline's entities to labels of mentions; other entities are not proposed.
    Raises WrongUse for a malformed label.
    """
    for label in labels.values():
        if not LABEL.fullmatch(label):
            raise WrongUse(f"labels: {label!r} is not a lower-case word, such as organisation")
    return Stage(nlp, _add_proposals, labels)


def _add_proposals(doc: Doc, labels: dict[str, str]) -> None:
    blocks = structure_of(doc).blocks
    taken = [(each.label_start, each.label_end) for each in blocks if each.label_start >= 0]
    taken += ((each.start, each.end) for each in layer(doc, CANDIDATES, Candidate))
    entities = ((each.start_char, each.end_char, each.label_) for each in doc.ents)
    names = {fold(each.name) for each in layer(doc, PRESENT, Person)}

    def is_known(words: str) -> bool:
        printed = people().split_name(words)
        family = printed.family if printed else words
        return people().knows(family) or fold(family) in names

    doc.user_data[PROPOSED] = list(find_proposals(text_of(doc), entities, labels, taken, is_known))
    show_mentions(doc, PROPOSED, PROPOSED_SPANS)


def _own(doc: Doc) -> Own:
    """Facts of a document that is itself a motion; its movers are the signatories."""
    facts, members = front_matter_of(doc), _members(doc)
    signed = (each for each in layer(doc, PEOPLE, Person) if "signatory" in each.roles)
    named = (members.of(each.name) for each in sorted(signed))
    return Own(facts.identifier, facts.dossiers, facts.number, tuple(filter(None, named)))


def _members(doc: Doc) -> Members:
    return Members(layer(doc, PRESENT, Person), period_of(doc), front_matter_of(doc).chamber)


# The object of the contract, made on every access; keep it in a variable to use it twice.
Doc.set_extension("kamerstuk", getter=assemble, force=True)
