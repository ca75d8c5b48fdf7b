"""How a council voted: the cases that were split, every vote, every voter, and what is worked out."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.support.archives import write
from tests.support.asking import ask, data
from tests.support.council import MARCH, MARCH_PATH, REGISTER, REGISTER_PATH, council
from tests.support.judging import changed
from tests.support.rows import each
from tests.support.running import ROOT, Done, repository
from tests.support.schema_values import Maker, as_yaml


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The council's two meetings; only read."""
    return repository(council(tmp_path_factory.mktemp("kommune")))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["--vote", "delt"], ["6/26", "2/26", "3/26", "4/26"]),
        (["--vote", "enstemmig"], ["1/26"]),
        (["--vote", "delt", "--to", "2026-03-31", "--outcome", "uten_forslag"], ["4/26"]),
        # What somebody proposed or voted on by name is theirs, and so is what they were elected to or disqualified in.
        (["--person", "Tor Berg"], ["6/26", "3/26", "4/26", "5/26"]),
        (["--person", "siv nes"], ["6/26", "4/26", "5/26"]),
        (["--person", "per vik", "--vote", "delt"], ["6/26", "3/26", "4/26"]),
    ],
)
def test_cases_are_found_by_how_they_were_voted_on(asked: list[str], expected: list[str], root: Path) -> None:
    """A case with an election alone was not voted on."""
    rows = data(root, "cases", *asked)["saker"]
    assert [row["saksnr"] for row in rows] == expected


def test_a_case_says_how_it_was_voted_on(root: Path) -> None:
    """In data; null where no vote was taken."""
    rows = data(root, "cases", "--to", "2026-03-31")["saker"]
    assert {row["saksnr"]: row["stemmegivning"] for row in rows} == {
        "1/26": "enstemmig", "2/26": "delt", "3/26": "delt", "4/26": "delt", "5/26": None
    }  # fmt: skip
    assert ask(root, "cases", "--vote", "ukjent").code == 2


SCHEMA = json.loads((ROOT / "schema" / "output" / "votes.schema.json").read_text(encoding="utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA)


def asked(root: Path, *arguments: str) -> list[dict[str, Any]]:
    """The rows of an answer, which fits the published schema."""
    done = ask(root, "votes", *arguments, "-f", "json")
    answer = json.loads(done.out)
    assert VALID.is_valid(answer)
    rows: list[dict[str, Any]] = answer["stemmer" if "--by" in arguments else "voteringer"]
    assert done.code == (0 if rows else 1)
    return rows


def places(rows: list[dict[str, Any]]) -> list[str]:
    """Which votes they are: the case, and the place in it."""
    return [f"{row['saksnr']} {row['nr']}" for row in rows]


ALL = ["6/26 1", "1/26 1", "2/26 1", "3/26 1", "3/26 2", "4/26 1"]
SPLIT = ["6/26 1", "2/26 1", "3/26 1", "4/26 1"]


@each(
    "arguments, expected",
    [
        ([], ALL),
        (["--split"], SPLIT),
        (["--limit", "2"], ALL[:2]),
        (["--from", "2026-04-01"], ALL[:1]),
        (["--year", "2026"], ALL),
        (["--to", "2026-04-01"], ALL[1:]),
        (["3/26"], ["3/26 1", "3/26 2"]),
        (["3/26", "--split"], ["3/26 1"]),
        (["--case", "3/26", "--case", "2/26"], ["2/26 1", "3/26 1", "3/26 2"]),
        (["2026-05-06", "2/26"], ["6/26 1", "2/26 1"]),
        (["5/26"], []),
        (["--committee", "kommunestyret"], ALL),
        # Siv Nes came to 3/26; Per Vik was disqualified there; Jon Foss met in May alone, and Eva Lund never.
        (["--person", "siv nes"], ["6/26 1", "3/26 1", "3/26 2", "4/26 1"]),
        (["--person", "Per Vik"], ["6/26 1", "1/26 1", "2/26 1", "4/26 1"]),
        (["--person", "foss"], ["6/26 1"]),
        (["--person", "Eva Lund"], []),
        (["--person", "Liv Strand"], []),
        (["--party", "ap"], ALL),
        (["--party", "SV"], ["6/26 1"]),
        (["--party", "H", "--split", "--person", "Tor Berg"], SPLIT),
        (["--party", "H", "--person", "Ola Lie"], []),
    ],
)
def test_votes_are_those_that_were_asked_for(arguments: list[str], expected: list[str], root: Path) -> None:
    """Of the newest meeting first, in the order in which they were taken."""
    assert places(asked(root, *arguments)) == expected


def test_a_vote_has_every_key_of_the_record(root: Path) -> None:
    """And what is worked out beside them: whether it was unanimous."""
    (row,) = asked(root, "2/26")
    assert row == {
        "utvalg": "kst", "saksnr": "2/26", "moetedato": "2026-03-04", "nr": 1,
        "gjelder": ["A"], "satt_opp_mot": ["B"], "tekst": None, "form": None,
        "for": 4, "imot": 1, "blanke": None, "avholdende": None, "enstemmig": False, "fravaerende": None,
        "dobbeltstemme": False, "loddtrekning": False, "flertall": None, "resultat": "vedtatt",
        "stemte_for": [], "stemte_imot": ["Ola Lie"], "ikke_til_stede": [],
        "proeve": False, "stemte_blankt": [], "avholdt_seg": [], "resultat_utledet": False,
        "tittel": "Skolestruktur", "sti": "minutes/kst/2026/2026-03-04.yaml", "stemmer": [],
    }  # fmt: skip


# By hand, from who was there: named first, in the order of the record, then those who are left, as in the list.
BALLOTS = {
    "6/26 1": "Kari Moe Sp for, Per Vik H for, Tor Berg H for, Anne Dal V for, Siv Nes Ap imot, Jon Foss SV imot, "
    "Ola Lie Ap blank",
    "1/26 1": "Kari Moe Sp for*, Ola Lie Ap for*, Per Vik H for*, Tor Berg H for*, Anne Dal V for*",
    "2/26 1": "Ola Lie Ap imot, Kari Moe Sp for*, Per Vik H for*, Tor Berg H for*, Anne Dal V for*",
    "3/26 1": "Tor Berg H for, Anne Dal V for, Kari Moe Sp imot*, Ola Lie Ap imot*, Siv Nes Ap imot*",
    "3/26 2": "Kari Moe Sp for*, Ola Lie Ap for*, Siv Nes Ap for*, Tor Berg H for*, Anne Dal V for*",
    "4/26 1": "Kari Moe Sp for, Per Vik H for, Tor Berg H for, Ola Lie Ap imot*, Siv Nes Ap imot*, Anne Dal V imot*",
}


def test_the_side_without_names_is_the_others_who_were_there(root: Path) -> None:
    """And every such ballot says so. The party is the line's, else the register's."""
    found: dict[str, list[str]] = {}
    for row in asked(root, "--by", "person"):
        ballot = f"{row['navn']} {row['parti']} {row['stemme']}{'*' * row['utledet']}"
        found.setdefault(f"{row['saksnr']} {row['nr']}", []).append(ballot)
    assert {place: ", ".join(ballots) for place, ballots in found.items()} == BALLOTS
    assert ask(root, "votes", "--by", "person").err == ""


def test_one_person_is_asked_about(root: Path) -> None:
    """By any spelling, with what each vote was for them, in both lists."""
    by_vote = asked(root, "--person", "S. Nes")
    assert [row["stemmer"] for row in by_vote] == [
        [{"navn": "Siv Nes", "parti": "Ap", "stemme": stemme, "utledet": utledet}]
        for stemme, utledet in [("imot", False), ("imot", True), ("for", True), ("imot", True)]
    ]
    by_person = asked(root, "--by", "person", "--person", "S. Nes")
    assert [row["stemme"] for row in by_person] == ["imot", "imot", "for", "imot"]
    assert places(by_person) == places(by_vote)
    assert len(asked(root, "--by", "person", "--limit", "3")) == 3


def test_what_nobody_can_say_is_said(tmp_path: Path) -> None:
    """Where the numbers do not agree with who was there, only those are told whom the record names."""
    text = MARCH.replace("for: 4, imot: 1, stemte_imot", "for: 5, imot: 1, stemte_imot")
    write(council(tmp_path), {MARCH_PATH: text})
    done = ask(tmp_path, "votes", "2/26", "--by", "person")
    assert done == Done(
        0,
        "  Navn     Parti  Stemte\n2/26  Skolestruktur (2026-03-04): Forslag A ble satt opp mot forslag B og\n"
        "vedtatt med 5 mot 1 stemme (Ap).\n  Ola Lie  Ap     imot\n",
        "I én votering sier ikke referatet hvem som stemte hva.\n",
    )
    # Of Ola Lie it is known, and Siv Nes was not there; of Kari Moe nobody knows.
    assert ask(tmp_path, "votes", "2/26", "--person", "Ola Lie").err == ""
    nothing = "Ingen voteringer svarer til det du spør om.\n"
    assert ask(tmp_path, "votes", "2/26", "--person", "Siv Nes") == Done(1, "", nothing)
    assert ask(tmp_path, "votes", "2/26", "--person", "Kari Moe").err == nothing + done.err


def test_votes_read_in_columns(root: Path) -> None:
    """Under their cases; a column that nothing stands in is left out."""
    assert (
        ask(root, "votes", "2026-03-04").out
        == """\
  Gjelder                           For  Imot  Resultat
1/26  Godkjenning av innkalling (2026-03-04)
  Forslaget                                    enstemmig vedtatt
2/26  Skolestruktur (2026-03-04)
  Forslag A mot forslag B             4     1  vedtatt
3/26  Parkering i sentrum (2026-03-04)
  Forslag B                           2     3  falt
  Forslag A                           5     0  vedtatt
4/26  Møteplan (2026-03-04)
  Ordførerens forslag til møteplan    3     3  vedtatt med dobbeltstemme
"""
    )
    assert (
        ask(root, "votes", "--party", "ap", "--split").out
        == """\
  Gjelder              For  Imot  Blanke  Stemte            Resultat
6/26  Budsjett (2026-05-06)
  Forslaget              4     2       1  1 imot, 1 blankt  vedtatt
2/26  Skolestruktur (2026-03-04)
  Forslag A mot          4     1          imot              vedtatt
  forslag B
3/26  Parkering i sentrum (2026-03-04)
  Forslag B              2     3          2 imot (utledet)  falt
4/26  Møteplan (2026-03-04)
  Ordførerens forslag    3     3          2 imot (utledet)  vedtatt med
  til møteplan                                              dobbeltstemme
"""
    )


def test_votes_come_in_every_form(root: Path) -> None:
    """Rows of a spreadsheet hold the names of a side in one cell."""
    (row,) = csv.DictReader(io.StringIO(ask(root, "votes", "6/26", "-f", "csv").out))
    assert (row["stemte_imot"], row["enstemmig"], row["stemmer"]) == ("S. Nes; Jon Foss", "false", "")
    (row,) = csv.DictReader(io.StringIO(ask(root, "votes", "6/26", "--person", "Siv Nes", "-f", "csv").out))
    assert row["stemmer"] == "Siv Nes: imot"
    lines = ask(root, "votes", "3/26", "-f", "ndjson").out.splitlines()
    assert [json.loads(line)["gjelder"] for line in lines] == [["B"], ["A"]]
    assert (
        ask(root, "votes", "1/26", "--by", "person", "--person", "Per Vik", "-f", "markdown").out
        == """\
| Votering | Navn | Parti | Stemte |
| --- | --- | --- | --- |
| 1/26 Godkjenning av innkalling (2026-03-04): Forslaget ble enstemmig vedtatt. | Per Vik | H | for (utledet) |
"""
    )


@pytest.mark.parametrize(
    ("vote", "words"),
    [
        ("{gjelder: [A], for: 4, imot: 1}", "vedtatt (utledet)"),
        ("{gjelder: [A], for: 1, imot: 4}", "falt (utledet)"),
        ("{gjelder: [A]}", "ukjent"),
        ("{gjelder: [A], stemte_for: [Kari Moe, Ola Lie], stemte_imot: [Per Vik]}", "  2     1  vedtatt (utledet)"),
        ("{gjelder: [A], for: 2, imot: 2, loddtrekning: true, resultat: falt}", "falt ved loddtrekning"),
        ("{gjelder: [A], for: 4, imot: 1, flertall: 2/3, resultat: vedtatt}", "vedtatt (2/3 kreves)"),
        ("{gjelder: [B], for: 1, imot: 4, proeve: true, resultat: falt}", "falt (prøve)"),
    ],
)
def test_a_result_is_told_with_what_decided_it(vote: str, words: str, tmp_path: Path) -> None:
    """A result that the record does not state is worked out where the numbers decide it."""
    old = "{gjelder: [A], satt_opp_mot: [B], for: 4, imot: 1, stemte_imot: [Ola Lie], resultat: vedtatt}"
    write(council(tmp_path), {MARCH_PATH: changed(MARCH, (old, vote))})
    assert ask(tmp_path, "votes", "2/26").out.splitlines()[-1].endswith(f"  {words}")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--party", "Apx"], "Ingen er ført med partiet «Apx». Mente du Ap?"),
        (["--person", "Ola Ly"], "Ingen heter «Ola Ly»; dette er Ola Lie."),
        (["--by", "party"], "--by: «party» kan ikke velges; velg mellom person. Se «referat votes --help»."),
        (["9/26"], "Saken «9/26» finnes ikke. Mente du 6/26?"),
    ],
)
def test_a_wrong_call_is_one_sentence(arguments: list[str], sentence: str, root: Path) -> None:
    """With the nearest there is."""
    assert ask(root, "votes", *arguments).err.removeprefix("referat: ").strip() == sentence


def test_an_older_revision_is_asked_too(root: Path) -> None:
    """What has been taken out of the disk since is there in the commit."""
    assert places(asked(root, "--rev", "HEAD")) == ALL


def test_a_notice_has_taken_no_vote(tmp_path: Path) -> None:
    """What is prepared for a meeting, or for one that was called off, has not been voted on."""
    for status in ("innkalling", "avlyst"):
        write(council(tmp_path), {MARCH_PATH: changed(MARCH, ("status: referat", f"status: {status}"))})
        assert places(asked(tmp_path)) == ["6/26 1"]
        assert [row["saksnr"] for row in data(tmp_path, "cases", "--vote", "delt")["saker"]] == ["6/26"]
        assert data(tmp_path, "people", "Ola Lie")["person"]["stemmer"][1:] == []


def test_every_vote_of_any_record_is_a_row_with_its_own_values(tmp_path: Path) -> None:
    """Of a document that has every key of the schema, whatever it says."""
    document = Maker("moete").document() | {"utvalg": "kst", "moetedato": "2026-03-04", "status": "referat"}
    for case in document["saker"]:
        case.pop("lukket", None)
    path = write(council(tmp_path), {MARCH_PATH: as_yaml(document)})
    rows = [row for row in asked(path) if row["moetedato"] == "2026-03-04"]
    taken = [(nr, vote) for case in document["saker"] for nr, vote in enumerate(case.get("votering", ()), 1)]
    assert [row["nr"] for row in rows] == [nr for nr, _vote in taken] != []
    for row, (_nr, vote) in zip(rows, taken, strict=True):
        # What is worked out may say more than the record, never another thing.
        assert {key: row[key] for key in vote if key != "enstemmig"} == {
            k: v for k, v in vote.items() if k != "enstemmig"
        }
        assert row["enstemmig"] is not False or not vote.get("enstemmig")


def test_a_page_has_just_the_votes_that_the_list_of_voters_has(root: Path) -> None:
    """Whether named or worked out, and of one who was never there."""
    rows = asked(root, "--by", "person")
    for name in ("Siv Nes", "Per Vik", "Eva Lund"):
        own = [row for row in rows if row["navn"] == name]
        assert data(root, "people", name)["person"]["stemmer"] == own == asked(root, "--by", "person", "--person", name)


def test_of_two_people_of_one_name_each_has_what_is_said_of_the_name(tmp_path: Path) -> None:
    """As a case that has only the name stands with all who bear it."""
    register = changed(REGISTER, ("{navn: Tor Berg,", "{navn: Ola Lie, id: ola-lie-2,"))
    march = MARCH.replace("navn: Tor Berg,", "navn: Ola Lie,").replace("Tor Berg", "Liv Strand")
    write(council(tmp_path), {REGISTER_PATH: register, MARCH_PATH: march})
    for who in ("ola-lie", "ola-lie-2"):
        (row,) = asked(tmp_path, "2/26", "--person", who)
        assert {ballot["navn"] for ballot in row["stemmer"]} == {"Ola Lie"}
        assert ask(tmp_path, "people", who).code == 0
