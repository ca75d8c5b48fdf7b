"""Every key of the record that holds a name is a place where somebody is named, each once and under its own role."""

import msgspec

from referat_cli.model.meeting import Meeting
from referat_cli.model.mentions import NO_CASE, mentions_of
from referat_cli.store.tables import ROLES
from tests.support.schema_values import Maker, occurrences, schema, value_at

# What was only proposed binds nobody.
PROPOSED = ({"forslag_til_vedtak"}, {"forslag", "punkter"}, {"saksliste", "punkter"})


def is_name(place: tuple[str, ...]) -> bool:
    """Whether the schema has a name at a place."""
    node = schema("moete")
    for step in place:
        if "$ref" in node:
            node = {**schema("moete")["$defs"][node["$ref"].rpartition("/")[2]], **node}
        node = node["items"] if step == "[]" else node["properties"][step]
    return str(node.get("$ref", "")).endswith("/navn")


def test_a_name_is_found_wherever_the_schema_has_one() -> None:
    """With its place in the document, so that a new key of names cannot be forgotten."""
    document = Maker("moete").document()
    expected = {
        (at, value_at(document, at))
        for place, at in occurrences("moete", document)
        if is_name(place) and value_at(document, at) != "ingen"
        if "paa_vegne_av" not in place and not any(steps <= {*place} for steps in PROPOSED)
    }
    assert {at[2] for at, _name in expected if at[0] == "saker"} >= {"forslag", "habilitet", "votering", "valg"}
    meeting = msgspec.convert(document, Meeting)
    found = [(one.where, one.name) for one in mentions_of(meeting) if one.role != "paa_sak"]
    assert len(found) == len(set(found))
    assert {*found} == expected


def test_a_name_has_the_case_that_it_stands_in() -> None:
    """Or none; and the row of the index knows what it does there."""
    meeting = msgspec.convert(Maker("moete").document(), Meeting)
    for one in mentions_of(meeting):
        if one.where[0] not in ("deltakere", "saksliste"):  # which may name a case
            assert one.place == (one.where[1] if one.where[0] == "saker" else NO_CASE)
        assert one.role in ROLES or one.role == "ikke_til_stede"
