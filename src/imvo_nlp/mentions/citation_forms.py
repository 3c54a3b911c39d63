"""The forms of citations as patterns: those of the House, ministries, jurists and journalists.

They are composed of small named parts. Groups: `chamber` and `years` of the session, `dossiers`,
`chapter`, `numbers`, `pages`; `old` is a replaced number. All are for `match` at a place where the
form can begin: at its first word, at a number, or at the words before a number.
"""

from __future__ import annotations

import regex

from ..notation.dossiers import CHAPTER, CITED_DOSSIER
from ..notation.numbers import DATE
from ..text.patterns import backward_pattern, place_pattern

_FULL_YEARS = r"(?:19|20)\d{2}\s?[-–—/]\s?(?:\d{4}|[’'‘]?\d{2,3})(?!\d)"
_SHORT_YEARS = r"(?<!\d)[’'‘]?\d{2}\s?[-–—/]\s?[’'‘]?\d{2}(?!\d)"  # `22/23`, `'97/'98`
_YEARS = rf"(?:{_FULL_YEARS}|{_SHORT_YEARS})"
_OF_YEARS = r"(?:[Vv]ergaderjaar|[Zz]ittingsjaar|[Vv]erg\.\s?jr?\.|[Jj]aargang)\s"
_CHAMBER = (
    r"(?:I/II|II/I|II|I|TK|EK|[12](?=[\s,)])|(?:Tweede|Eerste)\sKamer(?:\sder\sStaten-Generaal)?)"
    r"(?![\p{L}\d])"
)
# The session, in either order: `II 2019/20,`, `(II),`, `2019–2020, TK,`, `I, vergaderjaar 2019-20,`
_SESSION = rf"""
    (?:\(?(?P<chamber>{_CHAMBER})\)?[,:]?\s?)?
    (?:\(?(?:{_OF_YEARS}\(?)?(?P<years>{_YEARS})\)?[,:]?\s?)?
    (?:(?P<chamber>{_CHAMBER})[,:]?\s?)?
"""

# A placeholder for a number: `nr. XX`, `nr. PM`.
_OPEN = r"(?!(?:X{2,3}|PM|NTB|NNB|MvT|NR)(?![\p{L}\d]))"
_LETTERS = rf"{_OPEN}[A-Z]{{1,3}}(?![\p{{L}}\d])"
# The Senate formerly used numbers with a letter: `nr. 180a`. It is not part of a decimal, a time, a
# date or a longer number: `nr. 26 485`.
_FIGURES = r"[1-9]\d{0,3}[a-z]?(?![\p{L}\d]|[.:]\d|-\d{1,2}-\d{4}|\s\d{3}(?!\d))"
NUMBER = rf"(?:{_FIGURES}|{_LETTERS})"
NR = r"""(?:
    (?:(?:op\s)?[Ss]tuk(?:ken)?\s|(?:gedrukt\s)?onder\s)?(?:[Nn](?:r|o)s?|NRS?|NOS?)\s?[.:]?\s?
  | (?:[Oo]nder)?[Nn]ummers?:?\s(?=\d|[A-Z]\b) | [Ss]tuk(?:ken)?\s(?=\d)
)"""
_AND = r"(?:en|of|alsmede|evenals|resp(?:ectievelijk|\.)?)"
_UP_TO = r"(?:\s?[-–]\s?|\s(?:t/m|t\.?e\.?m\.?|tot\sen\smet)\s)"
RANGE = regex.compile(_UP_TO)
_NEXT = rf"(?:{_UP_TO}|\s?,\s?(?:{_AND}\s){{0,2}}|\s?[/+&]\s?|\s(?:{_AND}\s){{1,2}}(?:ook\s)?)"
# A number without `nr.` counts only if no noun follows that it could count: not in `nr. 187, 12
# bedrijven`, `nr. 187 en 2 andere stukken`, `nr. 187, 24 juni 2014` or `nr. 187, 2014`.
_NO_NOUN = r"""(?:
    is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|gaat|gaan|staat|staan|kan|kunnen|moet|moeten
  | bevat|blijkt|volgt|betreft|geeft|gaf|stelt|meldt|luidt|vraagt|verzoekt|komt|komen|krijgt|krijgen
  | die|dat|waarin|waaruit|waarop|waarbij|van|voor|met|over|bij|door|aan|in|tot|t/m|op|te|uit|onder|naar|na
  | als|om|niet|ook|nog|al|zo|maar|dus|zoals|dan|gedateerd|pp?|blz|pag|pagina|bladzijde|d\.d|dd|e\.v
)"""
_COUNTS_NOTHING = rf"""(?=
    \s?[)\]?!”"’»/–:;.-] | , | \Z | \n
  | \s{_AND}\s(?:{_AND}\s|de\s|het\s|{NR}|\d|[A-Z]|{_NO_NOUN}(?![\p{{L}}\d])) | \s\((?!\d{{2}}[\s.]?\d{{3}}) | \s{_NO_NOUN}(?![\p{{L}}\d])
)"""
_BARE_NUMBER = rf"(?!(?:19[89]|20[0-4])\d(?!\d)){NUMBER}{_COUNTS_NOTHING}"
# `en nr. 185`, but not `en nr. 9 (34834)`, which has its own dossier
_WITH_NR = rf"(?:(?:de|het)\s)?{NR}{NUMBER}(?!\s?\((?:[Kk]amerstuk\s)?\d{{2}}[\s.]?\d{{3}})"
_MORE = rf"(?:{_NEXT}(?:{_WITH_NR}|{_BARE_NUMBER})){{0,40}}"
_NUMBERS = rf"{NUMBER}{_MORE}"
_BARE_NUMBERS = rf"{_BARE_NUMBER}{_MORE}"

_PAGE = r"\d{1,5}(?:\s?[-–]\s?\d{1,5})?"
_PAGES = rf"""(?:
    (?:\s?\((?:[MN]v[TA]|N(?:na|n|a)?v|[Hh]erdruk|[Mm]emorie\svan\stoelichting)[^()]{{0,20}}\))?   # `nr. 3 (MvT), p. 4`
    \s?,?\s?(?:pp?|blz|bladz|pag|[Bb]ladzijden?|pagina(?:[’']?s)?)\.?\s?
    (?P<pages>{_PAGE}(?:(?:,\s|\sen\s){_PAGE}(?=\s?[).,;:]|\sen\s|\Z|\n|\s{_NO_NOUN}(?![\p{{L}}\d]))){{0,20}})
)?"""
_HEADED = rf",?\s(?:hoofdstuk|[Hh]fdst\.?|[Hh]fst\.?)\s(?P<chapter>{CHAPTER})(?![\p{{L}}\d])"
_DOSSIERS = rf"""
    (?P<dossiers>{CITED_DOSSIER}(?:(?:,|\sen|,\sen|\s?/|\s&)\s?{CITED_DOSSIER}){{0,9}})
    (?:{_HEADED}|\s\((?P<chapter>[IVXL]{{1,6}}[AB]?)\))?(?:\s\([Hh]erdruk\))?
"""
_PLAIN_END = r"(?![\p{L}\d])"

_KAMERSTUK = r"""(?<![\p{L}-])(?P<word>
    [Kk]amerstuk(?:ken)?(?:dossiers?|nummers?|nr\.|s)? | KAMERSTUK(?:KEN)? | Kst\.? | Kamerst\.
  | Bijl(?:\.|agen?)\s(?:(?:van\s|bij\s)?de\s)?Hand(?:\.|elingen)
  | [TE]K(?!\p{L}) | (?:Tweede|Eerste)\sKamer(?:\sder\sStaten-Generaal)?
)"""
# `Kamerstukken II 2020/21, 35 845, nr. 6`, `Kamerstuk26 485, nr. 304`, `TK 2022/23, 26485, 400`,
# `Kamerstukken II 2008/09, 31700 VI, 2, p. 5`, `Kamerstukken II, 26 485 300`, `Tweede Kamer, vergaderjaar ...`
NUMBERED = place_pattern(
    rf"""{_KAMERSTUK}[,:]?\s?(?:nrs?\.?\s)?{_SESSION}
    (?:(?:[Dd]ossier(?:nummer)?|nrs?\.?|[Nn]ummer|[Kk]amerstuk(?:nummer)?)\s)?
    {_DOSSIERS}
    (?:,?\s?\(?(?:{_OF_YEARS})?(?P<years>{_YEARS})\)?)?
    (?:
        \s?[,;:]?\s?{NR}(?P<numbers>{_NUMBERS})
        # without a comma or `letter` a letter is a chapter of the budget: `Kamerstuk 36 410 XII`
      | (?:\s?[,;:]\s?(?:letter\s)?|\sletter\s)(?P<numbers>{_LETTERS}{_MORE})
      | \s?[,:]\s?(?P<numbers>{_BARE_NUMBERS})
      | (?P<hyphen>[-–/])(?P<numbers>{_FIGURES}(?!-\d)){_PLAIN_END}
      | \s(?P<numbers>(?=\d){_BARE_NUMBERS})
    ){_PAGES}(?:,\swas\s{NR}(?P<old>{_FIGURES}))?""",
    regex.VERBOSE,
)
# A further one after it, complete except for its first word: `; 35570, 4`, `en I 2020/21, 35570, B`
CONTINUED = place_pattern(
    rf"""(?:\s?[;,]\s?(?:{_AND}\s)?|\s{_AND}\s)\K{_SESSION}{_DOSSIERS}
    \s?[,:]\s?(?P<numbers>{_BARE_NUMBERS}){_PAGES}""",
    regex.VERBOSE,
)
# or except for its dossier, after pages: `nr. 3, p. 4 en nr. 6, p. 12`
SAME = place_pattern(
    rf"""(?:\s?[;,]\s?(?:{_AND}\s)?|\s{_AND}\s)\K(?P<numbers>{_WITH_NR}{_MORE}){_PAGES}""",
    regex.VERBOSE,
)
# In the Eerste Kamer a letter after the dossier identifies the document: `EK 35300 B`; a Roman
# number is a chapter.
SENATE = place_pattern(
    rf"""(?<![\p{{L}}-])(?:[Kk]amerstuk(?:ken)?\s(?P<chamber>I)|(?P<chamber>EK|Eerste\sKamer))[,:]?\s
    (?:(?P<years>{_YEARS}),?\s)?(?P<dossiers>\d{{2}}[\s.]?\d{{3}})\s
    (?P<numbers>(?![IVXL]+[AB]?(?!\p{{L}})){_LETTERS})(?!-)""",
    regex.VERBOSE,
)
# a whole dossier: `Kamerstukken II 2015/16, 33 996`
WHOLE = place_pattern(
    rf"""(?<![\p{{L}}-])[Kk]amerstuk(?:ken)?\s{_SESSION}(?P<dossiers>{CITED_DOSSIER})
    (?!\d|-\d|\s?,?\s?(?:{NR}\d|[A-Z]{{1,3}}\b)|-?[A-Z]){_PLAIN_END}""",
    regex.VERBOSE,
)
# `Aanhangsel Handelingen II 2019/20, nr. 2820`, `Aanhangsel, nr. 811, vergaderjaar 2018–2019`,
# `Tweede Kamer, vergaderjaar 2012–2013, Aanhangsel, nr. 901`, `Handelingen II, Aanhangsel 2022-2023, nr. 12`
ANNEX = place_pattern(
    rf"""(?<![\p{{L}}-])(?:
        (?:[Hh]andelingen|Hand\.)[,\s]\s?{_SESSION}[Aa]anh(?:angsel|\.)
      | [Aa]anh(?:angsel|\.)(?:nummer)?
          (?:\s(?:(?:van|bij|tot)\s)?(?:(?:de|der)\s)?(?:[Hh]andelingen|Hand\.)|\svan\shet\sVerslag\sder\sHandelingen)?
      | Kamervragen\s\(Aanhangsel\)
      | (?P<chamber>Tweede|Eerste)\sKamer,\s(?:{_OF_YEARS})?(?P<years>{_YEARS}),\sAanhangsel
          (?:\svan\sde\sHandelingen)?
    )[,:]?\s?{_SESSION}
    (?:
        (?(years)|(?!))(?:{NR}(?P<numbers>{_NUMBERS})|(?P<numbers>{_BARE_NUMBERS}))
      | (?:{NR})?(?P<numbers>{_FIGURES}),?\s
        (?:\((?:{_OF_YEARS})?(?P<years>{_YEARS})\)|(?:{_OF_YEARS})?(?P<years>{_YEARS}))
    )""",
    regex.VERBOSE,
)
# `Handelingen II 2017/18, nr. 70, item 9, p. 1-4`, `Handelingen II 2019/20, 45, item 7`, `HTK
# 2022-2023, 48-10-5`; old ones have only the page: `Handelingen TK 1999/2000, p. 4567`
RECORD = place_pattern(
    rf"""(?<![\p{{L}}-])(?:[Hh]andelingen|Hand\.|(?P<chamber>H[TE]K))
    (?:\svan\sde|\sder\sStaten-Generaal)?[,:]?\s
    (?:{_SESSION}(?(years)|(?!))|(?:(?P<chamber>{_CHAMBER}),?\s)?(?:van\s|d\.d\.\s)?(?P<day>{DATE}),?\s)
    (?:
        (?:{NR})?(?P<sitting>[1-9]\d{{0,2}})(?!\d)(?:
            -(?P<items>\d{{1,3}})-(?P<pages>\d{{1,3}}(?:[-–]\d{{1,3}})?)(?!\d)
          | \s\(item\s(?P<items>\d{{1,3}})\)
          | ,?\s(?:items?|(?:agenda)?punt(?:en)?|onderwerp)\s(?P<items>\d{{1,3}}(?:{_NEXT}\d{{1,3}}(?![\d\p{{L}}])){{0,20}})(?!\d)
            (?:,?\s?(?:pp?|blz|pag)\.?\s?(?P<pages>\d[\d–-]*))?
          | ,?\s(?:pp?|blz|pag)\.?\s?(?P<pages>\d[\d–-]*)
          | (?<={NR}\d{{1,3}})
        )
      | (?:pp?|blz|pag)\.?\s?(?P<pages>\d[\d–-]*)
    )""",
    regex.VERBOSE,
)

# identifiers themselves: `kst-26485-220`, `ah-tk-20192020-2907`, `nds-tk-2018D12345`
IDENTIFIER = place_pattern(
    rf"""(?<![\p{{L}}-])(?:
        kst-\d{{5}}(?:-[IVXLR\d]+[AB]?|-[A-Z](?=-))*-[A-Z\d]+ | blg-\d{{3,8}}
      | ah-[te]k-\d{{8}}-\d+ | h-(?:[te]k|vv)-\d{{8}}-\d+-\d+
      | kv-[te]k-\d{{4}}Z\d{{4,6}} | kv-ek-\d{{8}}-\d+ | nds-[te]k-\d{{4}}[DG]\d{{4,6}}
    ){_PLAIN_END}""",
    regex.VERBOSE,
)

_AT_NUMBER = r"(?<!\p{N})(?<![\p{L}-])"
# `26 485, nr. 67`, `31226, nr. 27`, `26485 nr. 300`, `34834, nr. 17, was nr. 9`, `26 485, stuk nr. 300`
BARE = place_pattern(
    rf"""{_AT_NUMBER}(?<![€$|]\s?){_DOSSIERS}\s?[,;]?\s?{NR}(?P<numbers>{_NUMBERS}){_PAGES}
    (?:,\swas\s{NR}(?P<old>{_FIGURES}))?""",
    regex.VERBOSE,
)
# Before it: `2020/21, 26 485, nr. 13`
YEARS_BEFORE = backward_pattern(
    rf"(?<!\d|[-–/]|[Aa]anhangsel\s)(?:{_OF_YEARS})?(?P<years>{_FULL_YEARS}),?\s", regex.VERBOSE
)
# in the Eerste Kamer: `Schriftelijk (33 996, C)`
LETTERED = place_pattern(
    rf"(?<=\()(?P<dossiers>{CITED_DOSSIER}),\s(?:letter\s)?(?P<numbers>{_LETTERS}{_MORE})(?=\))",
    regex.VERBOSE,
)
# a bill in brackets after its title
BRACKETED = place_pattern(rf"(?<=\()(?P<dossiers>{CITED_DOSSIER})(?=\))")
# `2017Z18861`, sometimes with a small letter
CASE = place_pattern(rf"{_AT_NUMBER}(?:19|20)\d{{2}}[ZDzd]\d{{4,6}}{_PLAIN_END}")
# `26485-220`, `21501-02-2074`, `34000-XVII-12`, `35315-(R2137)-1`
SHORT = place_pattern(
    rf"""{_AT_NUMBER}(?P<dossiers>\d{{5}}(?:-\d{{2}}(?=-))?(?:-[IVXL]{{1,6}}[AB]?|-[A-Z](?=-\d))?(?:-\(R\d{{3,4}}\))?)
    (?P<hyphen>-)(?P<numbers>[1-9]\d{{0,3}})(?!-\d){_PLAIN_END}""",
    regex.VERBOSE,
)

_IN_DOSSIER = rf"""(?:
    \s?\((?:(?:[Kk]amerstuk(?:ken)?|[Dd]ossier)\s)?{_SESSION}{_DOSSIERS}\)
  | ,\s(?:[Kk]amerstuk(?:ken)?\s)?{_DOSSIERS}(?=\))
  | \s(?:van|in|bij|op|onder)\s(?:[Kk]amerstuk(?:ken)?|(?:het\s)?[Dd]ossier)\s{_SESSION}{_DOSSIERS}
)"""
# the part of an amendment is not its number: `stuk nr. 12, I`, `stuk nr. 24, I tot en met VI`
_PARTS = r"(?:,\s[IVX]{1,5}(?:(?:\sen|,|\stot\sen\smet|\st/m)\s[IVX]{1,5}){0,9}(?![\p{L}\d]))?"
_PIECES = rf"{_FIGURES}(?:{_NEXT}(?:(?:de|het)\s)?(?:{NR})?{_FIGURES}){{0,40}}"
_AT_NR = r"(?<![\p{L}\p{N}-])"
# `Zij krijgt nr. 346 (32847)`, `op stukken nrs. 12 en 13 (26 485)`, `nr. 12 van dossier 26 485`
OWN = place_pattern(rf"{_AT_NR}{NR}(?P<numbers>{_PIECES}){_PARTS}{_IN_DOSSIER}", regex.VERBOSE)
# `nr. 17, was nr. 9 (34834)`
RENUMBERED = place_pattern(
    rf"{_AT_NR}{NR}(?P<numbers>{_FIGURES}),\swas\s(?P<before>{NR})(?P<old>{_FIGURES}){_IN_DOSSIER}",
    regex.VERBOSE,
)
# in the Eerste Kamer: `Zij krijgt letter F (33000 XVII)`
OWN_LETTER = place_pattern(
    rf"{_AT_NR}letter\s(?P<numbers>{_LETTERS})\s\((?P<dossiers>{CITED_DOSSIER})\)"
)
# without a dossier: `stuk nr. 12, I`, `gedrukt onder nr. 11`, `de moties nrs. 346 en 347`
PIECE = place_pattern(
    rf"""{_AT_NR}(?:
        [Ss]tuk(?:ken)?\s(?:[Nn](?:r|o)s?|NRS?)\.?\s?
      | (?<=(?<!\p{{L}})(?:[Oo]nder|ONDER|moties?|amendement(?:en)?)\s)(?:[Nn](?:r|o)s?|NRS?)\.?\s?
    )(?P<numbers>{_FIGURES}(?:{_NEXT}(?:{_WITH_NR}|(?=\d){_BARE_NUMBER})){{0,40}}){_PARTS}
    (?![\p{{L}}\d]|\s?\(\d{{2}}[\s.]?\d{{3}})""",
    regex.VERBOSE,
)
