"""The query language: what a query finds in a text, and what is said of one that cannot be read."""

from __future__ import annotations

import pytest

from imvo_nlp.archive.query import read_query, spans
from imvo_nlp.errors import WrongUse

TEXT = (
    "De minister wil kinderarbeid en dwangarbeid in de keten van cacao tegengaan. KINDEREN werken. "
    "Arbeid in de olie- en gassector (motie) van de coöperatie “X”."
)


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        # Words, within longer ones too
        ("arbeid", ["arbeid", "arbeid", "Arbeid"]),
        ("minister wil kinder", ["minister wil kinder"]),
        ("wil minister", []),
        ("olie- en gas", ["olie- en gas"]),
        ("cooperatie", ["coöperatie"]),
        ("  arbeid   in  de ", ["arbeid in de", "Arbeid in de"]),
        # Whole words
        ('"arbeid"', ["Arbeid"]),
        ('"ARBEID in de"', ["Arbeid in de"]),
        ('"beid in de"', []),
        ('"(motie)"', ["(motie)"]),
        ('"""x"""', ["“X”"]),
        ('"AND"', []),
        # Prefixes
        ("kinder*", ["kinderarbeid", "KINDEREN"]),
        ("arbeid*", ["Arbeid"]),
        ("wil kinder*", ["wil kinderarbeid"]),
        ("kinder* en", ["kinderarbeid en"]),
        ('"de kinder"*', []),
        ('"olie- en gas"*', ["olie- en gassector"]),
        # Operators: all places of what meets the passage; capitals only
        ("kinderarbeid AND cacao", ["kinderarbeid", "cacao"]),
        ("kinderarbeid AND palmolie", []),
        ("cacao OR palmolie", ["cacao"]),
        ("cacao NOT palmolie", ["cacao"]),
        ("cacao NOT palmolie NOT motie", []),
        ("minister or wil", []),
        # NOT before AND, AND before OR
        ("cacao OR minister AND palmolie", ["cacao"]),
        ("(cacao OR minister) AND palmolie", []),
        ("cacao AND minister NOT palmolie", ["minister", "cacao"]),
        ("(cacao AND palmolie) OR motie", ["motie"]),
        # Of places within one another the longest counts
        ("arbeid OR kinder*", ["kinderarbeid", "arbeid", "KINDEREN", "Arbeid"]),
        # At most so many words between the first and the last
        ("NEAR(kinderarbeid cacao, 6)", ["kinderarbeid", "cacao"]),
        ("NEAR(cacao kinderarbeid, 5)", []),
        ("NEAR(cacao kinderarbeid)", ["kinderarbeid", "cacao"]),
        ('NEAR("minister" kinder* dwangarbeid, 3)', ["minister", "kinderarbeid", "dwangarbeid"]),
        ('NEAR("minister" kinder* dwangarbeid, 2)', []),
        ("NEAR(arbeid arbeid, 1)", ["arbeid", "arbeid"]),
        ("NEAR(cacao werken, 2) AND motie", ["cacao", "werken", "motie"]),
        ("NEAR(werken KINDEREN, 0)", ["KINDEREN", "werken"]),
        ("NEAR kinder", []),
    ],
)
def test_a_query_finds(query: str, hits: list[str]) -> None:
    assert [TEXT[start:end] for start, end in spans(read_query(query), TEXT)] == hits


@pytest.mark.parametrize(
    ("query", "text", "hits"),
    [
        ('"zorg"', "zorgvuldig", []),
        ('"gepaste zorg"', "gepaste zorgvuldigheid", []),
        ("NEAR(vraag 1, 0)", "Vraag 1.", [(0, 5), (6, 7)]),
    ],
)
def test_words_end_where_they_end(query: str, text: str, hits: list[tuple[int, int]]) -> None:
    assert spans(read_query(query), text) == hits


@pytest.mark.parametrize(
    ("query", "place", "why"),
    [
        ("cacao AND", "its end", "AND needs words on both sides; example: cacao AND goud"),
        ("OR cacao", "character 1", "OR needs words on both sides"),
        ("cacao AND OR goud", "character 11", "AND needs words on both sides"),
        ("NOT cacao", "character 1", "NOT needs words on both sides; example: kinderarbeid NOT cacao"),
        ("(cacao OR goud", "character 1", '"\\(" is not closed'),
        ("cacao) OR goud", "character 6", r'"\)" closes nothing; example: .* or "motie\(s\)"'),
        ("cacao AND ()", "character 12", "the parentheses hold no words"),
        ("motie(s)", "character 6", r'AND, OR or NOT is missing; example: .* or "motie\(s\)"'),
        ('"gepaste" zorg', "character 11", "AND, OR or NOT is missing"),
        ('de "gepaste zorg', "character 4", "a quotation mark is not closed"),
        ("kin*arbeid", "character 4", r"\* is allowed only at the end of a word; example: kinder\*"),
        ("cacao *", "character 7", r"\* is allowed only at the end of a word"),
        ("NEAR(cacao)", "character 1", r"NEAR needs two or more .* example: NEAR\(kinderarbeid cacao, 5\)"),
        ("goud OR NEAR(cacao goud, vijf)", "character 9", "NEAR needs two or more"),
        ('goud AND ""', "character 10", "there are no words"),
        ("(" * 60 + "goud" + ")" * 60, "character 51", "more than 50 nested parentheses"),
    ],
)  # fmt: skip
def test_a_query_that_cannot_be_read_is_refused(query: str, place: str, why: str) -> None:
    with pytest.raises(WrongUse, match=f"^cannot read the query at {place}: {why}"):
        read_query(query)


@pytest.mark.parametrize("query", ["", " \t", "\N{COMBINING ACUTE ACCENT}"])
def test_a_query_without_words_is_refused(query: str) -> None:
    with pytest.raises(WrongUse, match="the words to search for are empty"):
        read_query(query)


def test_long_queries_are_read() -> None:
    query = read_query(" OR ".join(f"woord{n} NOT x NOT y AND z" for n in range(2000)) + " OR goud")
    assert spans(query, "Het goud.") == [(4, 8)]
