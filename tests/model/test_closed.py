"""The laws of what is left of a closed case."""

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from referat_cli.model.closed import closed_cases, closed_later, leaks, without_leaks
from tests.support.effort import examples
from tests.support.schema_values import Maker

NUMBER = "PS 6/26"


def meeting() -> dict[str, Any]:
    """A meeting with every key, and everything that may be about a case about its second one, which is closed."""
    made = Maker("moete").document()
    full, second = made["saker"]
    second |= {**copy.deepcopy(full), "saksnr": NUMBER, "lukket": {"hjemmel": "offentleglova § 13"}}
    for slot in made["saksliste"]:
        slot["sak"] = NUMBER
    for entry in made["rettelser"]:
        entry["gjelder"] = [NUMBER]
    for entry in made["kilde"]["avvik"]:
        entry["sak"] = NUMBER
    return made


def test_nothing_is_left_that_should_not_be() -> None:
    """Every place that is told of is gone, what is public stays, and nothing else is touched."""
    before = meeting()
    known = copy.deepcopy(before)
    after = without_leaks(before)
    assert before == known
    assert list(leaks(after)) == []
    assert without_leaks(after) == after
    assert after["saker"][1] == {
        "saksnr": NUMBER,
        "tittel": before["saker"][1]["tittel"],
        "lukket": {"hjemmel": "offentleglova § 13"},
    }
    assert after["saker"][0] == before["saker"][0]
    assert after["deltakere"] == before["deltakere"]
    assert {key for slot in after["saksliste"] for key in slot} <= {"sak", "dag", "start", "slutt", "minutter"}


def test_a_case_that_was_closed_since_says_what_it_says_today() -> None:
    """Closed where it is shown, and open, with nothing in it, where versions are compared."""
    older = meeting()
    del older["saker"][1]["lukket"]
    public = {"saksnr": NUMBER, "tittel": "Personalsak", "lukket": {"hjemmel": "offentleglova § 13"}}
    shown = closed_later(older, {NUMBER: public}, shown=True)
    assert shown["saker"][1] == public
    assert list(leaks(shown)) == []
    compared = closed_later(older, {NUMBER: public}, shown=False)
    assert compared["saker"][1] == {"saksnr": NUMBER, "tittel": "Personalsak"}
    assert {**compared, "saker": None} == {**shown, "saker": None}
    assert closed_later(older, {"PS 7/26": public}, shown=True) == older


KEYS = st.sampled_from(["saker", "saksnr", "lukket", "saksliste", "sak", "rettelser", "gjelder", "kilde", "avvik", "x"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=examples(25))
@given(ANYTHING)
def test_whatever_a_file_holds_is_read(value: object) -> None:
    """A closed case in a file of no known form is looked for as well."""
    after = without_leaks(value)
    assert list(leaks(after)) == []
    assert closed_cases(after) == closed_cases(value)
