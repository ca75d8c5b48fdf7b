"""What programs may build on: every answer fits its published schema, and what is added later breaks no reader."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support.archives import MINUTES, REGISTER, REGISTER_PATH
from tests.support.asking import ask
from tests.support.lives import commit, life

OUTPUT = Path(__file__).parents[2] / "schema" / "output"
SCHEMAS = {path.name.removesuffix(".schema.json"): json.loads(path.read_text("utf-8")) for path in OUTPUT.iterdir()}
QUESTIONS = [
    ["cases"],
    ["people"],
    ["people", "Kari Nordmann"],
    ["people", "Kari Nordmann", "--history"],
    ["search", "legevakt"],
    ["followups"],
    ["votes", "--person", "Kari Nordmann"],
    ["votes", "--by", "person"],
    ["meetings"],
    ["status"],
    ["rule"],
    ["diff", "2/26"],
    ["history", "2/26"],
    ["history", "2/26", "--blame"],
    ["changes", "HEAD~6.."],
    ["review", "HEAD~6.."],
    ["show", "2/26"],
    ["show", "2/26#1"],
    ["show", "2026-03-04"],
    ["show", "Kari Nordmann"],
    ["validate"],
    ["attendance"],
    *(["attendance", "--by", by] for by in ("seat", "group", "unit", "meeting", "case")),
    ["attendance", "--explain", "Kari Nordmann"],
    ["attendance", "--compare", "HEAD~2"],
    ["attendance", "--history"],
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A meeting from its notice to a silent edit, and one with something to do and a changed mark; only read."""
    root = tmp_path_factory.mktemp("life")
    life(root)
    text = MINUTES.replace("2026-03-04", "2026-06-10").replace("1/26", "3/26").replace("2/26", "4/26")
    text = text.replace("- Kommunene går sammen om legevakt i helgene.", "- {tekst: AU følger opp., ansvarlig: [AU]}")
    text += "    votering: [{gjelder: [A], for: 2, imot: 0, stemte_for: [Kari Nordmann, Ingrid Østby]}]\n"
    path = "minutes/prove/2026/2026-06-10.yaml"
    commit(root, "2026-06-11", "Åse Vik", "Record the next minutes", {path: text})
    commit(root, "2026-06-12", "Åse Vik", "Correct", {path: text.replace("forfall", "uteblitt")})
    register = REGISTER.replace("enhet: Nordby", "enhet: Vestby")
    commit(root, "2026-06-13", "Åse Vik", "Move Kari Nordmann", {REGISTER_PATH: register})
    return root


def answer(root: Path, question: list[str]) -> Any:  # noqa: ANN401 - any JSON
    """The answer as a program reads it."""
    found = json.loads(ask(root, *question, "-f", "json").out)
    assert all(found.values()) or question[0] in ("validate", "review"), "an empty list shows nothing"
    return found


def nodes(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """Every mapping in a JSON value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)


def closed(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """A schema that takes the listed values alone."""
    if isinstance(value, list):
        return [closed(item) for item in value]
    if not isinstance(value, dict):
        return value
    if listed := [option for option in value.get("anyOf", ()) if "enum" in option]:
        return listed[0]
    return {key: closed(item) for key, item in value.items()}


def with_additions(value: Any, listed: set[str]) -> Any:  # noqa: ANN401 - any JSON
    """An answer of a later version: another key in every mapping, another value for each that is listed."""
    if isinstance(value, list):
        return [with_additions(item, listed) for item in value]
    if isinstance(value, dict):
        return {"ny_noekkel": 1, **{key: with_additions(item, listed) for key, item in value.items()}}
    return "ny_verdi" if value in listed and isinstance(value, str) else value


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_an_answer_fits_its_schema_and_has_the_listed_values_alone(root: Path, question: list[str]) -> None:
    """Today's values are those that the schema lists."""
    Draft202012Validator(closed(SCHEMAS[question[0]])).validate(answer(root, question))


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_an_answer_with_a_new_key_and_a_new_value_fits_too(root: Path, question: list[str]) -> None:
    """A reader who validates what comes is not stopped by what a later version adds."""
    schema = SCHEMAS[question[0]]
    listed = {value for node in nodes(schema) for value in node.get("enum", ())}
    later = with_additions(answer(root, question), listed)
    assert "ny_noekkel" in later
    Draft202012Validator(schema).validate(later)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_says_that_it_may_grow(name: str) -> None:
    """In words, and by closing nothing: a list of values stands beside any other text."""
    schema = SCHEMAS[name]
    assert schema["description"] == (
        "Nye nøkler, og nye verdier der verdiene er listet opp, kan komme til uten at «versjon» endres: les forbi det "
        "du ikke kjenner."
    )
    Draft202012Validator.check_schema(schema)
    open_lists = [node["anyOf"] for node in nodes(schema) if any("enum" in option for option in node.get("anyOf", ()))]
    assert all(len(options) == 2 and options[1] == {"type": "string"} for options in open_lists)
    assert len([node for node in nodes(schema) if "enum" in node]) == len(open_lists)
    assert not [node for node in nodes(schema) if node.get("additionalProperties") is False]
