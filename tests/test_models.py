"""The object from its JSON: all of it back, and nothing taken that is not as the contract says."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from imvo_nlp import Kamerstuk, convert_text

TEXT = "Vraag 1\nKent u Kamerstuk 26 485, nr. 187?\n\nAntwoord 1\nJa.\n"


def changed(**layers: Any) -> bytes:
    return json.dumps({**json.loads(convert_text(TEXT).to_json_bytes()), **layers}).encode()


def mention(**keys: Any) -> list[dict[str, Any]]:
    first = json.loads(convert_text(TEXT).to_json_bytes())["mentions"][0]
    return [{**first, **keys}]


def test_everything_comes_back() -> None:
    kamerstuk = convert_text(TEXT)
    assert Kamerstuk.from_json_bytes(kamerstuk.to_json_bytes(indent=True)) == kamerstuk


def test_json_of_version_1_0_is_read_without_places_in_blocks() -> None:
    first = mention()[0]
    old = {key: first[key] for key in first if key not in ("text_start", "text_end")}
    read = Kamerstuk.from_json_bytes(changed(schema_version="1.0.0", mentions=[old]))
    assert (read.schema_version, read.mentions[0].block) == ("1.0.0", "q1")
    assert (read.mentions[0].text_start, read.mentions[0].text_end) == (None, None)


def test_keys_of_later_versions_are_left_out() -> None:
    assert Kamerstuk.from_json_bytes(changed(schema_version="1.7.0", moods=[])) == (
        Kamerstuk.from_json_bytes(changed(schema_version="1.7.0"))
    )


@pytest.mark.parametrize(
    ("layers", "message"),
    [
        ({"schema_version": "2.0.0"}, "schema_version is 2.0.0; supported is 1.1.0"),
        ({"metadata": {}}, "metadata document_type is missing"),
        (
            {"metadata": {"document_type": "folder"}},
            "metadata document_type is not one of amendement, ",
        ),
        ({"metadata": {"document_type": ["motie"]}}, "metadata document_type is not one of "),
        (
            {"metadata": {"document_type": "motie", "date": "2018-02-30"}},
            "metadata date is not a date",
        ),
        (
            {"metadata": {"document_type": "motie", "dates": {"signed": "vandaag"}}},
            "metadata dates signed is not a date of the form YYYY-MM-DD: 'vandaag'",
        ),
        (
            {"metadata": {"document_type": "motie", "date": "2018-W10-3"}},
            "date is not a date of the form ",
        ),
        (
            {"metadata": {"document_type": "motie", "date": "20180203"}},
            "date is not a date of the form ",
        ),
        (
            {"metadata": {"document_type": "motie", "date": ""}},
            "date is not a date of the form .*: ''",
        ),
        ({"generator": "x"}, "generator is not an object"),
        ({"turns": {}}, "turns is not a list"),
        ({"mentions": mention(start="7")}, "mentions 0 start is not an integer from 0 up: '7'"),
        ({"mentions": mention(start=True)}, "mentions 0 start is not an integer from 0 up: True"),
        (
            {"mentions": mention(end=2**63)},
            "mentions 0 end is not an integer from 0 up: 9223372036",
        ),
        (
            {"mentions": mention() + mention(id="m2", end=-4)},
            "mentions 1 end is not an integer .*: -4",
        ),
        ({"mentions": mention(text=None)}, "mentions 0 text is not text: None"),
        ({"mentions": mention(value="a" * 99, block=5)}, "mentions 0 block is not text: 5$"),
        (
            {"mentions": mention(label="a b")},
            "the label 'a b' is not a lower-case word, such as sector",
        ),
        ({"mentions": mention(text_start=-1)}, "mentions 0 text_start is not an integer .*: -1"),
        ({"mentions": mention(attributes=None)}, "mentions 0 attributes is not an object: None"),
    ],
)
def test_what_is_not_as_the_contract_says_is_refused(layers: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Kamerstuk.from_json_bytes(changed(**layers))


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ({"dossiers": [1]}, "dossiers 0 is not text: 1"),
        ({"dossiers": None}, "dossiers is not a list: None"),
        ({"submitters": "Alkaya"}, "submitters is not a list: 'Alkaya'"),
        ({"kind": ["a"]}, r"kind is not text: \['a'\]"),
        ({"party": 5}, "party is not text: 5"),
        ({"wikidata": True}, "wikidata is not text: True"),
        ({"pages": 7}, "pages is not text: 7"),
        ({"identifier": 7}, "identifier is not text: 7"),
        ({"date": 7}, "date is not text: 7"),
        ({"date": "2018-02-30"}, "date is not a date of the form YYYY-MM-DD: '2018-02-30'"),
        ({"date": "20180203"}, "date is not a date of the form YYYY-MM-DD: '20180203'"),
    ],
)
def test_attributes_are_text_or_lists_of_text(attributes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=f"^mentions 0 attributes {message}$"):
        Kamerstuk.from_json_bytes(changed(mentions=mention(attributes=attributes)))


def test_an_attribute_can_be_unknown_or_of_a_later_version() -> None:
    attributes = {"party": None, "date": None, "mood": "glad", "dossiers": ["26485"]}
    read = Kamerstuk.from_json_bytes(changed(mentions=mention(attributes=attributes)))
    assert read.mentions[0].attributes == attributes


@pytest.mark.parametrize("name", ["", "t 1", "1", "a:b", "m1\n", '"><b>'])
def test_an_id_that_cannot_be_one_in_xml_is_refused(name: str) -> None:
    message = re.escape(f"the id {name!r} is not an XML name")
    with pytest.raises(ValueError, match=message):
        Kamerstuk.from_json_bytes(changed(mentions=mention(id=name)))


def test_two_elements_of_one_id_are_refused_whatever_their_layers() -> None:
    for mentions in (mention() + mention(), mention(id="q1")):
        message = f"two elements have the id '{mentions[0]['id']}'"
        with pytest.raises(ValueError, match=message):
            Kamerstuk.from_json_bytes(changed(mentions=mentions))
