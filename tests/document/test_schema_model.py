"""The schemas are valid, closed, explained in Norwegian, and hold exactly what the typed model holds."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args

import jsonschema
import msgspec
import pytest

from referat_cli.document.schema import Kind, fits, schema
from referat_cli.model import committee, meeting
from referat_cli.model.case_numbers import Restart

MODELS: dict[tuple[Kind, str], type[msgspec.Struct]] = {
    ("moete", ""): meeting.Meeting,
    ("moete", "punkt"): meeting.Point,
    ("moete", "godkjenning"): meeting.Approval,
    ("moete", "kilde"): meeting.Source,
    ("moete", "avvik"): meeting.Departure,
    ("moete", "sted"): meeting.SourcePlace,
    ("moete", "rettelse"): meeting.Correction,
    ("moete", "deltakergruppe"): meeting.AttendeeGroup,
    ("moete", "deltaker"): meeting.Attendee,
    ("moete", "post"): meeting.Slot,
    ("moete", "sak"): meeting.Case,
    ("moete", "vedlegg"): meeting.Attachment,
    ("moete", "eventueltsak"): meeting.OtherBusiness,
    ("moete", "verv"): meeting.Officer,
    ("moete", "antall"): meeting.Headcount,
    ("moete", "lukket"): meeting.Closed,
    ("moete", "forslag"): meeting.Proposal,
    ("moete", "habilitet"): meeting.Impartiality,
    ("moete", "votering"): meeting.Vote,
    ("moete", "valg"): meeting.Election,
    ("moete", "kandidat"): meeting.Candidate,
    ("moete", "protokolltilfoersel"): meeting.RecordedStatement,
    ("utvalg", ""): committee.Committee,
    ("utvalg", "papir"): committee.PaperForm,
    ("utvalg", "papirtitler"): committee.PaperTitles,
    ("utvalg", "serie"): committee.Series,
    ("utvalg", "organ"): committee.Body,
    ("utvalg", "gruppe"): committee.Group,
    ("utvalg", "person"): committee.Tenure,
}
CHOICES: dict[tuple[Kind, str, str], Any] = {
    ("moete", "", "status"): meeting.Status,
    ("moete", "deltaker", "oppmoete"): meeting.Mark,
    ("moete", "sak", "sakstype"): meeting.CaseType,
    ("moete", "sak", "utfall"): meeting.Outcome,
    ("moete", "punkt", "merking"): meeting.Labels,
    ("moete", "sak", "merking"): meeting.Labels,
    ("moete", "forslag", "merking"): meeting.Labels,
    ("moete", "", "moeteform"): meeting.MeetingForm,
    ("moete", "", "moetetype"): meeting.MeetingType,
    ("moete", "forslag", "type"): meeting.ProposalType,
    ("moete", "forslag", "utfall"): meeting.ProposalOutcome,
    ("moete", "habilitet", "utfall"): Literal["inhabil", "habil"],
    ("moete", "votering", "resultat"): meeting.VoteResult,
    ("utvalg", "", "maalform"): committee.Norwegian,
    ("utvalg", "serie", "omstart"): Restart,
    ("utvalg", "gruppe", "rolle"): committee.Role,
}
KINDS: tuple[Kind, ...] = get_args(Kind)


def definitions(kind: Kind) -> dict[str, dict[str, Any]]:
    """The parts of a schema by name; "" is the document itself."""
    return {"": schema(kind), **schema(kind)["$defs"]}


def properties() -> Iterator[tuple[Kind, str, str, dict[str, Any]]]:
    """Every property of both schemas with the part and the key."""
    for kind in KINDS:
        for name, part in definitions(kind).items():
            for key, rule in part.get("properties", {}).items():
                yield kind, name, key, rule


def nodes(node: object) -> Iterator[dict[str, Any]]:
    """Every rule in a schema, however deep; examples are no rules."""
    if isinstance(node, dict):
        yield node
        for key, below in node.items():
            if key != "examples":
                yield from nodes(below)
    elif isinstance(node, list):
        for below in node:
            yield from nodes(below)


def part_of(kind: Kind, rule: dict[str, Any]) -> dict[str, Any]:
    """A part of a schema that stands alone, with what it refers to."""
    return {**rule, "$defs": schema(kind)["$defs"]}


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_valid_2020_12(kind: Kind) -> None:
    """Any editor that knows JSON Schema can use it as it stands."""
    assert schema(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema(kind))
    assert schema(kind)["$id"].endswith(kind)


def test_every_property_is_explained() -> None:
    """An editor shows a short title, a sentence and an example of everything one may write."""
    for kind, name, key, rule in properties():
        where = (kind, name, key)
        assert 0 < len(rule["title"]) <= 20, where
        assert rule["description"].endswith("."), where
        assert rule["examples"], where


def test_every_example_fits_its_own_rule() -> None:
    """An example that could not be written would mislead."""
    for kind in KINDS:
        for rule in nodes(schema(kind)):
            for example in rule.get("examples", []):
                checker = jsonschema.Draft202012Validator(
                    part_of(kind, rule), format_checker=jsonschema.FormatChecker(["date"])
                )
                assert checker.is_valid(example), (example, rule)


def test_the_schemas_are_closed_and_give_no_alternatives() -> None:
    """An unknown key is a mistake everywhere but among the aliases, and alternatives are impossible to explain."""
    open_ones = []
    for kind in KINDS:
        for name, part in definitions(kind).items():
            assert "properties" not in part or part["additionalProperties"] is False, name
        for rule in nodes(schema(kind)):
            assert rule.keys().isdisjoint({"anyOf", "oneOf", "not", "if"})
            if isinstance(rule.get("additionalProperties"), dict):
                open_ones.append(rule["title"])
    assert open_ones == ["Alias"]


def test_every_pattern_is_anchored() -> None:
    """A form is that of the whole text."""
    patterns = [
        rule["pattern"] for kind in KINDS for rule in nodes(schema(kind)) if isinstance(rule.get("pattern"), str)
    ]
    assert patterns
    assert all(pattern.startswith("^") and pattern.endswith("$") for pattern in patterns)


def test_the_schemas_have_the_keys_of_the_typed_model() -> None:
    """What may be written and what is read are the same, and so is what must be written."""
    parts = {(kind, name) for kind in KINDS for name, part in definitions(kind).items() if "properties" in part}
    assert parts == MODELS.keys()
    for (kind, name), model in MODELS.items():
        part = definitions(kind)[name]
        fields = msgspec.structs.fields(model)
        assert set(part["properties"]) == {field.encode_name for field in fields}, model
        assert set(part.get("required", [])) == {field.encode_name for field in fields if field.required}, model


def test_the_schemas_have_the_choices_of_the_typed_model() -> None:
    """Every word that one may choose is known to both, in the same order."""
    choices = {(kind, name, key): tuple(rule["enum"]) for kind, name, key, rule in properties() if "enum" in rule}
    assert choices == {where: get_args(choice) for where, choice in CHOICES.items()}


def test_every_example_converts_to_the_typed_model() -> None:
    """An example of a part is read as that part, and an example of a key as that key of it."""
    for (kind, name), model in MODELS.items():
        part = definitions(kind)[name]
        whole: dict[str, Any] = {key: part["properties"][key]["examples"][0] for key in part["properties"]}
        assert msgspec.to_builtins(msgspec.convert(whole, model)).keys() <= whole.keys()
        for example in part.get("examples", []):
            msgspec.convert(example, str | model)
        for key, rule in part["properties"].items():
            for example in rule["examples"]:
                msgspec.convert({**whole, key: example}, model)


def test_whole_examples_fit() -> None:
    """A document made of every example has its form."""
    for kind in KINDS:
        assert fits({key: rule["examples"][0] for key, rule in schema(kind)["properties"].items()}, kind)


def test_the_same_form_is_described_once() -> None:
    """What both schemas call a date, a code, a case number or a name is the same in both."""
    own, other = schema("moete")["$defs"], schema("utvalg")["$defs"]
    for name in ("dato", "kode", "saksnr"):
        assert own[name] == other[name]


def test_the_schemas_lie_in_the_repository() -> None:
    """The file that an editor reads is the one that the program checks by."""
    for kind in KINDS:
        path = Path(__file__).parents[2] / "schema" / f"{kind}.schema.json"
        assert json.loads(path.read_text(encoding="utf-8")) == schema(kind)
