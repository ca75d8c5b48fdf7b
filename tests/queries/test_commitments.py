from tests.support.asu import MEETINGS, meeting_of
from tests.verbatim.recorded import points_of

# The commitments in the decisions, as read on paper, and what each says: by when (its own words, a date) or who.
COMMITMENTS = {
    "31/23#3.4": {"ansvarlig"},
    "31/23#9": {"frist_tekst", "ansvarlig"},
    "31/23#10": {"frist_tekst"},
    "31/23#11": {"frist_tekst"},
    "31/23#12": {"ansvarlig"},
    "32/23#2": {"frist_tekst", "ansvarlig"},
    "33/23#2": {"frist_tekst", "ansvarlig"},
    "42/24#2": {"ansvarlig"},
    "42/24#3": {"ansvarlig"},
    "42/24#4": {"frist", "frist_tekst", "ansvarlig"},
    "42/24#5": {"frist_tekst", "ansvarlig"},
    "44/24#2": {"frist", "frist_tekst", "ansvarlig"},
    "44/24#3": {"ansvarlig"},
    "44/24#3.1": {"frist_tekst"},
    "45/24#1": {"frist_tekst"},
    "46/24#2": {"frist", "frist_tekst"},
    "47/24#2": {"ansvarlig"},
    "47/24#3": {"frist_tekst", "ansvarlig"},
    "47/24#4": {"frist", "frist_tekst", "ansvarlig"},
}
READINGS = {"frist", "frist_tekst", "ansvarlig"}


def test_the_commitments_are_on_their_points_and_on_no_others() -> None:
    """Nineteen points of the decisions, and no point of a proposal, say who does something or by when."""
    found: dict[str, set[str]] = {}
    for day in MEETINGS:
        for case in meeting_of(day)["saker"]:
            found |= {
                address: READINGS.intersection(point)
                for address, point in points_of(case, "vedtak")
                if not READINGS.isdisjoint(point)
            }
            assert all(READINGS.isdisjoint(point) for _, point in points_of(case, "forslag_til_vedtak"))
    assert found == COMMITMENTS


def test_only_four_commitments_have_a_date() -> None:
    """The dates that the decisions name, or that can be read out of «utgangen av juni 2025»; the rest stay words."""
    dates = {
        address: point["frist"]
        for day in MEETINGS
        for case in meeting_of(day)["saker"]
        for address, point in points_of(case, "vedtak")
        if "frist" in point
    }
    assert dates == {
        "42/24#4": "2025-06-30",
        "44/24#2": "2024-12-01",
        "46/24#2": "2025-06-30",
        "47/24#4": "2025-06-30",
    }
