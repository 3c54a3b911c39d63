"""Front matter: dossier, number, identifier, dates, chamber, committees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import regex

from ..notation.dossiers import DOSSIER, normal_dossier, parse_session_year
from ..notation.numbers import DATE, impossible_dates, iso_date, parse_times
from ..notation.words import SITES, any_of
from ..reference.kinds import UNKNOWN, Kind
from ..text.view import CleanText, flat
from .found import Days, FrontMatter, TextWarning
from .kind import HEAD, with_head_lines
from .sitting import add_sitting

_YEARS = r"(?P<year>(?:19|20)\d\d)\s?[-–—/]\s?(?P<next>\d{4}|\d\d)"
_FOOT = regex.compile(
    rf"(?P<chamber>Tweede|Eerste)\sKamer,\svergaderjaar\s{_YEARS},\s"
    rf"(?:Aanhangsel|Vragen|(?P<dossiers>{DOSSIER}(?:\sen\s{DOSSIER})*),"
    r"\s(?:nr\.\s?)?(?P<number>\d+|[A-Z]{1,3}(?![\p{L}])))"
)
_IDENTIFIER = regex.compile(
    r"\b(?:kst-\d{5}(?:-[IVXLR\d()]+)*-[A-Z\d]+|ah-[te]k-\d{8}-\d+|kv-[te]k-\d{4}Z\d+|h-[te]k-\d{8}-\d+-\d+)\b"
)
_SESSION_YEAR = regex.compile(
    rf"^(?:Vergaderjaar|Handelingen(?:\s(?:TK|EK|II?|(?:Tweede|Eerste)\sKamer))?)\s{_YEARS}",
    regex.MULTILINE,
)
_CHAMBER = regex.compile(
    r"^(?:Aan de [Vv]oorzitter van de )?(Tweede|Eerste) Kamer der Staten-Generaal|"
    r"^Aan de [Vv]oorzitter van de (Tweede|Eerste) Kamer\b|"
    r"^(?:Verslag van de )?((?:VERENIGDE|[Vv]erenigde) (?:VERGADERING|[Vv]ergadering))(?:$| (?:der|van)\b)",
    regex.MULTILINE,
)
_HEAD_DOSSIER = regex.compile(
    rf"^(?P<dossier>{DOSSIER})[ \n]+(?P<title>\p{{Lu}}[^\n]*(?:\n(?![Nn]r\.?\s|\n|[A-Z]{{1,2}}\s+\p{{Lu}}|{DOSSIER}\s)[^\n]+)*)",
    regex.MULTILINE,
)
_HEAD_NUMBER = regex.compile(
    r"^(?:[Nn]r\.?\s?(\d+)|([A-Z]{1,3}))(?=\s+\p{Lu}{4}|$)", regex.MULTILINE
)
# Until about 2003 the Tweede Kamer had letters too, for papers that preceded a bill.
_BEFORE_A_BILL = regex.compile(
    r"^(?:[A-Z]{1,3}\s+)?(?:ADVIES|OORSPRONKELIJKE|KONINKLIJKE|NADER RAPPORT)", regex.MULTILINE
)
# The Eerste Kamer has its own dossiers, with Roman numbers: `CXXIV Verslag van de Tijdelijke Commissie`
_ROMAN_HEAD = regex.compile(
    r"^(?P<dossier>C[CLXVI]{1,8})[ \n]+(?P<title>\p{Lu}[^\n]+)\n+(?P<number>[A-Z]{1,3})\s+\p{Lu}{4}",
    regex.MULTILINE,
)
# The line above a publication on its web page, in a table or glued:
# `| Tweede Kamer der Staten-Generaal | 1998-1999 | 19637 nr. 456 |`
_WEB_HEAD = regex.compile(
    rf"""^\|?[ ]?(?P<chamber>Tweede|Eerste)\sKamer\sder\sStaten-Generaal\s?\|?\s?
      (?P<year>\d{{4}})-(?P<next>\d{{4}})\s?\|?\s?
      (?:(?P<dossier>{DOSSIER})\s)?nr\.\s(?P<number>\d+|[A-Z]{{1,3}}(?!\p{{L}}))
      (?P<within>,[ ](?:item|pagina)[ ]\d)?""",
    regex.MULTILINE | regex.VERBOSE,
)
# The lines above a document on a page of another site: `Nummer: 2020D24822, datum: 2020-06-17`,
# `Onderdeel van kamerstukdossier 35498 -4 Wijziging van het Wetboek.`
_PAGE_DAY = regex.compile(
    r"^Nummer:\s\d{4}[DZ]\d{5},\sdatum:\s(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b",
    regex.MULTILINE,
)
_PAGE_DOSSIER = regex.compile(
    rf"^Onderdeel\svan\skamerstukdossier\s(?P<dossier>{DOSSIER})\s?-(?P<number>\d+|[A-Z]{{1,3}})\s"
    r"(?P<title>\p{Lu}[^\n]+?)\.?[ ]*$",
    regex.MULTILINE,
)
_QUESTIONS_NUMBER = regex.compile(
    r"regering\s+gegeven\s+antwoorden\s+(\d{1,5})\s", regex.IGNORECASE
)
# Answers as a ministry sends them: `AH 604` above the number of the case
_APPENDIX_NUMBER = regex.compile(r"^AH\s(\d{1,5})[ ]*$", regex.MULTILINE)
_QUESTIONS_NUMBER_ALONE = regex.compile(r"^(\d{1,5})[ ]*\n+(?=Vra(?:gen|ag) van )", regex.MULTILINE)
# The House's own number of a question: since 2010 with a Z.
_CASE_NUMBER = regex.compile(r"^(\d{10}|(?:19|20)\d\dZ\d{5})\s*$", regex.MULTILINE)
_QUESTIONS_HEAD = regex.compile(
    r"^(?P<title>(?:Vragen|Vraag) van (?:het|de) (?:lid|leden) .{5,1500}?)\s*(?=\((?:[Ii]ngezonden|[Oo]ntvangen)|\n\n|\n(?:1|Vraag\s1)\b|\Z)"
    r"(?:\((?P<sent>[Ii]ngezonden[^)]*)\))?",
    regex.MULTILINE | regex.DOTALL,
)
# Above the answers in a letter of a ministry.
_ANSWERS_HEAD = regex.compile(
    r"^(?P<subject>(?:Antwoord(?:en)?|Beantwoording)\s(?:van|op)\s[^.]{5,400}?\b[Vv]ragen\s(?:van|gesteld\sdoor)\s[^.]{5,600}?)"
    r"(?:\.|\n\n|\s\([Ii]ngezonden)",
    regex.MULTILINE,
)
_SUBJECT = regex.compile(r"\bover\s+(?P<subject>.+)", regex.DOTALL)
# `ontvangen d.d. 12-02-2021`, `ingezonden: vrijdag 12 februari 2021`
_ON = r":?\s(?:(?:op|d\.?d\.?)\s?)?(?:\p{Ll}{3,6}dag\s)?"
_RECEIVED = regex.compile(rf"[Oo]ntvangen{_ON}(?P<date>{DATE})")
_SENT = regex.compile(
    rf"[Ii]ngezonden{_ON}(?P<date>{DATE})|\bop\s(?P<date>{DATE})\s(?:zijn|werden)\singezonden"
)
_MEETING = regex.compile(
    rf"\b(?:heeft|hebben)\sop\s(?:\w+dag\s)?(?P<date>{DATE})\s(?:[\p{{L}}-]+\s){{0,3}}?"
    r"(?:gesprek|overleg|hoorzitting|rondetafelgesprek|briefing|bijeenkomst)"
)
# A verbatim report can print its day as a line below its title: `Maandag 14 november 2005`.
_MEETING_DAY = regex.compile(
    rf"^(?:Maan|Dins|Woens|Donder|Vrij|Zater)dag\s(?P<date>{DATE})[ ]?$", regex.MULTILINE
)
# `heeft op 5 juni 2014 gesprekken gevoerd over kobalt uit Katanga.`; mostly a list of letters follows.
_DISCUSSED = regex.compile(
    r"\b(?:gevoerd|gehouden)\b[^.:]{0,600}?\sover\s(?P<subject>[^.:–•]{3,300}?)"
    r"(?=\.\s|\s\((?:\d\d\s?\d{3}|[Kk]amerstuk|[Tt][Kk]\s|[Kk]st))"
)
# `heeft een aantal vragen voorgelegd aan de Minister ... over het bankenconvenant.`
_ASKED_ABOUT = regex.compile(
    r"\bvragen\s(?:en\sopmerkingen\s)?(?:[^.:]{1,150}?\s)??"
    r"(?:voorgelegd|voor\ste\sleggen|gesteld|ter\sbeantwoording)\b[^.]{0,300}?"
    r"\sover\s(?P<subject>(?:[^.:–•(]|:(?=[ ]\p{Lu})){3,300}?)(?=\.\s|\s\()"
)
# `De vragen en opmerkingen zijn op 2 maart 2023 aan de Minister voorgelegd.`
_LAID_BEFORE = regex.compile(
    rf"\bop\s(?P<date>{DATE})\s(?:[^.:]{{0,200}}?\b(?:voorgelegd|gezonden)\b|toegezonden\s(?:vragen|opmerkingen))"
)
_ANSWERED = regex.compile(
    rf"\bbij\sbrief\svan\s(?P<date>{DATE})\s(?:toegezonden|beantwoord|zijn)\b"
)
# `het advies van de Raad van State d.d. 10 september 2004 en het nader rapport d.d. 9 december 2004`
_REPORTED = regex.compile(rf"\bnader\srapport\s(?:d\.?d\.?|van)\s(?P<date>{DATE})")
_ASKED_OVER = regex.compile(
    r"\bheeft\sover\s(?P<subject>[^.:–•(]{3,300}?)(?:\s\([^()]{5,80}\))?,?"
    r"\sde\s(?:navolgende|volgende)\svragen\b"
)
_SPEECH = regex.compile(
    r"^(?:De\s(?:heer|voorzitter)|Mevrouw|Minister|Staatssecretaris)\b[^\n]{0,80}:", regex.MULTILINE
)
_LETTER_DATE = regex.compile(
    rf"^(?:(?:’s-Gravenhage|'s-Gravenhage|Den Haag|DEN HAAG)(?:\s?,)?\s?|Datum\s*:?\s+|Kamerstuk:[^\n|]{{3,40}}\|\s)(?:d\.?d\.?\s?)?(?P<date>{DATE})",
    regex.MULTILINE,
)
# `Voorgesteld tijdens het Notaoverleg van 30 januari 2023`
_PROPOSED = regex.compile(
    rf"^(?:Voorgesteld|Ingediend)\s(?:tijdens\s(?:het|de)\s[^\n.]{{3,80}}?\svan\s)?(?P<date>{DATE})",
    regex.MULTILINE,
)
_AMENDMENT = regex.compile(rf"^Ontvangen{_ON}(?P<date>{DATE})", regex.MULTILINE)
_ADOPTED = regex.compile(rf"^(?:\(?Vastgesteld)\s(?:d\.d\.\s)?(?P<date>{DATE})", regex.MULTILINE)
_START = regex.compile(r"^(?:•\s)?Aanvang:?\s[^\n]*", regex.MULTILINE)
_START_ALONE = regex.compile(
    r"^\d{1,2}[.:]\d\d\suur[ ]?$", regex.MULTILINE
)  # in old print, below the day
_END = regex.compile(r"^(?:•\s)?Sluiting:?\s[^\n]*", regex.MULTILINE)
_COMMITTEES = regex.compile(
    r"^(?:De(?:\sleden\svan\sde)?|(?:Binnen|In|Bij)\sde)\s(?P<names>(?:(?:[Vv]aste|[Aa]lgemene|[Tt]ijdelijke|[Bb]ijzondere)\s+)?commissies?\b[^.:;]{3,900}?)"
    r"(?:,\sbelast\smet[^.:;]{3,200})?\s+(?:heeft|hebben|brengt|brengen|bestond|bestonden|leefden)\s",
    regex.MULTILINE,
)
# In a title: `VOORLOPIG VERSLAG VAN DE VASTE COMMISSIE VOOR JUSTITIE EN VEILIGHEID`; the Eerste Kamer has a
# `COMMISSIE VOOR BINNENLANDSE ZAKEN EN DE HOGE COLLEGES VAN STAAT / ALGEMENE ZAKEN EN HUIS VAN DE KONING`
_COMMITTEE_TITLE = regex.compile(
    r"^[^\n]*\bVERSLAG\sVAN\sDE\s(?P<name>(?:VASTE\s)?COMMISSIE\sVOOR\s[\p{Lu},/\s-]+\p{Lu})(?!\p{L})",
    regex.MULTILINE,
)
_SMALL_WORDS = ("vaste", "commissie", "voor", "van", "en", "de", "het")
_COMMITTEE_BREAK = regex.compile(
    r"(?:,\s|\sen\s|,\sen\s)(?:de\s)?(?=(?:(?:vaste|algemene|tijdelijke|bijzondere)\s+)?commissie)"
)
# The marker of a note that a web page prints elsewhere: `Onderwijs, Cultuur en Wetenschappen1`
_LEFT_MARKER = regex.compile(r"(?<=\p{Ll})\d{1,2}\b")
_LETTER_SUBJECT = regex.compile(
    r"^(?:Betreft|Onderwerp|Betreffende)\s*:?\s+(?P<subject>\S[^\n]*(?:\n(?!\n)[^\n]+(?:\n[\p{Ll}(][^\n]*){0,6})?)",
    regex.MULTILINE,
)
_SITE = regex.compile(rf"(?:\s[-–—|>»]\s{any_of(SITES)})+\Z")
# By name in the table of kinds: the key of a printed day in the output, and its pattern.
_DAYS = {
    "sent": ("submitted", _SENT),
    "received": ("received", _RECEIVED),
    "laid_before": ("submitted", _LAID_BEFORE),
    "letter": ("signed", _LETTER_DATE),
    "answered": ("signed", _ANSWERED),
    "reported": ("signed", _REPORTED),
    "proposed": ("submitted", _PROPOSED),
}


def find_front_matter(document: CleanText, kind: Kind | None) -> FrontMatter:
    """The printed metadata of a document; None if not printed.

    >>> text = "Vragen van het lid Hijink (SP) over kleding (ingezonden 22 december 2017)."
    >>> find_front_matter(CleanText.of(text), None).date
    '2017-12-22'
    """
    kind = kind or UNKNOWN
    body = with_head_lines(document.body)
    head = body[:HEAD]
    found = _of_print(document, head, kind)._replace(
        committees=_committees(head), dates=_days(head, kind)
    )
    if kind.asked_by == "member":
        found = _with_questions_head(document, found, kind)
    elif kind.asked_by == "committee":
        if match := _ASKED_ABOUT.search(head) or _ASKED_OVER.search(head):
            found = found._replace(subject=flat(match["subject"]))
    elif kind.own_phrase == "brief" and (match := _LETTER_SUBJECT.search(head)):
        found = found._replace(subject=flat(match["subject"]))
    if kind.structure in ("turns", "hearing"):
        if found.dates.meeting and (match := _DISCUSSED.search(_before_speech(head))):
            found = found._replace(subject=flat(match["subject"]))
        begins = _clock(_START, body) or _clock(_START_ALONE, _before_speech(head))
        found = found._replace(start_time=begins, end_time=_clock(_END, body))
    if kind.plenary:
        found = add_sitting(document, found)
    return found._replace(
        title=_SITE.sub("", found.title) if found.title else None,
        date=_date(head, kind, found.dates),
        chamber=found.chamber or kind.chamber,
    )


def odd_days(document: CleanText) -> Iterator[TextWarning]:
    """A warning for every impossible date in the head; the metadata has null in its place.

    >>> [each.message for each in odd_days(CleanText.of("Den Haag, 31 februari 2021"))]
    ["'31 februari 2021' is not a calendar date"]
    """
    head = document.body[:HEAD]
    for start, end in impossible_dates(head):
        yield TextWarning(
            "impossible_date", f"{flat(head[start:end])!r} is not a calendar date", start, end
        )


def with_stated(
    found: FrontMatter, facts: Mapping[str, Any], given: Mapping[str, Any] = MappingProxyType({})
) -> tuple[FrontMatter, tuple[TextWarning, ...]]:
    """The front matter completed by the format of the file and the user, with a warning for every difference.

    The user takes precedence, then the format. A day that the format does not state is that of the text, and
    it can state fewer dossiers: an identifier has one, the head prints all.

    >>> found = FrontMatter("motie", number="12", dossiers=("26485", "33625"))
    >>> counted, differences = with_stated(found, {"number": "13", "dossiers": ("26485",)})
    >>> counted.number, counted.dossiers
    ('13', ('26485', '33625'))
    >>> differences[0].message
    "the format says number '13', the text '12': the format prevails"
    """
    counted, differences = _with(found, facts, "the format")
    counted, others = _with(counted, given, "the user")
    if counted.date:
        date_from = "user" if counted.date == given.get("date") else "format"
        is_printed = counted.date == found.date
        counted = counted._replace(date_from="document" if is_printed else date_from)
    return counted, (*differences, *others)


def _with(
    found: FrontMatter, facts: Mapping[str, Any], who: str
) -> tuple[FrontMatter, list[TextWarning]]:
    stated: dict[str, Any] = {}
    differences: list[TextWarning] = []
    for key, value in facts.items():
        printed = getattr(found, key)
        if key == "dates":
            value = printed._replace(**value)
        elif key == "dossiers" and set(value) <= set(printed):
            continue
        elif key == "dossiers" and set(printed) < set(value):
            pass  # a report of a whole day prints the dossier beside each motion
        elif printed and printed != value:
            message = f"{who} says {key} {value!r}, the text {printed!r}: {who} prevails"
            differences.append(TextWarning("metadata_differs", message))
        stated[key] = value
    return found._replace(**stated), differences


def _before_speech(head: str) -> str:
    """The text above the first speaker's heading."""
    return _SPEECH.split(head, maxsplit=1)[0]


def _days(head: str, kind: Kind) -> Days:
    """The days printed in documents of this kind, and that of a meeting."""
    patterns = (_DAYS[name] for name in kind.days if name in _DAYS)
    days = Days(**{key: _first(pattern, head) for key, pattern in patterns})
    if kind.structure in ("turns", "hearing"):
        meeting = _first(_MEETING, head) or _first(_MEETING_DAY, _before_speech(head))
        days = days._replace(meeting=meeting)
    return days._replace(received=days.received or _first(_AMENDMENT, head))


def _date(head: str, kind: Kind, dates: Days) -> str | None:
    """The day of a document: preferably of the answer or the meeting, lastly of its adoption.

    A report or a list adopted by a committee has that day instead of the day of a letter in it.
    """
    adopted = _first(_ADOPTED, head)
    return (
        dates.received
        or dates.meeting
        or (adopted if "adopted" in kind.days else None)
        or dates.signed
        or dates.submitted
        or _first(_LETTER_DATE, head)
        or _first(_PROPOSED, head)
        or adopted
        or _page_day(head)
    )


def _page_day(head: str) -> str | None:
    """The day of a document as printed on the web page around it."""
    printed = _PAGE_DAY.search(head)
    return iso_date("{day}-{month}-{year}".format(**printed.groupdict())) if printed else None


def _with_questions_head(document: CleanText, found: FrontMatter, kind: Kind) -> FrontMatter:
    """The front matter with title, subject and number of written questions of members."""
    body = document.body
    head = body[:HEAD]
    title, number, identifier = found.title, found.number, found.identifier
    if match := _QUESTIONS_HEAD.search(head):
        title = flat(match["title"]).rstrip(".")
    elif match := _ANSWERS_HEAD.search(body[:6000]) or _LETTER_SUBJECT.search(head):
        title = flat(match["subject"]).rstrip(".")
    subject = _SUBJECT.search(title) if title else None
    numbered = (_QUESTIONS_NUMBER, _QUESTIONS_NUMBER_ALONE, _APPENDIX_NUMBER)
    if match := next(filter(None, (each.search(head) for each in numbered)), None):
        number = number or match[1]
    if not kind.answered:
        if match := _CASE_NUMBER.search("\n".join((head, *document.furniture))):
            number = match[1]
            if "Z" in number:
                identifier = f"kv-tk-{number}"
    elif number and found.session_year and not identifier:
        chamber = (found.chamber or kind.chamber or "TK").lower()
        identifier = f"ah-{chamber}-{found.session_year.replace('-', '')}-{number}"
    return found._replace(
        title=title,
        subject=subject["subject"] if subject else None,
        number=number,
        identifier=identifier,
    )


def _committees(head: str) -> tuple[str, ...]:
    if match := _COMMITTEES.search(head):
        names = _COMMITTEE_BREAK.split(flat(match["names"]))
        return tuple(_LEFT_MARKER.sub("", name) for name in names)
    if match := _COMMITTEE_TITLE.search(head):
        words = flat(match["name"]).lower().split()
        return (" ".join(word if word in _SMALL_WORDS else word.capitalize() for word in words),)
    return ()


def _of_print(document: CleanText, head: str, kind: Kind) -> FrontMatter:
    """Dossiers, title, number, identifier, vergaderjaar and chamber, from page feet and printed head."""
    foot = "\n".join(document.furniture)
    title = chamber = session_year = number = None
    dossiers: list[str] = []
    if match := _FOOT.search(foot):
        chamber = "TK" if match["chamber"] == "Tweede" else "EK"
        session_year = parse_session_year(match["year"], match["next"])
        number = match["number"]
        dossiers += [
            normal_dossier(each) for each in (match["dossiers"] or "").split(" en ") if each
        ]
    if match := _SESSION_YEAR.search(head):
        session_year = session_year or parse_session_year(match["year"], match["next"])
    if match := _CHAMBER.search(head):
        named = "VV" if match[3] else "TK" if "Tweede" in match[0] else "EK"
        chamber = chamber or named
    for match in _HEAD_DOSSIER.finditer(head[:2000]):
        dossier = normal_dossier(match["dossier"])
        if dossier not in dossiers:
            dossiers.append(dossier)
        title = title or flat(match["title"])
        if (number_match := _HEAD_NUMBER.search(head, match.end())) and not number:
            number = number_match[1] or number_match[2]
    if not dossiers and (match := _ROMAN_HEAD.search(head[:2000])):
        dossiers, title, number = [match["dossier"]], flat(match["title"]), match["number"]
    found = FrontMatter(
        kind.document_type,
        title=title,
        chamber=chamber,
        session_year=session_year,
        dossiers=tuple(dossiers),
        number=number,
    )
    return _with_identifier(_with_web_head(found, head), head, foot)


def _with_web_head(found: FrontMatter, head: str) -> FrontMatter:
    """The front matter with facts from the web page above a publication."""
    if (page := _PAGE_DOSSIER.search(head)) and not found.dossiers:
        dossiers = (normal_dossier(page["dossier"]),)
        found = found._replace(dossiers=dossiers, number=page["number"], title=page["title"])
    match = _WEB_HEAD.search(head)
    if match is None:
        return found
    found = found._replace(
        chamber=found.chamber or ("TK" if match["chamber"] == "Tweede" else "EK"),
        session_year=found.session_year or parse_session_year(match["year"], match["next"]),
    )
    if not match["dossier"] or found.dossiers:
        return found
    dossiers = (normal_dossier(match["dossier"]),)
    return found._replace(dossiers=dossiers, number=found.number or match["number"])


def _with_identifier(found: FrontMatter, head: str, foot: str) -> FrontMatter:
    """The front matter with the identifier, as printed in the margin or derived from dossier and number."""
    dossiers, number = found.dossiers, found.number
    if dossiers and number and number.isalpha() and not _BEFORE_A_BILL.search(head):
        found = found._replace(chamber=found.chamber or "EK")  # it letters its Kamerstukken
    if match := _IDENTIFIER.search(foot):
        kind, *parts = match[0].split("-")
        found = found._replace(identifier=match[0])
        if kind == "kst":
            dossiers = dossiers or ("-".join(parts[:-1]),)
            return found._replace(dossiers=dossiers, number=number or parts[-1])
        if kind != "kv":
            found = found._replace(session_year=f"{parts[1][:4]}-{parts[1][4:]}")
        return found._replace(chamber=parts[0].upper(), number=parts[-1])
    if dossiers and number:
        return found._replace(identifier=f"kst-{dossiers[0]}-{number}")
    return found


def _first(pattern: regex.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return iso_date(flat(match["date"])) if match else None


def _clock(pattern: regex.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    times = parse_times(match[0]) if match else ()
    return times[0] if times else None
