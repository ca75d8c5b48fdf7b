"""What is said of a register that contradicts itself (REF7xx), and when nothing is said."""

from itertools import combinations
from pathlib import Path

import pytest

from referat_cli.model.names import near_pairs, one_slip_apart
from tests.support.archives import REGISTER, REGISTER_PATH
from tests.support.asu import register
from tests.support.judging import changed, told

KARI = "      - {navn: Kari Nordmann, enhet: Nordby}\n"
OLA = "      - {navn: Ola Hansen, enhet: Vestby}\n"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            [("Kari N. Nordmann: Kari Nordmann", "Kari N. Nordmann: Kari Nordman")],
            (
                "9: REF701 «Kari N. Nordmann» viser til «Kari Nordman», som ikke står i registeret; "
                "mente du «Kari Nordmann»?"
            ),
        ),
        (
            [("alias:\n", "alias:\n  K. Nordmann: Kari N. Nordmann\n")],
            "9: REF701 «K. Nordmann» viser til «Kari N. Nordmann», som ikke står i registeret; det er selv et alias",
        ),
        (
            [("alias:\n", "alias:\n  Ola Hansen: Kari Nordmann\n")],
            "9: REF702 «Ola Hansen» er et alias, men står også under grupper",
        ),
        (
            [("alias:\n  Kari", "  - {navn: Arbeidsutvalget}\nalias:\n  Kari")],
            "8: REF703 «Arbeidsutvalget» er alt et navn på organet «AU»",
        ),
        ([("gruppe: Andre til stede", "gruppe: Kommunene")], "22: REF703 gruppen «Kommunene» står to ganger"),
        (
            [("Nordby}", 'Nordby, fra: "2026-03-04", til: "2025-12-31"}')],
            "14: REF704 «Kari Nordmann» går ut 2025-12-31, før vedkommende går inn 2026-03-04",
        ),
        (
            [("Nordby}", 'Nordby, til: "2026-01-01"}'), ("Vestby}", 'Nordby, fra: "2026-01-01"}')],
            "15: REF705 «Ola Hansen» og «Kari Nordmann» har begge plassen for Nordby 2026-01-01",
        ),
        (
            [("vara_for: Kari Nordmann", "vara_for: Kari Nordman")],
            "17: REF706 «Kari Nordman» står ikke i registeret; mente du «Kari Nordmann»?",
        ),
        ([("vara_for: Kari Nordmann", "vara_for: Per Moe")], "17: REF706 «Per Moe» kan ikke være vara for seg selv"),
        ([(KARI, KARI + KARI)], "15: REF707 «Kari Nordmann» står to ganger i Kommunene for samme tid"),
        (
            [(KARI, KARI.replace("}", ', fra: "2025-01-01"}') + KARI.replace("Nordby}", 'Østby, fra: "2025-06-01"}'))],
            "15: REF707 «Kari Nordmann» står to ganger i Kommunene for samme tid",
        ),
        (
            [
                ("Kari Nordmann, enhet", "Kari Nordmann, id: leder, enhet"),
                ("Ola Hansen, enhet", "Ola Hansen, id: leder, enhet"),
            ],
            "15: REF708 «Ola Hansen» og «Kari Nordmann» har begge kjennetegnet «leder»",
        ),
        ([(OLA, OLA + "      - {navn: Kari Normann}\n")], "16: REF709 «Kari Normann» er nesten lik «Kari Nordmann»"),
        (
            [("Nordby}", "Værnesregionen}"), ("Vestby}", "Værensregionen}")],
            "15: REF710 enheten «Værensregionen» er nesten lik «Værnesregionen»",
        ),
        (
            [
                ("Nordby}", 'Nordby, fra: "2025-01-01"}'),
                ("Vestby}", 'Nordby, fra: "2026-01-01", etter: Kari Nordmann}'),
            ],
            "15: REF705 «Ola Hansen» og «Kari Nordmann» har begge plassen for Nordby 2026-01-01",
        ),
        ([("alias:\n", "vedtaksfoer: 3/2\nalias:\n")], "8: REF711 «3/2» er 5 plasser, men medlemmene har 3"),
        ([("alias:\n", "vedtaksfoer: over 1/1\nalias:\n")], "8: REF711 «over 1/1» er 4 plasser, men medlemmene har 3"),
        ([("alias:\n", 'vedtaksfoer: "4"\nalias:\n')], "8: REF711 «4» er 4 plasser, men medlemmene har 3"),
        (
            [("rolle: medlem\n", "rolle: medlem\n    plasser: 3\n")],
            "17: REF712 «Nora Lie» går ut 2026-12-31, og ingen er ført opp etter: da er det 2 på 3 plasser",
        ),
        (
            [("Vestby}", "Vestby, etter: Kari Nordman}")],
            "15: REF713 «Kari Nordman» har ikke hatt plass i Kommunene; mente du «Kari Nordmann»?",
        ),
        (
            [("Vestby}", "Vestby, etter: Ingrid Østby}")],
            "15: REF713 «Ingrid Østby» har ikke hatt plass i Kommunene",
        ),
        ([("Vestby}", "Vestby, etter: Ola Hansen}")], "15: REF713 «Ola Hansen» kan ikke ta over etter seg selv"),
    ],
)
def test_each_slip_is_told_in_a_sentence(changes: list[tuple[str, str]], sentence: str, tmp_path: Path) -> None:
    """With its line and what it contradicts."""
    register = changed(REGISTER.replace("format: 1", "format: 2"), *changes)
    assert told(tmp_path, register=register, path=REGISTER_PATH) == [sentence]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([], id="the register of the tests"),
        pytest.param([("Vestby}", "Nordby}")], id="two undated holders of one seat"),
        pytest.param(
            [("Nordby}", 'Nordby, til: "2026-03-03"}'), ("Vestby}", 'Nordby, fra: "2026-03-04"}')],
            id="one after the other",
        ),
        pytest.param(
            [("Nordby}", 'Nordby, fra: "2026-03-04"}'), ("Vestby}", "Nordby}")], id="a dated and an undated holder"
        ),
        pytest.param(
            [(KARI, KARI.replace("}", ', til: "2020-12-31"}') + KARI.replace("}", ', fra: "2025-01-01"}'))],
            id="somebody who came back",
        ),
        pytest.param([(KARI, KARI + KARI.replace("Nordby", "Sørby"))], id="one person in two seats, nobody knows when"),
        pytest.param(
            [("navn: Ingrid Østby", "navn: Kari Nordmann")], id="a member who is a substitute in another group"
        ),
        pytest.param([("alias:\n", "alias:\n  Nordbyen: Nordby\n")], id="an alias of a unit"),
        pytest.param(
            [("Nordby}", "Bydel nr. 1 i Storby}"), ("Vestby}", "Bydel nr. 2 i Storby}")],
            id="units told apart by a number",
        ),
        pytest.param([("Nordby}", "Hol}"), ("Vestby}", "Hole}")], id="two municipalities with short names"),
        pytest.param(
            [("Nordby}", 'Nordby, fra: "2025-01-01"}'), ("Vestby}", 'Nordby, fra: "2026-01-01"}')],
            id="two of one unit who sit together",
        ),
        pytest.param([("alias:\n", "vedtaksfoer: 1/1\nalias:\n")], id="a quorum of all"),
        pytest.param([("alias:\n", 'vedtaksfoer: "3"\nalias:\n')], id="a quorum of as many as there are"),
        pytest.param(
            [
                ("rolle: medlem\n", "rolle: medlem\n    plasser: 3\n"),
                ("Vestby}", 'Vestby, fra: "2027-01-01", etter: Nora Lie}'),
            ],
            id="a member whose successor is registered",
        ),
    ],
)
def test_what_is_right_is_left_in_peace(changes: list[tuple[str, str]], tmp_path: Path) -> None:
    """Dates that are missing contradict nothing."""
    register = changed(REGISTER.replace("format: 1", "format: 2"), *changes)
    assert told(tmp_path, register=register, path=REGISTER_PATH) == []


def test_a_name_nearly_the_same_in_another_committees_register_is_told_in_one_of_them(tmp_path: Path) -> None:
    """The later register by path tells of it, and names the other committee."""
    other = changed(
        REGISTER,
        ("kode: prove", "kode: annet"),
        ("Prøveutvalget", "Det andre"),
        ("navn: Ola Hansen", "navn: Ola Hanssen"),
    )
    path = "minutes/annet/utvalg.yaml"
    assert told(tmp_path, path=path, others={path: other}) == []
    assert told(tmp_path, path=REGISTER_PATH, others={path: other}) == [
        "15: REF709 «Ola Hansen» er nesten lik «Ola Hanssen» (Det andre)"
    ]


def test_spellings_of_one_person_in_the_papers_are_one_slip_apart() -> None:
    """Letter left out, doubled, or ø for o: what the two real papers hold."""
    assert one_slip_apart("Kjetil Andreas Hognestad Karlsen", "Kjetil Andreas Høgnestad Karlsen")
    assert one_slip_apart("Johan Frederik Skomsvoll", "Johan Fredrik Skomsvoll")
    assert one_slip_apart("Viviann Sandberg Larsen", "Vivian Sandberg Larsen")
    assert one_slip_apart("Værensregionen", "Værnesregionen")
    assert not one_slip_apart("Ingrid Astad", "Ingjerd Astad")


def test_no_two_real_people_of_the_register_are_taken_for_one() -> None:
    """However alike: no pair of registered names is one slip apart, by search or one by one."""
    people = {line["navn"] for group in register()["grupper"] for line in group["personer"]}
    assert [pair for pair in combinations(sorted(people), 2) if one_slip_apart(*pair)] == []
    assert list(near_pairs(sorted(people))) == []
