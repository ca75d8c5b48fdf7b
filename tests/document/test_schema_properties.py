"""Whatever is done to a document, the two validators agree, and the sentences stay plain."""

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from referat_cli.document.parser import read
from referat_cli.document.schema import Kind, fits, newer_parts, schema, typed
from referat_cli.document.schema_errors import problems
from tests.support.effort import examples

# Words of JSON Schema and of Python, which no secretary should meet. «true» and «false» are the record's own.
JARGON = re.compile(
    r"\b(none|null|dict|list|str|int|float|bool|object|string|array|boolean|integer|number|type|enum|pattern|format"
    r"|required|property|properties|additional\w*|schema|items|unique\w*|expected|is not|does not|valid\w*)\b",
    re.IGNORECASE,
)

MEETING: dict[str, Any] = {
    "utvalg": "prove",
    "moetedato": "2024-10-29",
    "start": "13:00",
    "moetested": "Rådhuset",
    "status": "godkjent",
    "godkjent": {"dato": "2024-11-27", "sak": "50/24"},
    "kilde": {
        "dokument": "referat.pdf",
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "avvik": [{"felt": "moetested", "skrevet": "Rådhust", "sak": "41/24"}],
    },
    "rettelser": [{"dato": "2025-01-15", "gjelder": ["41/24", "deltakere"], "tekst": "Navn."}],
    "deltakere": [
        {
            "gruppe": "Kommunene",
            "personer": [
                {"navn": "Kari Nordmann", "oppmoete": "møtt", "enhet": "Storvik kommune"},
                {"navn": "Per Moen", "oppmoete": "digitalt", "moette_for": "Åse Lien", "paa_sak": ["41/24", "42/24"]},
            ],
        }
    ],
    "saksliste": [
        {"start": "13:00", "slutt": "13:20", "sak": "41/24", "ansvarlig": ["Kari Nordmann"]},
        {"minutter": 20},
    ],
    "saker": [
        {
            "saksnr": "41/24",
            "tittel": "Budsjett",
            "sakstype": "beslutning",
            "forslag_til_vedtak": ["Vedtas.", {"tekst": "Mandat", "punkter": ["a", {"tekst": "b", "punkter": []}]}],
            "referat": "Per Moen orienterte.\n",
            "vedlegg": [{"tittel": "Presentasjon", "lenke": "https://example.org/p.pdf"}],
            "foelger_opp": ["32/24#1", "42/24#2.3"],
            "vedtak": [{"tekst": "Vedtatt.", "fra_forslag": "2.1", "frist": "2025-06-30", "ansvarlig": ["AU"]}],
            "eventuelt": [{"tittel": "Parkering", "meldt": False}],
        }
    ],
    "steder": [{"del": "41/24#vedtak", "linjer": "3:14–18, -, 4:2 (3)"}],
}
REGISTER: dict[str, Any] = {
    "format": 1,
    "kode": "prove",
    "navn": "Prøveutvalget",
    "saksnummer": "{nr}/{aar:2}",
    "organer": [{"navn": "AU", "alias": ["Arbeidsutvalget"]}],
    "alias": {"Kari Normann": "Kari Nordmann"},
    "grupper": [
        {
            "gruppe": "Kommunene",
            "rolle": "medlem",
            "personer": [{"navn": "Kari Nordmann", "fra": "2023-09-06", "sak": "30/23", "vara": True}],
        }
    ],
}
DOCUMENTS: dict[Kind, dict[str, Any]] = {"moete": MEETING, "utvalg": REGISTER}

# Words that are right in one place and wrong in most others, and forms that are nearly right.
WORDS = (
    "", " ", "møtt", "mott", "41/24", "41-24", "041/2024", "2024-10-29", "2024-02-30", "0000-01-01", "29.10.2024",
    "13:00", "24:00", "1", "2.3", "32/24#1", "32/24#0", "prove", "Prøve", "prove-", "ja", "https://example.org",
    "٤١/٢٤", "{nr}/{aar:2}", "Kari Nordmann", "true", "ord " * 200,
)  # fmt: skip
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 2000),
    st.sampled_from([0.5, 13.255, -1.5]),
    st.sampled_from(WORDS),
    st.text("abcæøå019/-:.#«» ", max_size=8),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["tekst", "navn", "punkter", "dato", "ukjent", "sak"]), inner, max_size=3),
    ),
    max_leaves=5,
)


def spots(node: dict[str, Any] | list[Any]) -> Iterator[tuple[Any, Any]]:
    """Every key of a mapping and every position of a list in the tree, each with what holds it."""
    for step, inner in list(node.items() if isinstance(node, dict) else enumerate(node)):
        yield node, step
        if isinstance(inner, dict | list):
            yield from spots(inner)


@st.composite
def damaged(draw: st.DrawFn, kind: Kind) -> dict[str, Any]:
    """A good document after some lines have been dropped, renamed, copied or replaced."""
    whole = copy.deepcopy(DOCUMENTS[kind])
    for _ in range(draw(st.integers(0, 3))):
        places = list(spots(whole))
        if not places:
            break
        holder, step = draw(st.sampled_from(places))
        match draw(st.sampled_from(["drop", "rename", "replace", "copy"])):
            case "drop":
                del holder[step]
            case "replace":
                holder[step] = draw(values)
            case "rename" if isinstance(holder, dict):
                holder[draw(st.sampled_from([f"{step}s", step[1:], step.upper(), "tekst", "sak"]))] = holder.pop(step)
            case "copy" if isinstance(holder, list):
                holder.append(copy.deepcopy(holder[step]))
            case _:
                pass
    return whole


def independent(kind: Kind) -> jsonschema.Draft202012Validator:
    """Jsonschema as it comes, over the whole schema."""
    return jsonschema.Draft202012Validator(schema(kind), format_checker=jsonschema.FormatChecker(["date"]))


@st.composite
def documents(draw: st.DrawFn) -> tuple[Kind, Any]:
    """A damaged document of either kind."""
    kind: Kind = draw(st.sampled_from(["moete", "utvalg"]))
    return kind, draw(damaged(kind))


def test_the_documents_start_out_good() -> None:
    """What the damage is done to has its form."""
    for kind, whole in DOCUMENTS.items():
        assert fits(whole, kind)
        assert independent(kind).is_valid(whole)


@settings(max_examples=examples(25), deadline=None)
@given(documents())
def test_the_two_validators_give_the_same_verdict(given_document: tuple[Kind, Any]) -> None:
    """The fast one that says whether and the slow one that says why never disagree."""
    kind, value = given_document
    assert fits(value, kind) == independent(kind).is_valid(value)
    assert (typed(value, kind, 1) is not None) == (fits(value, kind) and not list(newer_parts(value, kind, 1)))


@settings(max_examples=examples(25), deadline=None)
@given(documents())
def test_what_does_not_fit_is_explained_plainly(given_document: tuple[Kind, Any]) -> None:
    """A document gets problems exactly where it does not fit, and no sentence is in the machine's words."""
    kind, value = given_document
    written = read(json.dumps(value, ensure_ascii=False, indent=1).encode(), "minutes/prove/2024/2024-10-29.yaml")
    assert written.value == value
    found = problems(written, kind)
    newer = kind == "utvalg" and isinstance(value.get("format"), int) and value["format"] > 2
    assert (found == ()) == (fits(value, kind) and not newer)
    for problem in found:
        # What is quoted from the document may be any word, and so may the keys that the record itself has.
        said = re.sub(r"«.*?»|\(her står .*\)|disse: .*", "", f"{problem.message} {problem.step}")
        assert not JARGON.search(said), said
        assert re.fullmatch(r"REF20[1-7]", problem.code)
        assert problem.message
        assert problem.step
    assert len({(problem.place, problem.code, problem.message) for problem in found}) == len(found)
    lines = [(problem.place.line, problem.place.column) for problem in found]
    assert lines == sorted(lines)
