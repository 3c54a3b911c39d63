"""Handelingen: the front matter of an item of a plenary sitting."""

from __future__ import annotations

import regex

from ..notation.dossiers import DOSSIER, normal_dossier, parse_session_year
from ..notation.numbers import PRINTED_DATE, iso_date
from ..text.view import CleanText, flat
from .found import Days, FrontMatter
from .kind import HEAD

# There are no sittings on Sundays: such a day is that on which a web page was made.
_SITTING = regex.compile(
    rf"^(?:(?![Zz]ondag)\p{{L}}+dag\s)?(?P<date>{PRINTED_DATE})$", regex.MULTILINE
)
# `Tweede Kamer, Visserij      8 november 2018` above an item that begins on a new page
_PAGE_HEAD = regex.compile(
    rf"^(?:Tweede|Eerste)\sKamer\b[^\n]{{0,80}}?[ ]{{1,60}}(?P<date>{PRINTED_DATE})$",
    regex.MULTILINE,
)
# The lines above the first item of a sitting in the Handelingen.
_SITTING_HEAD = regex.compile(
    r"(?:Tweede|Eerste)\sKamer\b|Handelingen\b|Vergaderjaar\s|(?:Verenigde\s)?[Vv]ergadering\b|"
    r"\d{1,3}(?:e|ste|de)\s[Vv]ergadering|(?:Maan|Dins|Woens|Donder|Vrij|Zater|Zon)dag\s\d|"
    r"Aanvang\b|(?:Tijdelijke?\s)?[Vv]oorzitters?:|"
    # The line above an item on web pages.
    r"Handeling$|Datum\spublicatie|Sluiting:|Status:|Opening$|Verslag\svan\sde\s(?:plenaire\s)?vergadering\b|Parlementair\sjaar\s|"
    r"Bekijk\sde\svideo\svan\sdit\s|\|"
)
# `Verslag van de plenaire vergadering van dinsdag 11 juni 2019Parlementair jaar 2018/2019, 34e vergadering`:
# the Eerste Kamer's site
_SENATE_HEAD = regex.compile(
    rf"""^Verslag\svan\sde\s(?:plenaire\s)?vergadering\svan\s\p{{L}}+dag\s(?P<date>{PRINTED_DATE})\s*
      Parlementair\sjaar\s(?P<year>\d{{4}})/(?P<next>\d{{4}}),\s(?P<number>\d{{1,3}})(?:e|ste|de)\svergadering""",
    regex.MULTILINE | regex.VERBOSE,
)
# `Tweede Kamer, 14e vergadering, woensdag 25 oktober 2017`: the Tweede Kamer's
_HOUSE_HEAD = regex.compile(
    rf"""^Tweede\sKamer,\s
      (?P<number>\d{{1,3}})(?:e|ste|de)\svergadering,\s
      \p{{L}}+dag\s(?P<date>{PRINTED_DATE})$""",
    regex.MULTILINE | regex.VERBOSE,
)
# `Tweede Kamer der Staten-Generaal2014-2015nr. 30, item 8`, or pages until about 2010
_WEB_ITEM = regex.compile(
    r"""(?<!\p{L})nr\.\s(?P<sitting>\d{1,3}),\s
      (?:
          item\s(?P<item>\d{1,3})
        | pagina\s(?P<pages>\d{1,5}(?:-\d{1,5})?)
      )
      (?=\s*\|?\s*$)                                # with the border of its cell""",
    regex.MULTILINE | regex.VERBOSE,
)
# `Regeling van werkzaamheden (dinsdag 30 oktober 2012) - Parlementaire monitor`: the title of a page, with
# which its text begins
_PAGE_TITLE = regex.compile(
    rf"\A\s*(?P<title>\p{{Lu}}[^\n]{{2,200}}?)\s\(\p{{Ll}}{{4,6}}dag\s(?P<date>{PRINTED_DATE})\)\s[-–|]\s[^\n]{{3,60}}$",
    regex.MULTILINE,
)
_NUMBERED_TITLE = regex.compile(r"(?P<number>\d{1,3})\s(?P<title>\p{Lu}.*)")
_SITTING_NUMBER = regex.compile(
    r"^(?P<number>\d{1,3})(?:e|ste|de)\s[Vv]ergadering\b", regex.MULTILINE
)
_SITTING_CHAMBER = regex.compile(r"^(?P<chamber>Tweede|Eerste)\sKamer\b", regex.MULTILINE)
# `5 juni 2012 EK 31 ... 31-3-9`: sitting 31, item 3, page 9
_SITTING_FOOT = regex.compile(r"\b(?P<chamber>[TE])K\s(?P<sitting>\d{1,3})\b")
_PAGE = regex.compile(r"\b(?P<sitting>\d{1,3})-(?P<item>\d{1,3})-\d{1,4}$", regex.MULTILINE)
_ANNOUNCED = regex.compile(
    r"^Aan de orde (?:is|zijn)\b(?:.(?!^De\s[^\n:]{3,60}:|^De\s(?:algemene\s)?beraadslaging\b))*",
    regex.MULTILINE | regex.DOTALL,
)
# `Aan de orde is het debat over de capaciteit van het gevangeniswezen.`
_ITEM_SUBJECT = regex.compile(
    r"Aan de orde is (?:het|de)\s[^.:(]{0,80}?(?:debat|interpellatie|behandeling)\b[^.:(]{0,120}?"
    r"\sover\s(?P<subject>[^.:(]{3,250}?)\s*[.(]"
)
_BILL = regex.compile(rf"\bhet wetsvoorstel (?P<title>\p{{Lu}}[^;]{{5,300}}?)\s\((?:{DOSSIER})\)")
_FOOT_TITLE = regex.compile(
    r"(?:Tweede|Eerste)\sKamer\s+(?P<title>\p{Lu}[^\n]*?\p{L})(?=\s+(?:\d{1,2}\s\p{Ll}+\s\d{4}|[TE]K\s\d|\d+-\d+))"
)
_IN_ANNOUNCEMENT = regex.compile(
    rf"(?<![\d-])(?P<dossier>{DOSSIER})(?=\)|,\s(?:nrs?\.|letter\s|[A-Z]\b))"
)
_NUMBERED_MOTION = regex.compile(rf"\bkrijgt nr\.\s\d+\s\((?P<dossier>{DOSSIER})\)")
_VOTED_MOTION = regex.compile(rf"\b[Mm]otie-[^(.]{{2,120}}\((?P<dossier>{DOSSIER}), nr\.")


def add_sitting(document: CleanText, found: FrontMatter) -> FrontMatter:
    """The front matter with item, title, dossiers and day of an item of the Handelingen.

    >>> item = CleanText.of("9\\nBouwregelgeving\\n\\nAan de orde is het VAO Bouwregelgeving.")
    >>> found = add_sitting(item, FrontMatter("handelingen"))
    >>> found.number, found.title
    ('9', 'Bouwregelgeving')
    """
    body, foot = document.body, "\n".join(document.furniture)
    head = body[:HEAD]
    if report := _SENATE_HEAD.search(head) or _HOUSE_HEAD.search(head):
        return _of_a_whole_day(report, found)
    chamber, subject = found.chamber, found.subject
    item, title = _item(head)
    if page := _PAGE_TITLE.match(head):
        title = page["title"]
        above = regex.search(rf"^(\d{{1,3}})\s{regex.escape(title)}[ ]*$", head, regex.MULTILINE)
        item = above[1] if above else None
    announced = _ANNOUNCED.search(head)
    title = title or _title_elsewhere(announced, foot)
    if match := _ITEM_SUBJECT.search(head):
        subject = flat(match["subject"])
    sitting = None
    if match := _SITTING_NUMBER.search(head):
        sitting = match["number"]
    if match := _SITTING_CHAMBER.search(head):
        chamber = chamber or ("TK" if match["chamber"] == "Tweede" else "EK")
    if match := _SITTING_FOOT.search(foot):
        chamber = chamber or f"{match['chamber']}K"
        sitting = sitting or match["sitting"]
    if match := _PAGE.search(foot):
        item = item or match["item"]
    place = f"{sitting}-{item}" if sitting and item else None
    if match := _WEB_ITEM.search(head):
        item = item or match["item"]
        place = _place(match)
    identifier = found.identifier
    if chamber and found.session_year and place:
        years = found.session_year.replace("-", "")
        identifier = identifier or f"h-{chamber.lower()}-{years}-{place}"
    dossiers = (
        [each["dossier"] for each in _IN_ANNOUNCEMENT.finditer(announced[0])] if announced else []
    )
    numbered = [each["dossier"] for each in _NUMBERED_MOTION.finditer(body)]
    if not numbered and (title or body[:200]).startswith("Stemming"):
        numbered = [each["dossier"] for each in _VOTED_MOTION.finditer(body)]
    if numbered:
        # Only the Tweede Kamer numbers its motions, the Eerste Kamer letters them.
        chamber = chamber or "TK"
    dossiers = list(dict.fromkeys(map(normal_dossier, dossiers or sorted(numbered))))
    return found._replace(
        title=title or found.title,
        subject=subject,
        chamber=chamber,
        dossiers=found.dossiers or tuple(dossiers),
        number=found.number or item,
        identifier=identifier,
        dates=_with_day(found.dates, head, foot),
    )


def _title_elsewhere(announced: regex.Match[str] | None, foot: str) -> str | None:
    """The title of an item in the foot of its pages, else that of the only bill on its agenda."""
    if match := _FOOT_TITLE.search(foot):
        return match["title"]
    # Several bills on the agenda together have no common title.
    if announced is None or announced[0].count("\n- ") >= 2:
        return None
    bill = _BILL.search(announced[0])
    return flat(bill["title"]) if bill else None


def _place(printed: regex.Match[str]) -> str:
    """The end of an identifier printed on a web page: sitting and item, until about 2010 pages."""
    if printed["item"]:
        return f"{printed['sitting']}-{printed['item']}"
    first, _, last = printed["pages"].partition("-")
    return f"{first}-{last or first}"


def _of_a_whole_day(report: regex.Match[str], found: FrontMatter) -> FrontMatter:
    """The front matter of a whole sitting on the web: chamber, number and day; it has no title."""
    years = report.groupdict().get("year")
    return found._replace(
        title=None,
        chamber="EK" if years else "TK",
        session_year=parse_session_year(years, report["next"]) if years else found.session_year,
        number=report["number"],
        dates=found.dates._replace(meeting=found.dates.meeting or iso_date(report["date"])),
    )


def _with_day(dates: Days, head: str, foot: str) -> Days:
    """The days, with that of the sitting if no other day of a meeting is known."""
    day = _PAGE_TITLE.match(head) or _SITTING.search(head) or _PAGE_HEAD.search(head)
    return dates._replace(meeting=dates.meeting or iso_date(day["date"] if day else foot))


def _item(head: str) -> tuple[str | None, str | None]:
    """Number and title of an item: the first lines below the head of the sitting."""
    number: str | None = None
    title: list[str] = []
    for line in map(str.strip, head.split("\n")):
        if title and (not line or line.startswith("Voorzitter:")):
            break
        if not line or (not title and _SITTING_HEAD.match(line)):
            continue
        if not title and line.isdigit() and len(line) <= 3:
            number = line
        elif not title and not number and (match := _NUMBERED_TITLE.fullmatch(line)):
            number = match["number"]
            title.append(match["title"])
        elif line[0].isupper() and line[-1] not in ".:;," and not line.startswith("Aan de orde"):
            title.append(line)
        else:
            break
    return (number, " ".join(title)) if 0 < len(title) <= 3 else (number, None)
