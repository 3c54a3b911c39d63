"""Speaker headings and their turns, in reports of debates and Handelingen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import regex

from ..notation.abroad import is_abroad
from ..notation.period import ANY_DAY, Period
from ..notation.words import (
    ACTING,
    COMMITTEE_ADJECTIVES,
    DEPUTY_CHAIRS,
    GENTLEMAN,
    GUEST_TITLES,
    LADY,
    MEMBER,
    MINISTER,
    NOTES_OF_HEADINGS,
    OWN_FUNCTIONS,
    PARTICLES,
    PRIME_MINISTERS,
    STATE_SECRETARY,
    TITLES,
    any_case,
    any_of,
    capital,
)
from ..reference.coverage import covered
from ..reference.parties import parties
from ..reference.people import PrintedName, people
from ..text.patterns import LinePattern
from ..text.view import CleanText, flat
from .found import Heading, MeetingEvent, Person, TurnBlock
from .lines import line_above

GAP = r"(?:[ ]|\n(?!\n))"
"""Pattern of the gap between two words of a heading: in narrow columns it can be a line end."""


def name_pattern(gap: str = GAP, *, lazy: bool = False) -> str:
    """Pattern of a name in running text: words with a capital, and particles before one of them.

    `gap` is the pattern between two words; a `lazy` name has as few words as possible.

    >>> regex.match(name_pattern(), "Van der Graaf in de zaal")[0]
    'Van der Graaf'
    """
    word = r"\p{Lu}[\p{L}'’.-]*"
    return rf"{word}(?:{gap}(?:{any_of(PARTICLES)}{gap})*{word})*{'?' * lazy}"


STRICT_NAME = name_pattern()
# Also `Van Kooten - Arissen`, a double name with spaces.
_NAME = rf"""[\p{{L}}'’][\p{{L}}.'’-]*(?:{GAP}(?:[-–]{GAP})?[\p{{L}}'’][\p{{L}}.'’-]*){{0,6}}"""


def _printed(*forms: str) -> str:
    """A pattern of fixed words of a heading, as given or entirely in capitals."""
    return any_of([*forms, *map(str.upper, forms)]).replace(r"\s", GAP)


def _begins(*forms: str) -> list[str]:
    """The first words of fixed forms, as given and in capitals."""
    words = dict.fromkeys(form.partition(" ")[0] for form in forms)
    return [*words, *map(str.upper, words)]


_THE = _printed("De")
_ACTING = _printed(*ACTING, *(f"{each}e" for each in ACTING))
_CHAIR = rf"""(?:{_THE}|Het){GAP}(?:
        (?:{_ACTING}{GAP})?{_printed("voorzitter", "Voorzitter")}
      | (?:{_printed("eerste", "tweede", "derde")}{GAP})?{_printed(*DEPUTY_CHAIRS)}
    )"""
_ADDRESS = _printed(
    "De heer", "De Heer", "De heren", "Dhr.", "Mevrouw", "Mevr.", "Mw.", "Mijnheer", "Meneer", "Het lid", "Kamerlid"
)  # fmt: skip
# `(SP)`, `(SP) (via videoverbinding)`, `(De Nederlandsche Bank)`
_BRACKETS = rf"(?:{GAP}?\((?P<bracket>[^():]{{1,120}})\)){{0,2}}"
# `De heer Alkaya (SP), rapporteur:`, `De heer Pisas, minister-president van Curaçao:`
_ON_BEHALF = rf"(?:co-)?rapporteur|{any_of(NOTES_OF_HEADINGS)}{GAP}[^\n:]{{3,60}}"
_OFFICE_BEHIND = rf"""(?:
        {any_of([*GUEST_TITLES, *map(str.capitalize, GUEST_TITLES)])}
      | (?:(?:vice-?)?minister(?:-president)?|staatssecretaris){GAP}(?:van|voor)
      | voorzitter{GAP}van
      | lid{GAP}van{GAP}(?:het{GAP}Europees|de{GAP}Staten)
      )
      (?:[^():.\n«»]|\n(?!\n)){{0,80}}"""
_MINISTER = rf"""(?:
        {_THE}{GAP}{_printed("minister", "minister-president", "staatssecretaris")}
      | De{GAP}(?:viceminister(?:-president)?|vicestaatssecretaris|Minister-[Pp]resident)
      | (?:Viceminister|Minister)-[Pp]resident
      | {_printed("Minister-president", "Minister", "Staatssecretaris")}
    )"""
_MAJESTY = rf"(?:Zijne|Hare){GAP}(?:Majesteit|Excellentie){GAP}"
_BEFORE_TITLE = rf"(?:{_MAJESTY}(?:[Dd]e{GAP})?|{_THE}{GAP})"
_TITLE = any_of([*GUEST_TITLES, *map(str.capitalize, GUEST_TITLES), *map(str.upper, GUEST_TITLES)])
# A title without an article begins the line, in capitals or with a capital.
_FIRST_TITLE = _printed(*map(str.capitalize, GUEST_TITLES), "Rapporteur")
# `De president van Oekraïne:`, `De gevolmachtigde minister van Sint Maarten:`
_COUNTRY = rf"(?:(?:de|het){GAP})?{STRICT_NAME}"
# Speakers for others are printed with a name; the only one of a kind also without a name.
_GUEST = rf"""
    (?:{_FIRST_TITLE}|{_BEFORE_TITLE}{_TITLE}){GAP}(?P<guest>{STRICT_NAME}){_BRACKETS}
  | {_BEFORE_TITLE}{_TITLE}(?:{GAP}van{GAP}(?P<of>{_COUNTRY}))?
  | {_THE}{GAP}(?:minister-president|premier){GAP}van{GAP}(?P<of>(?!Algemene){_COUNTRY})
  | De{GAP}(?:(?:algeme(?:en|ne){GAP})?rapporteur|griffier|Kamervoorzitter)(?:{GAP}(?P<guest>{_NAME}))?"""
_HEADING = rf"""(?:
    (?P<chair>{_CHAIR})
  | (?P<honorific>{_ADDRESS}){GAP}(?P<name>{_NAME}){_BRACKETS}
      (?:,{GAP}(?:{_ON_BEHALF}|(?P<office>{_OFFICE_BEHIND})))?
  | (?P<post>{_MINISTER})
      (?:{GAP}(?:{any_of(TITLES)}\.{GAP})*(?P<holder>{STRICT_NAME}))?
      (?:{GAP}\((?P<behind>[^():]{{1,80}})\))?
  | {_GUEST}
)[ ]?:"""
"""Pattern of a speaker's heading up to its colon, for VERBOSE."""

_LABEL = LinePattern(
    rf"^(?P<label>{_HEADING})(?P<rest>[^\n]*)$",
    r"(?:De|Het|DE|HET)\s|Zijne\s|Hare\s|Viceminister|"
    + any_of(
        _begins(
            "Dhr.",
            "Mevrouw",
            "Mevr.",
            "Mw.",
            "Mijnheer",
            "Meneer",
            "Kamerlid",
            "Minister",
            "Staats",
            "Rapporteur",
        )
        + _begins(*map(str.capitalize, GUEST_TITLES))
    ),
    regex.VERBOSE,
)
# In hearings guests are printed with their function: `De heer Jansen (MVO Nederland):`,
# `Mevrouw De Wit, directeur van een keurmerk:`.
_GUEST_OF_HEARING = LinePattern(
    rf"""^(?P<label>(?P<honorific>De{GAP}heer|Mevrouw){GAP}(?P<name>{_NAME}),{GAP}
      (?!(?:u|die|dat|ik|wij|hij|zij|zoals|net|maar|en|of)\b)              # the sentence continues
      (?P<office>(?:[^():.\n«»]|\n(?!\n)){{3,120}})
      (?<!\b(?:zei|zegt|vroeg|vraagt|schreef|schrijft|aan\sons))           # a quotation follows
    [ ]?:)(?P<rest>[^\n]*)$""",
    r"De\sheer|Mevrouw",
    regex.VERBOSE,
)
_GROUP = regex.compile(r"(?i:Groep|Lid|Fractie|Leden|Lijst)[\s-](?=\p{Lu})")
_NOTE = regex.compile(rf"{any_of(NOTES_OF_HEADINGS)}\b")
_OFFICE = regex.compile(
    rf"(?P<post>{any_case((*PRIME_MINISTERS, MINISTER, STATE_SECRETARY))})(?:\s(?:van|voor)\s(?P<portfolio>.+))?"
)
_ANY_OFFICE = (
    rf"\b(?:(?P<head>{any_case(PRIME_MINISTERS)})|{any_case((MINISTER, STATE_SECRETARY))})"
    r"(?P<of>\s(?:van|voor)\s)?"
)
_OWN_FUNCTION = regex.compile(rf"(?:mede-?|co-)?{any_of(OWN_FUNCTIONS)}(?:s|en)?\b")
# A party missing from the tables, `PRO`: one word, since longer names can be those of organisations.
_CAN_BE_PARTY = regex.compile(r"[\p{Lu}\d][\p{L}\d’'+!/-]*")
_CHAIR_LINE = LinePattern(
    rf"""^(?:{capital(ACTING)}[ ])?[Vv]oorzitter[ ]?:[ ]?
      (?:de[ ]{GENTLEMAN}[ ]|{LADY}[ ])?
      (?P<name>{_NAME}(?<![.!?]))[ ]?$""",
    rf"{capital(ACTING)}[ ]|[Vv]oorzitter",
    regex.VERBOSE,
)
# The report's own lines between turns.
_TO_FULL_STOP = r"(?>[^.\n]++|\n(?!\n)|(?<=\b(?:nrs?|\p{Lu}))\.|\.(?!\s*$))*+\.$"
_STAGE = LinePattern(
    rf"""^De\s(?:algemene\s)?(?:beraadslaging|vergadering|behandeling)\b[^\n.]*
          (?:geopend|gesloten|geschorst|heropend|hervat|verdaagd)\.$
      | ^De(?:ze)?\s(?:mededeling(?:en)?|berichten|brieven)\sword(?:t|en)\svoor\skennisgeving\saangenomen\.$
      | ^(?:Daartoe|(?:Overeenkomstig|Conform)\s(?:het|de)\svoorstel[^.\n]{{0,80}})\swordt\sbesloten\.$
      | ^In\sstemming\skom(?:t|en)\b{_TO_FULL_STOP}
      | ^(?:Vóór|Voor|Tegen)\sstemmen\sde\sleden\b{_TO_FULL_STOP}
      | ^(?:Het|De)\s(?:wetsvoorstel|artikelen|beweegreden|considerans|motie)\b[^.\n]*(?:\n[^.\n]+)?
          \sword(?:t|en)\s(?:zonder|bij|met)\s[^.\n]{{0,80}}(?:aangenomen|verworpen)\.$""",
    r"De\s|Deze\s|Het\s|Daartoe|Overeenkomstig|Conform|In\sstemming|Vóór|Voor\s|Tegen",
    regex.VERBOSE,
)
# The next item of the agenda: `Aan de orde is het debat over kurk.`, and titles without that line.
_ITEM = LinePattern(
    r"""(?<=\n\n)(?:
        Aan\sde\sorde\s(?:is|zijn)\s(?:[^.:\n]|\n(?!\n)|[.:](?!\s)|(?<=\b\p{Lu})\.)*[.:][ ]?$
          (?:\s*\n[-–•]\s?[^\n]+(?:\n(?![-–•\n])[^\n]+)*)*     # a list of documents
          (?:\s*\n\(Zie\s[^()]*\)\.?)?
      | (?:Regeling\svan\swerkzaamheden|Vragenuur|Hamerstukken|(?:Lijst\svan\si|I)ngekomen\sstukken)[ ]?$
    )""",
    r"Aan\sde\sorde\s|Regeling\s|Vragenuur|Hamerstukken|Lijst\s|Ingekomen\s",
    regex.VERBOSE,
)
_TITLE_OF_ITEM = regex.compile(r"\p{Lu}[^\n]{2,120}(?<![.:;,!?])")
# Printed after a debate, and not spoken: written answers, lists of documents.
_WRITTEN = LinePattern(
    r"""^(?:
        (?:BIJVOEGSELS?|Bijvoegsels?|Volledige\sagenda)[ ]?:?[ ]?$
      | Lijst\svan\s(?:besluiten\sen\s)?ingekomen\sstukken\b
      | Schriftelijke\s(?:antwoorden|beantwoording|inbreng)\s(?:van|door)\b
    )""",
    "BIJ|Bijv|Volledige|Lijst|Schriftelijke",
    regex.VERBOSE,
)
# Until about 2010 the report ends with signatures, a name below each office.
_SIGNED = regex.compile(
    rf"""\n\nDe\s(?:{any_of(ACTING)}\s)?voorzitter\svan\sde\s(?:{any_of(COMMITTEE_ADJECTIVES)}\s)?
      commissie[^.:]{{3,200}},[ ]*\n
      \s*{STRICT_NAME}[ ]*(?=\n|\Z)""",
    regex.VERBOSE,
)
_SENTENCE_END = ".?!:;»”\"'’)…"
_SHORT_LINE = 45
"""Maximum length in code points of a line that can be a heading, without a full stop at its end.

In nine of ten of 188 texts, fixtures and real ones, full lines have 68 or more.
"""
_LONG_LINE = 200
"""Minimum length in code points of a line that is not one of print; the widest print in those texts has 129."""


class Label(NamedTuple):
    """A speaker's heading, taken apart."""

    start: int
    end: int
    role: str
    name: PrintedName | None
    party: str | None
    honorific: str | None
    post: str | None
    portfolio: str | None = None
    heading: bool = True
    """Whether it is a heading, as opposed to the first words of indirect speech."""
    person_id: str | None = None
    """The speaker's identifier in the format of the file."""
    affiliation: str | None = None
    """The organisation or function of a guest, as printed in the heading."""


def find_labels(
    document: CleanText, *, hearing: bool = False, when: Period = ANY_DAY
) -> tuple[Label, ...]:
    """Find the headings of speakers, each from its first character to just past its colon.

    A heading is at the start of a line. Since about 2011 it has the line to itself; before, the speech follows
    on the same line. The majority decides for the whole document, so that a quoted `De heer X (Y): ...` in a
    speech is not a heading. The words in brackets after a name are a party or a group, else the function of a
    guest; in a document outside the period of the reference data, `when`, also an unknown party. In a
    `hearing` the function of a guest can follow a comma too.

    >>> label, = find_labels(CleanText.of("Mevrouw Van den Hul (PvdA):\\nDank u wel."))
    >>> label.name.family, label.party, label.role
    ('Van den Hul', 'PvdA', 'member')
    >>> label, = find_labels(CleanText.of("De heer Knot (De Nederlandsche Bank):\\nDank u wel."))
    >>> label.party, label.role, label.affiliation
    (None, 'other', 'De Nederlandsche Bank')
    """
    body = document.body
    alone: list[Label] = []
    inline: list[Label] = []
    matches = list(_LABEL.finditer(body))
    if hearing:
        starts = {match.start() for match in matches}
        guests = _GUEST_OF_HEARING.finditer(body)
        matches += [match for match in guests if match.start() not in starts]
    for match in matches:
        label = _read(match, when, hearing=hearing)
        if label is None:
            continue
        if not match["rest"].strip():
            alone.append(label)
        elif not _in_sentence(body, match.start()):
            inline.append(label)
    found = sorted(alone + inline if len(inline) > len(alone) else alone, key=_start)
    found = list(_of_others(document.text, found))
    # `De minister: ...` is a quotation if the report prints that post with a name.
    named = {label.post for label in found if label.post and label.name}
    return tuple(label for label in found if label.name or label.post not in named)


def read_label(printed: str, *, hearing: bool = False, when: Period = ANY_DAY) -> Label | None:
    """A heading that is known to be a speaker's, parsed; None if it has an unusual form.

    >>> read_label("Minister Kaag:").role
    'minister'
    """
    match = _LABEL.pattern.fullmatch(printed) or (
        _GUEST_OF_HEARING.pattern.fullmatch(printed) if hearing else None
    )
    return _read(match, when, hearing=hearing) if match else None


def _start(label: Label) -> int:
    return label.start


def _in_sentence(body: str, start: int) -> bool:
    """Whether the line before is full and continues here: `... zoals wij eerder zeiden tegen`."""
    if body.endswith("\n\n", 0, start):
        return False
    line_start, line_end = line_above(body, start)
    full = _SHORT_LINE < line_end - line_start < _LONG_LINE
    return full and body[line_end - 1] not in _SENTENCE_END


def _read(match: regex.Match[str], when: Period, *, hearing: bool) -> Label | None:
    start, end = match.start("label"), match.start("rest")
    if _group(match, "chair"):
        return Label(start, end, "chair", None, None, None, None)
    if match["honorific"]:
        return _read_person(match, when, hearing=hearing)
    name, of = _name_and_country(match["holder"] or match["guest"] or "")
    if match["post"] and of is None:
        if match["holder"] and name is None:
            return None
        behind = flat(match["behind"] or "")
        if name and behind and not _is_of_ours(name, behind):
            return Label(start, end, "other", name, None, None, None, affiliation=behind)
        role, post = read_post(match["post"])
        return Label(start, end, role, name, None, None, post)
    of = of or (flat(match["of"]) if match["of"] else None)
    affiliation = _read_brackets(match, when, hearing=True)[2] or of
    return Label(start, end, "other", name, None, None, None, affiliation=affiliation)


def _group(match: regex.Match[str], name: str) -> str | None:
    """The text of a group; None also for a pattern without that group, such as that of guests in hearings."""
    return match[name] if name in match.re.groupindex else None


def _is_of_ours(name: PrintedName, behind: str) -> bool:
    """Whether a minister with these words in brackets after the name is Dutch: not with `(Duitsland)`."""
    known = people()
    if _NOTE.match(behind) or known.knows_office(behind) or is_group(behind):
        return True
    return bool(known.ministers(name.family))


def _of_others(text: str, labels: Iterable[Label]) -> Iterator[Label]:
    """The labels; a minister missing from the tables is a guest if the text names another country."""
    known = people()
    strangers = {
        label.name.family
        for label in labels
        if label.post and label.name and not known.ministers(label.name.family)
    }
    abroad = {family for family in strangers if _is_named_abroad(text, family)}
    for label in labels:
        is_guest = label.post and label.name and label.name.family in abroad
        yield label._replace(role="other", post=None) if is_guest else label


def _is_named_abroad(text: str, family: str) -> bool:
    """Whether a text calls somebody the minister of another country, before or after the name."""
    known, name = people(), regex.escape(family)
    offices = regex.finditer(rf"{_ANY_OFFICE}[^.:;]{{0,100}}?(?<!\p{{L}}){name}(?!\p{{L}})", text)
    for office in offices:
        ends = []
        if not known.portfolio_end(text, office.end() + len(" van ")):
            ends.append(office.end())  # `minister Chunnu van Bangladesh`
        if office["head"]:
            ends.append(office.end("head"))  # `de premier van Aruba, mevrouw Croes`
        elif office["of"] and (end := known.portfolio_end(text, office.end("of"))):
            ends.append(end)  # `de minister van Financiën van Griekenland, de heer Papas`
        if any(is_abroad(text, office.start(), end) for end in ends):
            return True
    return False


def _name_and_country(printed: str) -> tuple[PrintedName | None, str | None]:
    """A name, and the country after `van`: `President Zelensky van Oekraïne`, but not `Jan van Zanen`."""
    known = people()
    name = known.split_name(printed) if printed else None
    before, _, of = flat(printed).partition(" van ")
    cut = of and name and name.first_name == before and not known.knows(name.family)
    if cut and before not in known.first_names and not known.knows_office(of):
        return known.split_name(before), of
    return name, None


def _read_person(match: regex.Match[str], when: Period, *, hearing: bool) -> Label | None:
    """A heading with a form of address: that of a member, a guest or the presiding chair."""
    name = people().split_name(match["name"])
    if name is None:
        return None
    honorific = flat(match["honorific"]).lower().removeprefix("de ").removeprefix("het ")
    role, party, affiliation = _read_brackets(match, when, hearing=hearing)
    if role == "other" and match["office"]:
        affiliation = affiliation or flat(match["office"])
    if role == "chair":
        name = None
    elif role == "other" and honorific.endswith(MEMBER):
        role = "member"  # `Kamerlid Kuik:`
    elif affiliation and name and (office := _OFFICE.fullmatch(affiliation)):
        # `Mevrouw Kaag (minister van Financiën):`; the minister of another country is a guest
        portfolio, known = office["portfolio"], people()
        if known.ministers(name.family) and (not portfolio or known.knows_office(portfolio)):
            role, post = read_post(office["post"])
            start, end = match.start("label"), match.start("rest")
            return Label(start, end, role, name, None, honorific, post, portfolio)
    start, end = match.start("label"), match.start("rest")
    return Label(start, end, role, name, party, honorific, None, affiliation=affiliation)


def _read_brackets(
    match: regex.Match[str], when: Period, *, hearing: bool
) -> tuple[str, str | None, str | None]:
    """Role, party and affiliation, from the words in brackets after a name."""
    brackets = match.captures("bracket") if "bracket" in match.re.groupindex else []
    said = [each for each in map(flat, brackets) if not _NOTE.match(each)]
    inside = next(filter(is_group, said), said[0] if said else "")
    party, _, more = inside.replace("; ", ", ").partition(", ")
    if _NOTE.match(more) or _OWN_FUNCTION.match(more):
        inside = party  # `(CDA, mede namens de ChristenUnie)`
    if inside.lower() == "voorzitter":
        return "chair", None, None
    if is_group(inside):
        return "member", inside, None
    if not hearing and not covered(when) and _CAN_BE_PARTY.fullmatch(inside):
        return "member", inside, None
    if _OWN_FUNCTION.match(inside):
        return "other", None, None
    return "other", None, inside or None


def read_post(printed: str) -> tuple[str, str]:
    """Role and post of the contract for a printed post.

    >>> read_post("De minister-president"), read_post("Staatssecretaris")
    (('minister', 'prime_minister'), ('state_secretary', 'state_secretary'))
    """
    post = printed.lower()
    if "staats" in post:
        return "state_secretary", "state_secretary"
    # A viceminister-president is one of the ministers.
    head = ("president" in post or "premier" in post) and "vice" not in post
    return "minister", "prime_minister" if head else "minister"


def is_group(printed: str) -> bool:
    """Whether words in brackets are a party or a group in parliament.

    >>> is_group("PvdA"), is_group("initiatiefnemer")
    (True, False)
    """
    known = parties()
    return (
        _GROUP.match(printed) is not None
        or known.names_one(printed)
        or all(known.names_one(name) for name in printed.split("/"))
    )


def find_chairs(document: CleanText) -> tuple[Person, ...]:
    """The chairs, from lines such as `Voorzitter: Arib`, also in the middle of a report."""
    chairs = []
    for match in _CHAIR_LINE.finditer(document.body):
        name = people().split_name(match["name"])
        if name is not None:
            chairs.append(
                Person(*match.span("name"), name.family, ("chair",), name.initials, name.first_name)
            )
    return tuple(chairs)


def split_turns(
    document: CleanText,
    labels: Sequence[Label],
    chairs: Sequence[Person],
    events: Sequence[MeetingEvent],
    headings: Sequence[Heading] = (),
) -> tuple[TurnBlock, ...]:
    """The turns: the words after every heading, up to the next heading or the end of the meeting.

    `headings` are those of parts of the debate; they end a turn, as do written parts printed with it
    (`Bijvoegsel`). Words of the report itself at the end of a turn (an event, `De beraadslaging wordt
    gesloten.`) are cut off; in its middle they stay within the range, since the same speaker continues. The
    name of the chair is the last one printed as presiding.
    """
    body = document.body
    closing = next((event.start for event in events if event.kind == "closing"), len(body))
    if labels and (signed := _SIGNED.search(body, labels[-1].end)):
        closing = min(closing, signed.start())
    asides = [(event.start, event.end) for event in events]
    items = list(_items(body))
    if document.marks.asides:
        asides += document.marks.asides
    else:
        asides += [match.span() for match in _STAGE.finditer(body)]
        asides += items
        lines = {match.start("name"): match.span() for match in _CHAIR_LINE.finditer(body)}
        asides += [lines[chair.start] for chair in chairs if chair.start in lines]
    ending: dict[int, list[int]] = defaultdict(list)  # by where they end, in order
    for aside_start, aside_end in sorted(set(asides)):
        ending[aside_end].append(aside_start)
    presiding = [chair.start for chair in chairs]
    parts = [heading.start for heading in headings]
    if not document.marks.speakers:
        parts = sorted((*parts, *(match.start() for match in _WRITTEN.finditer(body))))
    turns = []
    for index, label in enumerate(labels):
        end = labels[index + 1].start if index + 1 < len(labels) else len(body)
        part = bisect_right(parts, label.start)
        if part < len(parts):
            end = min(end, parts[part])
        if label.start < closing:
            end = min(end, closing)
        start, end = document.trim(label.end if label.heading else label.start, end)
        before = end  # the next cut begins before the last one
        while (found := bisect_left(ending[end], before) - 1) >= 0:
            before = ending[end][found]
            # A turn of the chair can consist of nothing but the announcement of the next item.
            if before <= label.start or (before <= start and (before, end) in items):
                break
            start, end = document.trim(start, max(before, start))
        name = label.name.family if label.name else None
        if label.role == "chair" and name is None:
            at = bisect_right(presiding, label.start)
            name = chairs[at - 1].name if at else None
        turns.append(
            TurnBlock(
                label.start if label.heading else -1,
                label.end if label.heading else -1,
                start,
                end,
                label.role,
                name,
                label.party,
                label.post,
                label.portfolio,
            )
        )
    return tuple(turns)


def _items(body: str) -> Iterator[tuple[int, int]]:
    """The ranges in which the report announces the next item, with the title above, which web pages repeat."""
    for match in _ITEM.finditer(body):
        start, end = match.span()
        title, title_end = line_above(body, start)
        alone = body.startswith("\n", title - 2) if title > 1 else True
        if alone and _TITLE_OF_ITEM.fullmatch(body, title, title_end):
            start = title
            above, above_end = line_above(body, start)
            if body[above:above_end] == body[title:title_end]:
                start = above
        yield start, end
