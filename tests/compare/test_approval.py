"""What the committee approved, with the corrections recorded since."""

from typing import Any

import pytest

from referat_cli.compare.approval import approved_text
from tests.support.random_records import meeting

APPROVED: dict[str, Any] = {
    "utvalg": "prove",
    "moetedato": "2026-03-04",
    "moetested": "Rådhuset",
    "status": "godkjent",
    "godkjent": {"dato": "2026-05-06"},
    "rettelser": [],
    "saker": [{"saksnr": "1/26", "tittel": "Legevakt"}],
}


@pytest.mark.parametrize("named", ["rettelser", "saker"])
def test_a_correction_may_name_a_list_itself(named: str) -> None:
    """Then the list is that of the version that says so; what it does not name stays as it was approved."""
    entry = {"dato": "2026-06-10", "gjelder": [named], "tekst": "Listen er rettet."}
    later = APPROVED | {
        "moetested": "Skolen",
        "rettelser": [entry],
        "saker": [{"saksnr": "1/26", "tittel": "Legevakt i helgene"}],
    }
    found = approved_text([meeting(APPROVED), meeting(later)])
    assert found is not None
    assert found.venue == "Rådhuset"
    assert found.corrections == meeting(later).corrections
    assert found.cases == meeting(later if named == "saker" else APPROVED).cases


def test_a_case_gets_no_number_beside_a_correction_of_something_else() -> None:
    """Its number is what others call it by, so it is approved as any other text; a correction of the case gives it."""
    before = APPROVED | {"saker": [{"tittel": "Åpning"}, {"tittel": "Legevakt"}]}
    later = before | {"moetested": "Skolen", "saker": [{"tittel": "Åpning"}, {"saksnr": "1/26", "tittel": "Legevakt"}]}
    numbers = {}
    for named in ("moetested", "1/26"):
        entry = {"dato": "2026-06-10", "gjelder": [named], "tekst": "Det er rettet."}
        found = approved_text([meeting(before), meeting(later | {"rettelser": [entry]})])
        assert found is not None
        numbers[named] = [case.number if case.is_numbered else None for case in found.cases]
    assert numbers == {"moetested": [None, None], "1/26": [None, "1/26"]}
