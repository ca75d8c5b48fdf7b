"""Who was there for each case, and who voted what: expected values are read off the text of each record."""

import textwrap
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from referat_cli.document.parser import read
from referat_cli.model.ballots import sides
from referat_cli.model.committee import Committee
from referat_cli.model.meeting import Meeting
from referat_cli.model.presence import CasePresence, presences
from referat_cli.model.register import Register

REGISTER = """
format: 2
kode: ks
navn: Kommunestyret
grupper:
  - gruppe: Kommunestyret
    rolle: medlem
    personer:
      - {navn: Kari Moe, parti: Ap}
      - {navn: Ola Lie, parti: Ap}
      - {navn: Siv Nes, parti: H}
      - {navn: Per Vik, parti: H}
  - gruppe: Varamedlemmer
    rolle: vara
    personer:
      - {navn: Tor Dahl, parti: H}
  - gruppe: Administrasjonen
    rolle: sekretariat
    personer:
      - {navn: Eva Lund}
alias:
  Siv N.: Siv Nes
"""

NUMBERS = ("1/26", "2/26", "3/26", "4/26")
KARI, OLA = "{navn: Kari Moe, oppmoete: møtt}", "{navn: Ola Lie, oppmoete: møtt}"
SIV, PER = "{navn: Siv Nes, oppmoete: møtt}", "{navn: Per Vik, oppmoete: møtt}"


def parsed(text: str) -> Any:  # noqa: ANN401 - whatever the text holds
    """The value of a text, as the program reads it."""
    document = read(textwrap.dedent(text).encode(), "")
    assert document.readable, document.problems
    return document.value


def meeting(people: list[str], rest: str = "", *, cases: Sequence[str] = NUMBERS, others: str = "") -> Meeting:
    """A meeting with these lines under Kommunestyret, other groups, four cases, and what else the record says."""
    groups = [{"gruppe": "Kommunestyret", "personer": parsed("[" + ", ".join(people) + "]")}, *parsed(others or "[]")]
    record = {
        "utvalg": "ks",
        "moetedato": "2026-03-04",
        "status": "referat",
        "deltakere": groups,
        "saker": [{"saksnr": number, "tittel": "Sak"} for number in cases],
    }
    return msgspec.convert(record | (parsed(rest) if rest else {}), Meeting)


def cases(record: Meeting) -> tuple[CasePresence, ...]:
    """Who was there for each case, by the register above."""
    return presences(record, Register(msgspec.convert(parsed(REGISTER), Committee)))


def there(record: Meeting, name: str) -> list[str]:
    """The state of somebody at each case."""
    return [found.state if (found := case.find(name)) else "-" for case in cases(record)]


IN, OUT, UNSURE, NOT = "present", "away", "unknown", "outside"


@pytest.mark.parametrize(
    ("keys", "states"),
    [
        ("fra_sak: 3/26", [OUT, OUT, IN, IN]),
        ("til_sak: 2/26", [IN, IN, OUT, OUT]),
        ("gikk_foer: 3/26", [IN, IN, OUT, OUT]),
        ("fra_sak: 2/26, til_sak: 3/26", [OUT, IN, IN, OUT]),
        ("ikke_sak: [2/26, 4/26]", [IN, OUT, IN, OUT]),
        ("paa_sak: [2/26]", [OUT, IN, OUT, OUT]),
        ("fra_sak: 9/26", [UNSURE] * 4),
        ("til_sak: 2/26, gikk_foer: 9/26", [UNSURE, UNSURE, OUT, OUT]),
        ("ikke_sak: [2/26, 9/26]", [UNSURE, OUT, UNSURE, UNSURE]),
        ("paa_sak: [2/26, 9/26]", [UNSURE, IN, UNSURE, UNSURE]),
        ("", [IN] * 4),
    ],
)
def test_somebody_was_there_for_the_cases_that_the_line_says(keys: str, states: list[str]) -> None:
    """Of a case that the meeting does not have nothing can be told."""
    line = f"{{navn: Siv Nes, oppmoete: møtt{', ' if keys else ''}{keys}}}"
    assert there(meeting([KARI, line]), "Siv Nes") == states


def test_the_order_is_that_of_the_record_and_not_of_the_numbers() -> None:
    """3.10 was treated after 3.9, and the case that was moved up came first."""
    record = meeting([KARI, "{navn: Siv Nes, oppmoete: møtt, fra_sak: '3.10'}"], cases=["4.1", "3.9", "3.10", "3.2"])
    assert there(record, "Siv Nes") == [OUT, OUT, IN, IN]


AGENDA = """
start: "18:00"
slutt: "00:30"
saksliste:
  - {start: "18:00", slutt: "19:00", sak: 1/26}
  - {start: "19:00", slutt: "21:00", sak: 2/26}
  - {start: "21:00", slutt: "21:15", tittel: Pause}
  - {sak: 3/26}
  - {start: "23:30", slutt: "00:30", sak: 4/26}
"""


@pytest.mark.parametrize(
    ("keys", "states"),
    [
        ('kom: "19:00"', [OUT, IN, IN, IN]),
        ('kom: "18:30"', [UNSURE, IN, IN, IN]),
        ('kom: "22:00"', [OUT, OUT, UNSURE, IN]),
        ('kom: "00:10"', [OUT, OUT, OUT, UNSURE]),
        ('gikk: "21:05"', [IN, IN, OUT, OUT]),
        ('gikk: "00:30"', [IN, IN, IN, IN]),
        ('kom: "18:30", fra_sak: 2/26', [OUT, IN, IN, IN]),
        ('kom: "17:50"', [IN, IN, IN, IN]),
    ],
)
def test_the_clock_of_the_agenda_tells_and_is_not_guessed_from(keys: str, states: list[str]) -> None:
    """Half past six is in the first case, which one may have missed; a case that the line names says more."""
    assert there(meeting([KARI, f"{{navn: Siv Nes, oppmoete: møtt, {keys}}}"], AGENDA), "Siv Nes") == states


def test_days_are_those_of_the_agenda() -> None:
    """A day on the agenda holds until the next; where it has none nobody knows."""
    record = meeting(
        [KARI, "{navn: Siv Nes, oppmoete: møtt, dager: ['2026-03-05']}"],
        """
        dager: ["2026-03-04", "2026-03-05"]
        saksliste:
          - {dag: "2026-03-04", sak: 1/26}
          - {sak: 2/26}
          - {dag: "2026-03-05", sak: 3/26}
          - {sak: 4/26}
        """,
    )
    assert there(record, "Siv Nes") == [OUT, OUT, IN, IN]
    dateless = msgspec.structs.replace(record, agenda=())
    assert there(dateless, "Siv Nes") == [UNSURE] * 4


def test_a_substitute_for_one_case_has_the_seat_there_and_the_holder_elsewhere() -> None:
    """Who met for Per in one case has his vote in it, and is not called to the others."""
    record = meeting(
        [KARI, PER],
        others="""
          - gruppe: Varamedlemmer
            personer:
              - {navn: Tor Dahl, oppmoete: møtt, moette_for: Per Vik, paa_sak: [2/26]}
        """,
    )
    assert there(record, "Per Vik") == [IN, OUT, IN, IN]
    assert there(record, "Tor Dahl") == [NOT, IN, NOT, NOT]
    assert [[one.name for one in case.voters] for case in cases(record)][:2] == [
        ["Kari Moe", "Per Vik"],
        ["Kari Moe", "Tor Dahl"],
    ]


def test_somebody_disqualified_is_away_without_a_mark_and_the_substitute_counts() -> None:
    """Nothing in the list says it, and nothing needs to."""
    record = meeting(
        [KARI, PER],
        """
        saker:
          - {saksnr: 1/26, tittel: Sak}
          - saksnr: 2/26
            tittel: Tomt
            habilitet:
              - {navn: Per Vik, utfall: inhabil, vara: Tor Dahl}
              - {navn: Kari Moe, utfall: habil}
        """,
    )
    first, second = cases(record)
    assert ([one.name for one in first.voters], first.disqualified) == (["Kari Moe", "Per Vik"], ())
    assert [one.name for one in second.disqualified] == ["Per Vik"]
    assert [one.name for one in second.voters] == ["Kari Moe", "Tor Dahl"]


def test_who_has_a_vote_follows_from_the_role_or_the_line() -> None:
    """Members vote, the administration does not, and a line may say otherwise."""
    record = meeting(
        [KARI, "{navn: Ola Lie, oppmoete: møtt, stemmerett: false}", "{navn: Siv Nes, oppmoete: permisjon}"],
        others="""
          - gruppe: Administrasjonen
            personer:
              - {navn: Eva Lund, oppmoete: møtt}
        """,
    )
    case = cases(record)[0]
    assert [one.name for one in case.present] == ["Kari Moe", "Ola Lie", "Eva Lund"]
    assert [one.name for one in case.voters] == ["Kari Moe"]
    assert [one.name for one in case.missing] == ["Siv Nes"]


@pytest.mark.parametrize(
    ("people", "rest", "certain"),
    [
        ([KARI, OLA], "", True),
        ([KARI, "{navn: Ola Lie, oppmoete: ukjent}"], "", False),
        ([KARI, "{navn: Ola Lie, oppmoete: ukjent, stemmerett: false}"], "", True),
        ([KARI, '{navn: Ola Lie, oppmoete: møtt, kom: "18:30"}'], "", False),
    ],
)
def test_presence_is_certain_where_nothing_is_unknown_of_anybody_with_a_vote(
    people: list[str], rest: str, *, certain: bool
) -> None:
    """Without an agenda nobody knows which case half past six was in."""
    assert [case.certain for case in cases(meeting(people, rest))] == [certain] * 4


VOTE = """
saker:
  - saksnr: 1/26
    tittel: Skole
    votering: [%s]
"""


@pytest.mark.parametrize(
    ("vote", "in_favour", "against", "whole"),
    [
        ("{for: 3, imot: 1, stemte_imot: [Siv N.]}", "Kari Ola Per", "Siv", True),
        ("{stemte_imot: [Siv Nes]}", "Kari Ola Per", "Siv", True),
        ("{stemte_for: [Kari Moe, Ola Lie, Per Vik], imot: 1}", "Kari Ola Per", "Siv", True),
        ("{enstemmig: true}", "Kari Ola Siv Per", "", True),
        ("{enstemmig: true, resultat: falt}", "", "Kari Ola Siv Per", True),
        ("{enstemmig: true, imot: 4}", "", "Kari Ola Siv Per", True),
        ("{enstemmig: true, imot: 3}", "", "", False),
        ("{for: 4, imot: 0}", "Kari Ola Siv Per", "", True),
        ("{for: 2, imot: 1, stemte_imot: [Siv Nes]}", "", "Siv", False),
        ("{for: 2, imot: 1, stemte_imot: [Siv Nes], ikke_til_stede: [Per Vik]}", "Kari Ola", "Siv", True),
        ("{for: 2, imot: 1, stemte_imot: [Siv Nes], fravaerende: 1}", "", "Siv", False),
        ("{for: 2, imot: 1, blanke: 1, stemte_imot: [Siv Nes]}", "", "Siv", False),
        ("{for: 3, imot: 1}", "", "", False),
    ],
)
def test_the_side_without_names_is_the_rest_where_the_numbers_agree(
    vote: str, in_favour: str, against: str, *, whole: bool
) -> None:
    """Four were there with a vote; nobody is said to have voted what may be another's."""
    record = meeting([KARI, OLA, SIV, PER], VOTE % vote)
    found = sides(record.cases[0].votes[0], cases(record)[0])
    named = [" ".join(name.split()[0] for name in found.names(choice)) for choice in ("for", "imot", "blank")]
    assert (named, found.whole) == ([in_favour, against, ""], whole)
    assert {ballot.party for ballot in found.ballots if ballot.name == "Siv Nes"} <= {"H"}


@pytest.mark.parametrize(
    ("vote", "in_favour"),
    [
        ("{for: 3, imot: 0}", "Kari Ola Siv"),
        ("{for: 2, imot: 1, stemte_imot: [Siv Nes]}", "Kari Ola"),
        # Else it is said of those alone who surely were there, unless the number has no room for them, or too much.
        ("{for: 2, imot: 0}", "Kari Ola"),
        ("{enstemmig: true}", "Kari Ola"),
        ("{for: 1, imot: 1, stemte_imot: [Ola Lie]}", "Kari"),
        ("{for: 1, imot: 0}", ""),
        ("{for: 4, imot: 0}", ""),
        ("{stemte_imot: [Per Vik]}", ""),
    ],
)
def test_who_may_have_been_there_was_where_the_number_takes_them_all(vote: str, in_favour: str) -> None:
    """Siv came at half past six, in the middle of the case; Per had stayed away."""
    people = [KARI, OLA, '{navn: Siv Nes, oppmoete: møtt, kom: "18:30"}', "{navn: Per Vik, oppmoete: forfall}"]
    record = meeting(people, VOTE % vote)
    found = sides(record.cases[0].votes[0], cases(record)[0])
    assert " ".join(name.split()[0] for name in found.names("for")) == in_favour


def test_a_substitute_for_somebody_unlisted_has_a_vote_where_every_seat_has() -> None:
    """Minutes that name only those who met do not list the one who was away, nor does the register have everybody."""
    record = meeting(
        [KARI],
        others="""
          - gruppe: Varamedlemmer
            personer:
              - {navn: Tor Dahl, oppmoete: møtt, moette_for: Anne Dal}
        """,
    )
    assert [one.name for one in cases(record)[0].voters] == ["Kari Moe", "Tor Dahl"]


def test_one_whom_the_list_lacks_was_away_where_somebody_met_instead() -> None:
    """It lists those who met, and says for whom; at a case that the substitute was not there for, nobody knows."""
    others = """
          - gruppe: Varamedlemmer
            personer:
              - {navn: Tor Dahl, oppmoete: møtt, moette_for: Per Vik%s}
        """
    (first, *_rest) = cases(meeting([KARI, OLA, SIV], others=others % ""))
    assert first.certain
    assert [one.name for one in first.missing] == ["Per Vik"]
    assert [one.name for one in first.voters] == ["Kari Moe", "Ola Lie", "Siv Nes", "Tor Dahl"]
    first, second, *_rest = cases(meeting([KARI, OLA, SIV], others=others % ", paa_sak: [2/26]"))
    assert ([one.name for one in first.unknown], second.certain) == (["Per Vik"], True)
