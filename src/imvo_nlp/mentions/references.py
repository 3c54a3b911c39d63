"""Citations of parliamentary documents, and the identifiers of the cited documents.

Their forms are in `citation_forms`. A citation without a dossier takes it from the document if certain
(`stuk nr. 12` in a debate on one dossier).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import regex

from ..notation.dossiers import (
    CITED_DOSSIER,
    DIVIDED,
    normal_dossier,
    parse_session_year,
    session_year_of,
)
from ..notation.identifiers import published_at
from ..notation.numbers import DATE, iso_date, parse_date
from ..text.patterns import backward_pattern, place_pattern
from ..text.source import ReferenceMark
from .candidate import Candidate
from .citation_forms import (
    ANNEX,
    BARE,
    BRACKETED,
    CASE,
    CONTINUED,
    IDENTIFIER,
    LETTERED,
    NR,
    NUMBER,
    NUMBERED,
    OWN,
    OWN_LETTER,
    PIECE,
    RANGE,
    RECORD,
    RENUMBERED,
    SAME,
    SENATE,
    SHORT,
    WHOLE,
    YEARS_BEFORE,
)
from .literals import Anchors

Match = regex.Match[str]
Forms = tuple[regex.Pattern[str], ...]

BILL = r"""\b(?:
    [Ww]etsvoorstel | [Ii]nitiatief(?:wets)?voorstel | [Ii]nitiatiefwet | [Nn]ovelle
  | [Vv]oorstel\svan\s(?:[Rr]ijks)?wet | Wijziging\svan
)\b"""
"""Pattern, for VERBOSE, of words that make a dossier in brackets after them that of a bill."""
BILL_TITLE = r"""\b(?:
    (?:Aanpassing|Goedkeuring|Implementatie|Instelling|Intrekking|Samenvoeging|Uitvoering|Vaststelling)\svan
  | (?:Opneming|Verandering)\sin\sde\sGrondwet | Verklaring\sdat\ser\sgrond\sbestaat
  | Bepalingen\s(?:inzake|omtrent|over|tot) | (?:Nieuwe\sr|R)egels\s(?:inzake|omtrent|over|tot|voor)
  | [Bb]egroting | [Jj]aarverslag | Tijdelijke\swet | Wet | \p{Lu}\p{Ll}*wet | slotwet
)\b"""
"""The same for the beginnings of titles: `Wet toekomst pensioenen`, which can also be laws in force."""
UNTIL_BRACKETS = r"[^.;()]{0,380}(?:\((?!\d\d\s?\d{3})[^()]{1,150}\)[^.;()]{1,80})?\("
"""The rest of a title: `... (Wet herkomst grondstoffen) (35812)`, `... (V) voor het jaar 2020 (35300-V)`.

The longest title of a bill seen has 257 characters; the limit is half as much again.
"""

# Five digits in brackets are the dossier of a bill, or an initiatiefnota, if the sentence names one.
_BILL = backward_pattern(
    rf"""(?:
        \b(?:
            [Ww]etsvoorstel | [Vv]oorstel\svan\s(?:[Rr]ijks)?wet | [Ii]nitiatiefnota | [Bb]urgerinitiatief
          | Wijziging\svan | Regels\s(?:inzake|over|tot)
        )\b[^;()]{{0,380}}\(
      | (?:{BILL}|{BILL_TITLE}){UNTIL_BRACKETS}
    )""",
    regex.VERBOSE,
)
# The first words of citations; other citations start at a number, or at the words before one.
_WORDS = Anchors("kamerst", "Tweede", "Eerste", "Aanh", "aanh", "Bijl", "Hand", "handelingen")
# `Kamerstuk`, `KAMERSTUK`, `Kst.`, `TK`, `HTK`: one search for the letter that is rare.
_WITH_K = re.compile(r"K(?:amer[sv]|AMERS|st|(?P<record>(?<=H[TE]K))|(?P<chamber>(?<=[TE]K)))")
# `regex` finds one of these first digits three times as fast as `re`; `[0-9]+` is far slower.
# The group marks a possible start of a citation: with a dossier (`26 485`) or a case (`2017Z18861`).
_DIGITS = regex.compile(r"[0-9]((?=[0-9][\s.]?[0-9]{3})|(?=[09][0-9]{2}[ZDzd]))?[0-9]*")
_BEFORE_NUMBER = backward_pattern(
    r"""
    # `stuk nr. 12`: a citation can include `stuk` or not
    (?P<first>[Ss]tuk(?:ken)?\s)?(?P<first>(?:[Nn][ro]s?|NRS?|NOS?)\s?[.:]?\s?|[Nn]ummers?:?\s)
  | (?P<first>[Ss]tuk(?:ken)?\s)
    # `kst-26485-220`, `Zij krijgt letter F (33000 XVII)`
  | (?P<first>(?:kst|blg|(?:a?h|kv|nds)-(?:[te]k|vv))-|letter\s[A-Z]{1,3}\s\()""",
    regex.VERBOSE,
)
_OF_WORDS: Forms = (NUMBERED, ANNEX, RECORD, SENATE, WHOLE)
_OF_DIGITS: Forms = (BARE, LETTERED, BRACKETED, CASE, SHORT)
_BEFORE_DIGITS: Forms = (RENUMBERED, OWN, PIECE, OWN_LETTER, IDENTIFIER)
_EACH_DOSSIER = regex.compile(CITED_DOSSIER)
_EACH_NUMBER = regex.compile(rf"(?:{NR})?(?P<number>{NUMBER})", regex.VERBOSE)
_LINKED = re.compile(r"[\s(,]*(?:nrs?\.\s)?")
_LONGEST_RANGE = 40  # maximum length of a range in numbers; a longer one is more likely a misprint
# `de brief van 12 juni 2024 (Kamerstuk 26 485, nr. 430)`
_DAY_BEFORE = backward_pattern(rf"(?P<day>{DATE})(?:\sjl\.)?,?\s\((?:[Zz]ie\s)?")
_DAY_BEHIND = place_pattern(
    rf"""(?:
        (?:\)?,?\s|\s\()(?:d\.?d\.?|van|gedateerd)\s  # `nr. 430 d.d.`, `nr. 430) van`, `nr. 430 (d.d.`
      | ,\s | \s\(                                     # `nr. 430, 12 juni 2024`, `nr. 430 (12 juni 2024)`
    )(?P<day>{DATE})""",
    regex.VERBOSE,
)
# The dossier that the sentence of `stuk nr. 12` names: `In dossier 26 485 ontraad ik de moties op stuk nr. 12`
_SAID = regex.compile(
    rf"""(?<!\p{{L}})(?:[Dd]ossier(?:nummer)?|[Kk]amerstuk(?:ken|dossier)?)\s(?P<dossier>{CITED_DOSSIER})
    (?!\s?,?\s?{NR}\d|,?\s\d|-\d)""",
    regex.VERBOSE,
)
_SENTENCE_END = regex.compile(r"[.!?]\s+(?=\p{Lu})|\n\n")
_SENTENCE = 300
"""Code points before `stuk nr. 12` within which its sentence names a dossier; longer sentences are lists."""
# or after it: `stuk nr. 12 bij het wetsvoorstel Zorgplicht kinderarbeid (34 506)`
_OF_A_BILL = place_pattern(
    rf"""\s(?:bij|op|van|in)\s(?:(?:het|dit)\s)?(?:{BILL}|{BILL_TITLE})[^.;()]{{0,250}}
    \((?P<dossier>{CITED_DOSSIER})\)""",
    regex.VERBOSE,
)


class _Session(NamedTuple):
    """The printed session of a citation; None for missing parts."""

    chamber: str | None = None
    years: str | None = None


_UNSTATED = _Session()


def find_references(text: str, dossiers: Sequence[str] = ()) -> Iterator[Candidate]:
    """Yield the citations of parliamentary documents in `text`.

    `dossiers` are those of the document itself. A citation without a dossier has the one named in its own
    sentence, else the single dossier of the document, else the single one cited as `26 485, nr. 3` or
    `nr. 3 (26485)`, which must be among those of the document if there are any. The value is the official
    identifier, None if citation and document do not determine one.

    >>> cited, = find_references("Zie Kamerstukken II 2020/21, 35 845, nr. 6.")
    >>> cited.value, cited.attributes["session_year"]
    ('kst-35845-6', '2020-2021')
    """
    found = list(_citations(text, _starts(text)))
    own = _own_dossier(found, dossiers)
    head = None  # of the citation that `en nr. 6` continues
    for match in found:
        if match.re is BRACKETED and not _BILL.match(text, 0, match.start()):
            continue
        if match.re is PIECE:
            mentioned = _piece(match, own)
        elif match.re is SAME:
            mentioned = _kamerstukken(match, head)
        else:
            mentioned, head = _READERS[match.re](match), match
        for each in _dated(text, list(mentioned)):
            address = published_at(each.value)
            yield each._replace(attributes={**each.attributes, "address": address})


def _own_dossier(found: Iterable[Match], dossiers: Sequence[str]) -> str | None:
    """The implied dossier of a citation without one."""
    context = list(dict.fromkeys(dossiers))
    if len(context) != 1:
        # The numbers that the chair gives to motions name the dossier of the debate.
        announced = dict.fromkeys(
            normal_dossier(match["dossiers"])
            for match in found
            if match.re in (BARE, LETTERED, RENUMBERED, OWN, OWN_LETTER)
            and match[0][:1] not in "Ss"
        )
        context = [each for each in announced if not context or each in context]
    return context[0] if len(context) == 1 else None


def _citations(text: str, starts: Iterable[tuple[int, Forms]]) -> Iterator[Match]:
    """The citations from left to right, in the first form that matches at their place."""
    end = 0
    for start, forms in starts:
        if start < end:
            continue
        match = next((found for form in forms if (found := form.match(text, start))), None)
        while match:
            end = match.end()
            yield match
            match = _next(match)


def _next(match: Match) -> Match | None:
    """The continuation of a citation: `en 35570, 4`, and after its pages `en nr. 6, p. 12`."""
    text, end = match.string, match.end()
    paged = match.re in (NUMBERED, BARE, CONTINUED, SAME) and match["pages"]
    if paged and (same := SAME.match(text, end)):
        return same
    return CONTINUED.match(text, end) if match.re in (NUMBERED, CONTINUED, SAME) else None


def _starts(text: str) -> list[tuple[int, Forms]]:
    """The places where a citation can start, in order, with the possible forms."""
    starts = [(at, _OF_WORDS) for at in _WORDS.places(text)]
    for match in _WITH_K.finditer(text):
        back = 2 if match["record"] is not None else match["chamber"] is not None
        starts.append((match.start() - back, _OF_WORDS))
    for number in _DIGITS.finditer(text):
        start = number.start()
        if number.lastindex:
            starts.append((start, _OF_DIGITS))
        if signs := _BEFORE_NUMBER.match(text, 0, start):
            starts += [(at, _BEFORE_DIGITS) for at in signs.starts("first")]
    starts.sort(key=lambda each: each[0])
    return starts


def _kamerstukken(match: Match, head: Match | None = None) -> Iterator[Candidate]:
    """A citation with one or more numbers: the first holds the dossier, the others themselves.

    A continuation has the dossier and session of its `head`.
    """
    dossiers = _dossiers(head or match)
    if "hyphen" in match.re.groupindex and match["hyphen"] and _is_part(dossiers[0], match):
        part = f"{dossiers[0]}-{match['numbers']}"
        yield _mention(*match.span(), "dossier", session=_session(match), dossiers=[part])
        return
    session, pages = _session(head or match), _group(match, "pages")
    start = match.start()
    if match.re is BARE and (before := YEARS_BEFORE.match(match.string, 0, start)):
        start = before.start()
        session = session._replace(years=_years(before["years"]))
    old = _group(match, "old")

    def cited(start: int, end: int, number: str) -> Candidate:
        return _kamerstuk(start, end, dossiers, number, session, pages)

    yield from _each(match, start, cited, whole=not old)
    if old:
        # Its own characters: `nr. 9`, and in `nr. 17, was nr. 9 (34834)` the dossier too
        end = match.end() if match.re is RENUMBERED else match.end("old")
        yield cited(match.string.index("was", match.end("numbers")) + len("was "), end, old)


def _is_part(dossier: str, match: Match) -> bool:
    """Whether a number after a hyphen is a part of the dossier: `21501-20`."""
    return dossier in DIVIDED and len(match["numbers"]) == 2


def _each(
    match: Match, start: int, cited: Callable[[int, int, str], Candidate], *, whole: bool = True
) -> Iterator[Candidate]:
    """A mention for each number; the last one, or a single one, ends at the end of the citation.

    The unprinted numbers of a range are one mention on its sign, with the value of a single one; with several
    it has none, and `identifiers` lists them.
    """
    numbers = list(_EACH_NUMBER.finditer(match.string, *match.span("numbers")))
    last = len(numbers) - 1
    for index, number in enumerate(numbers):
        first = start if index == 0 else number.start()
        ends = whole and index == last and (index == 0 or match.re in (OWN, PIECE))
        yield cited(first, match.end() if ends else number.end(), number["number"])
        if index < last:
            yield from _between(match.string, number, numbers[index + 1], cited)


def _between(
    text: str, first: Match, second: Match, cited: Callable[[int, int, str], Candidate]
) -> Iterator[Candidate]:
    """The unprinted numbers of a range; none if it is so long that it must be a misprint."""
    sign = RANGE.fullmatch(text, first.end(), second.start())
    if not sign or not (first["number"].isdigit() and second["number"].isdigit()):
        return
    begin, end = int(first["number"]) + 1, int(second["number"])
    if not begin < end <= begin + _LONGEST_RANGE:
        return
    place = sign.start() + len(sign[0]) - len(sign[0].lstrip())
    mentions = [
        cited(place, place + len(sign[0].strip()), str(number)) for number in range(begin, end)
    ]
    if mentions[0].value is None:
        return
    if len(mentions) > 1:
        identifiers = [each.value for each in mentions]
        attributes = {**mentions[0].attributes, "number": None, "identifiers": identifiers}
        yield mentions[0]._replace(value=None, attributes=attributes)
    else:
        yield mentions[0]


def _piece(match: Match, own: str | None) -> Iterator[Candidate]:
    """`stuk nr. 12`: in the dossier named in its sentence, else in the document's own."""
    text, start = match.string, match.start()
    if behind := _OF_A_BILL.match(text, match.end()):
        said = {normal_dossier(behind["dossier"])}
    else:
        first = max(0, start - _SENTENCE)
        ends = [end.end() for end in _SENTENCE_END.finditer(text, first, start)]
        sentence = _SAID.finditer(text, ends[-1] if ends else first, start)
        said = {normal_dossier(named["dossier"]) for named in sentence}
    if said:
        own = said.pop() if len(said) == 1 else None
    dossiers = [own] if own else []
    return _each(match, start, lambda first, end, number: _kamerstuk(first, end, dossiers, number))


def _dossier_as_such(match: Match) -> Iterator[Candidate]:
    """A mention of a whole dossier; its value is None."""
    session = _session(match)
    yield _mention(*match.span(), "dossier", session=session, dossiers=_dossiers(match))


def _annex(match: Match) -> Iterator[Candidate]:
    """Printed answers in the annex of the Handelingen; further numbers are separate mentions."""
    session = _session(match)
    chamber = session.chamber or "TK"
    session = session._replace(chamber=chamber)
    prefix = f"ah-{chamber.lower()}-{(session.years or '').replace('-', '')}"

    def cited(start: int, end: int, number: str) -> Candidate:
        value = f"{prefix}-{number}"
        return _mention(start, end, "aanhangsel", value, session=session, number=number)

    return _each(match, match.start(), cited)


def _record(match: Match) -> Iterator[Candidate]:
    """Proceedings; null without chamber or item."""
    session, pages, sitting = _session(match), match["pages"], match["sitting"]
    if match["day"] and (day := parse_date(match["day"])):
        session = session._replace(years=session_year_of(day))
    items = list(_EACH_ITEM.finditer(match["items"])) if match["items"] else []
    if not items:
        yield _mention(*match.span(), "handelingen", session=session, number=sitting, pages=pages)
    for index, item in enumerate(items):
        start, end = match.span()
        offset = match.start("items")
        if index:
            start = offset + item.start()
        if len(items) > 1:
            end = offset + item.end()
        value = None
        if session.chamber and session.years:
            years = session.years.replace("-", "")
            value = f"h-{session.chamber.lower()}-{years}-{sitting}-{item[0]}"
        number = f"{sitting}-{item[0]}"
        yield _mention(
            start, end, "handelingen", value, session=session, number=number, pages=pages
        )


def _case(match: Match) -> Iterator[Candidate]:
    yield _identified(*match.span(), match[0].upper())


def _identifier(match: Match) -> Iterator[Candidate]:
    yield _identified(*match.span(), match[0])


_EACH_ITEM = re.compile(r"\d+")
_READERS: dict[regex.Pattern[str], Callable[[Match], Iterator[Candidate]]] = {
    **dict.fromkeys(
        (NUMBERED, CONTINUED, SENATE, BARE, LETTERED, SHORT, RENUMBERED, OWN, OWN_LETTER),
        _kamerstukken,
    ),
    **dict.fromkeys((WHOLE, BRACKETED), _dossier_as_such),
    ANNEX: _annex,
    RECORD: _record,
    CASE: _case,
    IDENTIFIER: _identifier,
}
"""The readers of the forms; a PIECE also needs the document's dossier."""


def _identified(start: int, end: int, identifier: str) -> Candidate:
    """A document under its identifier, or a number of the House like `2017Z18861`."""
    prefix, *rest = identifier.split("-")
    chamber = rest[0].upper() if rest and rest[0] in ("tk", "ek", "vv") else None
    number, dossiers = rest[-1] if rest else identifier, list[str]()
    if prefix == "kst":
        dossiers = ["-".join(rest[:-1])]
    elif prefix == "h":
        number = "-".join(rest[-2:])
    elif not rest:
        # Only the Tweede Kamer numbers cases and documents like this.
        chamber, prefix = "TK", "question" if "Z" in identifier else "document"
    return _mention(
        start,
        end,
        _KINDS.get(prefix, prefix),
        identifier,
        session=_Session(chamber),
        number=number,
        dossiers=dossiers,
    )


_KINDS = {
    "kst": "kamerstuk",
    "ah": "aanhangsel",
    "h": "handelingen",
    "blg": "bijlage",
    "kv": "question",
    "nds": "document",
}
"""The kinds of publication, by the beginning of the identifier."""


def _kamerstuk(
    start: int,
    end: int,
    dossiers: Sequence[str],
    number: str,
    session: _Session = _UNSTATED,
    pages: str | None = None,
) -> Candidate:
    value = f"kst-{dossiers[0]}-{number}" if dossiers else None
    # The House numbers its documents, the Senate letters them.
    session = session._replace(chamber=session.chamber or ("EK" if number.isalpha() else "TK"))
    return _mention(
        start,
        end,
        "kamerstuk",
        value,
        session=session,
        dossiers=dossiers,
        number=number,
        pages=pages,
    )


def _mention(
    start: int,
    end: int,
    kind: str,
    value: str | None = None,
    *,
    session: _Session = _UNSTATED,
    dossiers: Sequence[str] = (),
    number: str | None = None,
    pages: str | None = None,
) -> Candidate:
    attributes = {
        "kind": kind,
        "chamber": session.chamber,
        "session_year": session.years,
        "dossiers": list(dossiers),
        "number": number,
        "pages": pages,
        "date": None,
    }
    return Candidate(start, end, "reference", value, attributes)


def _dated(text: str, mentions: list[Candidate]) -> list[Candidate]:
    """The mentions of a citation, with the date printed before or after it.

    It is before the first or after the last; none if two days are printed.
    """
    if not mentions:
        return mentions
    before = _DAY_BEFORE.match(text, 0, mentions[0].start)
    behind = _DAY_BEHIND.match(text, mentions[-1].end)
    days = {
        place: day
        for place, match in ((0, before), (len(mentions) - 1, behind))
        if match and (day := iso_date(match["day"]))
    }
    if before and behind and len(mentions) == 1 and before["day"] != behind["day"]:
        return mentions
    for place, day in days.items():
        attributes = {**mentions[place].attributes, "date": day}
        mentions[place] = mentions[place]._replace(attributes=attributes)
    return mentions


def _group(match: Match, name: str) -> str | None:
    """The text of a group; None if the form has no such group."""
    return match[name] if name in match.re.groupindex else None


def _dossiers(match: Match) -> list[str]:
    found = [normal_dossier(each[0]) for each in _EACH_DOSSIER.finditer(match["dossiers"])]
    chapter = _group(match, "chapter")
    return [f"{each}-{chapter}" for each in found] if chapter else found


def _session(match: Match) -> _Session:
    years, word = _group(match, "years"), _group(match, "word")
    chamber = _chamber(_group(match, "chamber")) or _chamber(word)
    return _Session(chamber, _years(years) if years else None)


def _years(printed: str) -> str:
    years = regex.findall(r"\d+", printed)
    return parse_session_year(years[0], years[1])


def _chamber(printed: str | None) -> str | None:
    """`TK` for `II`, `Tweede Kamer`, `HTK`, `2`; None for both chambers and for neither."""
    if printed in ("II", "2") or (printed or "").startswith(("Tweede", "TK", "HTK")):
        return "TK"
    if printed in ("I", "1") or (printed or "").startswith(("Eerste", "EK", "HEK")):
        return "EK"
    return None


def with_marked(
    text: str, found: Iterable[Candidate], marks: Sequence[ReferenceMark]
) -> Iterator[Candidate]:
    """The printed citations, with the targets of the format's links.

    A link within one citation gives its identifier, if the text has none or another one (`value_from`:
    `format`). A link on other words is a separate citation.

    >>> link = ReferenceMark(4, 11, "kst-26485-220")
    >>> [each.value for each in with_marked("Zie nr. 220.", (), [link])]
    ['kst-26485-220']
    """
    citations = sorted(found)
    starts, ends = [each.start for each in citations], [each.end for each in citations]
    values: dict[int, str] = {}
    for mark in _whole(text, marks):
        # Citations do not overlap, so those that end after a place also start in order.
        inside = range(bisect_right(ends, mark.start), bisect_left(starts, mark.end))
        if len(inside) == 1:
            values.setdefault(inside[0], mark.value)
        elif not inside:
            own = _identified(mark.start, mark.end, mark.value)
            address = published_at(own.value)
            attributes = {**own.attributes, "address": address, "value_from": "format"}
            yield own._replace(attributes=attributes)
    for index, each in enumerate(citations):
        value = values.get(index, each.value)
        if value != each.value:
            address = published_at(value)
            attributes = {**each.attributes, "address": address, "value_from": "format"}
            each = each._replace(value=value, attributes=attributes)
        yield each


def _whole(text: str, marks: Iterable[ReferenceMark]) -> Iterator[ReferenceMark]:
    """The links, those of one citation together: in `nr. 346 (32847)` number and dossier are two."""
    last: ReferenceMark | None = None
    for mark in marks:
        # The number of a question is its identifier, even if it became a publication.
        mark = mark._replace(value=mark.value.removeprefix("kv-tk-").removeprefix("kv-ek-"))
        if last and last.value == mark.value and _LINKED.fullmatch(text, last.end, mark.start):
            last = last._replace(end=mark.end)
            continue
        if last:
            yield last
        last = mark
    if last:
        yield last
