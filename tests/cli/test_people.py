"""Who is who: people of one name, new names, and bodies that decisions name."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, REGISTER, REGISTER_PATH, archive, merged, write
from tests.support.council import council
from tests.support.judging import changed
from tests.support.output_schemas import check_answer
from tests.support.running import git, referat, repository

TWO = "      - {navn: Ola Hansen, enhet: Vestby}\n      - {navn: Ola Hansen, id: ola-hansen-2, enhet: Sørby}\n"


def two_of_a_name(root: Path) -> Path:
    """A committee with two people called Ola Hansen: one was away and met for, the other was there."""
    lines = "      - {navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}\n"
    both = lines + lines.replace("forfall", "møtt").replace("Vestby", "Sørby")
    files = {
        REGISTER_PATH: REGISTER.replace("      - {navn: Ola Hansen, enhet: Vestby}\n", TWO),
        MEETING_PATH: MINUTES.replace(lines, both),
    }
    assert files[MEETING_PATH] != MINUTES
    return write(root, dict(files))


def test_two_people_of_one_name_in_one_group_are_two(tmp_path: Path) -> None:
    """No rule takes them for one, and each has meetings of their own."""
    root = two_of_a_name(tmp_path)
    assert referat(root, "validate").code == 0
    rows = json.loads(referat(root, "attendance", "-f", "json").out)["rader"]
    olas = {row["person"]: (row["moett"], row["forfall"]) for row in rows if row["navn"] == "Ola Hansen"}
    assert olas == {"ola-hansen": (0, 1), "ola-hansen-2": (1, 0)}
    for who, mark in (("ola-hansen", "forfall"), ("ola-hansen-2", "møtt")):
        page = json.loads(referat(root, "people", who, "-f", "json").out)
        check_answer(page, "people")
        assert [meeting["oppmoete"] for meeting in page["person"]["moeter"]] == [mark]
        assert len(page["person"]["plasser"]) == 1
    done = referat(root, "people", "Ola Hansen")
    assert (done.code, done.out) == (2, "")
    assert done.err == "referat: Flere heter «Ola Hansen»: ola-hansen eller ola-hansen-2; skriv kjennetegnet.\n"
    listed = json.loads(referat(root, "people", "-f", "json").out)["personer"]
    assert [(one["person"], one["moeter"]) for one in listed if one["navn"] == "Ola Hansen"] == [
        ("ola-hansen", 1), ("ola-hansen-2", 1)
    ]  # fmt: skip


def test_people_of_one_name_in_two_committees_have_their_own_meetings(tmp_path: Path) -> None:
    """Their ids tell them apart; the committee does too where one is asked for."""
    other = REGISTER.replace("kode: prove", "kode: helse").replace("Prøveutvalget", "Helseutvalget")
    files = {
        REGISTER_PATH: REGISTER,
        MEETING_PATH: MINUTES,
        "minutes/helse/utvalg.yaml": other.replace("{navn: Ola Hansen,", "{navn: Ola Hansen, id: ola-helse,"),
        MEETING_PATH.replace("/prove/", "/helse/"): MINUTES.replace("utvalg: prove", "utvalg: helse"),
    }
    root = write(tmp_path, dict(files))
    for arguments in (["ola-helse"], ["Ola Hansen", "--committee", "helse"], ["ola-helse", "--committee", "helse"]):
        page = json.loads(referat(root, "people", *arguments, "-f", "json").out)["person"]
        assert page["person"] == "ola-helse"
        assert {line["utvalg"] for line in (*page["plasser"], *page["moeter"], *page["saker"])} == {"helse"}
    assert referat(root, "people", "Ola Hansen").code == 2
    listed = json.loads(referat(root, "people", "-f", "json").out)["personer"]
    assert {one["person"]: one["moeter"] for one in listed if one["navn"] == "Ola Hansen"} == {
        "ola-hansen": 1, "ola-helse": 1
    }  # fmt: skip
    # Kari has no id in either, and is one person with two meetings.
    assert [one["moeter"] for one in listed if one["navn"] == "Kari Nordmann"] == [2]
    rows = json.loads(referat(root, "attendance", "--person", "ola-helse", "-f", "json").out)["rader"]
    assert [(row["utvalg"], row["person"]) for row in rows] == [("helse", "ola-helse")]
    assert referat(root, "cases", "--person", "ola-helse").code in (0, 1)


def test_a_new_name_is_the_same_person_in_a_comparison(tmp_path: Path) -> None:
    """The register has the old name as another spelling: only the name differs."""
    root = repository(archive(tmp_path))
    new = REGISTER.replace("Kari Nordmann", "Kari Nordmann Lie").replace(
        "alias:\n", "alias:\n  Kari Nordmann: Kari Nordmann Lie\n"
    )
    (root / REGISTER_PATH).write_text(new, encoding="utf-8", newline="")
    git(root, "commit", "--quiet", "--all", "--message=Nytt navn")
    for by in ("person", "seat"):
        rows = json.loads(referat(root, "attendance", "--by", by, "--compare", "HEAD~1", "-f", "json").out)["rader"]
        assert all(row["foer"] and row["etter"] for row in rows)
        changed = [row for row in rows if row["endret"]]
        assert [row["endret"] for row in changed] == [["navn" if by == "person" else "innehavere"]]
    done = referat(root, "attendance", "--compare", "HEAD~1")
    assert done.out.splitlines()[-1] == "- Kari Nordmann Lie (medlem): navn Kari Nordmann → Kari Nordmann Lie"


def test_old_minutes_are_headed_with_the_name_that_the_committee_had(tmp_path: Path) -> None:
    """And new ones with the new; a letter put right is no new name."""
    root = repository(archive(tmp_path))
    later = {"2099-03-04": MINUTES.replace("2026-03-04", "2099-03-04")}
    for name, headings in (
        ("Prøveutvaglet", {"2026-03-04": "Prøveutvaglet", "2099-03-04": "Prøveutvaglet"}),
        ("Samarbeidsutvalget", {"2026-03-04": "Prøveutvalget", "2099-03-04": "Samarbeidsutvalget"}),
    ):
        files = {f"minutes/prove/{day[:4]}/{day}.yaml": text for day, text in later.items()}
        write(root, {REGISTER_PATH: REGISTER.replace("Prøveutvalget", name), MEETING_PATH: MINUTES, **files})
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message=Nytt navn")
        for day, heading in headings.items():
            assert referat(root, "show", day).out.splitlines()[0] == f"Møtereferat – {heading} (prove)"


def test_somebody_in_one_of_two_versions_has_neither_come_nor_gone(tmp_path: Path) -> None:
    """The tables have the row or have it not; nothing is said of the person."""
    root = repository(archive(tmp_path))
    line = next(line for line in MINUTES.splitlines(keepends=True) if "Ola Hansen, oppmoete" in line)
    text = MINUTES.replace(line, "").replace(", moette_for: Ola Hansen", "")
    register = REGISTER.replace("      - {navn: Ola Hansen, enhet: Vestby}\n", "")
    for path, content in ((MEETING_PATH, text), (REGISTER_PATH, register)):
        (root / path).write_text(content, encoding="utf-8", newline="")
    out = referat(root, "attendance", "--compare", "HEAD").out
    assert "- Ola Hansen (medlem): bare slik det var" in out
    assert "ikke med lenger" not in out


@pytest.fixture
def delegating(tmp_path: Path) -> Path:
    """A decision that gives two points to the body AU, and a later case that closes one of them."""
    decided = merged(
        """
saker:
  - saksnr: 1/26
    tittel: Legevakt
    sakstype: beslutning
    vedtak:
      - {tekst: AU lager en plan., ansvarlig: [AU]}
      - {tekst: Arbeidsutvalget melder fra., ansvarlig: [Arbeidsutvalget], frist: "2020-01-01"}
""",
        MINUTES,
    )
    follow_up = "{saksnr: 3/26, tittel: Plan, sakstype: beslutning, foelger_opp: [1/26#1], vedtak: [Godkjent.]}"
    held = MINUTES.replace("2026-03-04", "2026-05-06").replace("2/26", "3/26")
    later = merged(f"saker:\n  - {follow_up}\n", held)
    return write(
        tmp_path, {REGISTER_PATH: REGISTER, MEETING_PATH: decided, "minutes/prove/2026/2026-05-06.yaml": later}
    )


def test_a_body_can_be_asked_about(delegating: Path) -> None:
    """By any of its names: what was delegated to it, open and closed."""
    pages = [referat(delegating, "people", name).out for name in ("AU", "au", "Arbeidsutvalget")]
    assert len(set(pages)) == 1
    lines = pages[0].splitlines()
    assert lines[:3] == ["AU", "Også skrevet: Arbeidsutvalget", "Organ i prove"]
    assert lines.index("ÅPENT (1)") < lines.index("  Arbeidsutvalget melder fra.") < lines.index("LUKKET (1)")
    assert lines.index("LUKKET (1)") < lines.index("  AU lager en plan.")
    answer = json.loads(referat(delegating, "people", "AU", "-f", "json").out)
    check_answer(answer, "people")
    assert [(row["punkt"], row["tilstand"]) for row in answer["organ"]["oppfoelging"]] == [
        ("2", "forfalt"),
        ("1", "lukket"),
    ]
    assert referat(delegating, "show", "AU").out == pages[0]


def test_show_finds_whom_people_finds(tmp_path: Path) -> None:
    """A part of a name, or one that is nearly right, with the same notice."""
    root = archive(tmp_path)
    for name in ("kari", "Nordmann", "Ola Hanssen"):
        shown, found = referat(root, "show", name), referat(root, "people", name)
        assert (shown.code, shown.out, shown.err) == (found.code, found.out, found.err)
        assert shown.code == 0


def test_a_list_of_people_counts_each_meeting_once_and_says_what_it_counts(tmp_path: Path) -> None:
    """One who was away is listed, and that is what the heading says; two lines of a person do not repeat the number."""
    line = "      - {navn: Ola Hansen, enhet: Vestby}\n"
    left = line.replace("}", ', til: "2024-12-31"}')
    again = line.replace("}", ', fra: "2025-06-01"}')
    root = write(tmp_path, {REGISTER_PATH: REGISTER.replace(line, left + again), MEETING_PATH: MINUTES})
    found = [row.split() for row in referat(root, "people").out.splitlines() if row.startswith(("Navn", "Ola Hansen"))]
    assert found[0][:5] == ["Navn", "Rolle", "Ført", "opp", "Saker"]
    assert [row[2:4] for row in found[1:]] == [["medlem", "1"], ["medlem", "fra"]]
    rows = referat(root, "people", "-f", "csv").out.splitlines()
    keys = rows[0].split(",")
    assert [row.split(",")[keys.index("moeter")] for row in rows if row.startswith("ola-hansen,")] == ["1", ""]


def test_the_page_of_a_person_has_the_party(tmp_path: Path) -> None:
    """Beside the seat, in the list too, and as a key of its own."""
    register = changed(REGISTER, ("format: 1", "format: 2"), ("enhet: Nordby}", "enhet: Nordby, parti: Ap}"))
    root = write(tmp_path, {REGISTER_PATH: register, MEETING_PATH: MINUTES})
    page = referat(root, "people", "Kari Nordmann").out
    assert "- Kommunene, Nordby, Ap, medlem\n" in page
    answer = json.loads(referat(root, "people", "Kari Nordmann", "-f", "json").out)
    check_answer(answer, "people")
    assert [line["parti"] for line in answer["person"]["plasser"]] == ["Ap"]


def test_the_cases_that_somebody_was_there_for_are_listed_as_in_a_sentence(tmp_path: Path) -> None:
    """On the page of the person, in the minutes and behind the numbers."""
    line = "{navn: Ola Hansen, oppmoete: møtt, enhet: Vestby, paa_sak: [1/26, 2/26]}"
    text = changed(
        MINUTES,
        ("{navn: Ola Hansen, oppmoete: forfall, enhet: Vestby}", line),
        (", moette_for: Ola Hansen", ", paa_sak: [2/26]"),
    )
    root = write(archive(tmp_path), {MEETING_PATH: text})
    assert ", på sak 1/26 og 2/26 (Kommunene)" in referat(root, "people", "Ola Hansen").out
    assert "Ola Hansen, Vestby på sak 1/26 og 2/26" in referat(root, "show", "2026-03-04").out
    shown = " ".join(referat(root, "attendance", "--explain", "Ola Hansen").out.split())
    assert "til stede på sak 1/26 og 2/26" in shown


def test_a_commit_has_as_many_signs_as_elsewhere(tmp_path: Path) -> None:
    """Seven, as people use them."""
    root = repository(archive(tmp_path))
    (line,) = (
        line for line in referat(root, "people", "Kari Nordmann", "--history").out.splitlines() if "Begin" in line
    )
    assert line.startswith(f"{git(root, 'rev-parse', 'HEAD')[:7]}  ")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A council whose people propose, vote, are elected and disqualified."""
    return council(tmp_path_factory.mktemp("kommune"))


def test_a_page_tells_what_somebody_did_in_the_cases(town: Path) -> None:
    """What they proposed, were elected to and had entered, and each vote that was not unanimous; all are counted."""
    out = referat(town, "people", "tor berg").out
    assert out[out.index("FORSLAG") :] == """\
FORSLAG (1)
- 3/26  Parkering i sentrum (2026-03-04): Forslag B fra Tor Berg og Anne Dal,
  tillegg – falt

VALG (1)
- 5/26  Valg av nemnd (2026-03-04): valgt til varamedlem for leder i klagenemnda

PROTOKOLLTILFØRSLER (1)
- 3/26  Parkering i sentrum (2026-03-04): Protokolltilførsel fra Tor Berg for H:
  Gruppen viser til høringen om bompenger.

STEMMER (6)
6 for; 3 av dem er utledet
De som ikke var enstemmige:
- 6/26  Budsjett (2026-05-06): stemte for. Forslaget ble vedtatt med 4 mot 2
  stemmer (S. Nes, Jon Foss), 1 blank.
- 2/26  Skolestruktur (2026-03-04): stemte for (utledet). Forslag A ble satt opp
  mot forslag B og vedtatt med 4 mot 1 stemme (Ap).
- 3/26  Parkering i sentrum (2026-03-04): stemte for. Forslag B falt med 2 mot 3
  stemmer (Tor Berg, Anne Dal).
- 4/26  Møteplan (2026-03-04): stemte for. Ordførerens forslag til møteplan ble
  vedtatt med 3 mot 3 stemmer (Sp, H), med møtelederens dobbeltstemme
  (håndsopprekning).
"""  # fmt: skip


def test_a_page_as_data_has_a_list_of_each(town: Path) -> None:
    """And every list is there, with nothing in it, of somebody who did nothing."""

    def page(name: str) -> dict[str, list[dict[str, object]]]:
        answer = json.loads(referat(town, "people", name, "-f", "json").out)
        check_answer(answer, "people")
        return answer["person"]  # type: ignore[no-any-return]

    per = page("per vik")
    assert [(row["som"], row["utfall"], row["begrunnelse"], row["vara"]) for row in per["habilitet"]] == [
        ("vurdert", "inhabil", "Eier et parkeringshus.", "ingen")
    ]
    assert [(row["som"], row["verv"], row["stemmer"]) for row in per["valg"]] == [
        ("kandidat", "Leder i klagenemnda", 1)
    ]
    assert [(row["saksnr"], row["stemme"], row["utledet"]) for row in per["stemmer"]] == [
        ("6/26", "for", False), ("1/26", "for", True), ("2/26", "for", True), ("4/26", "for", False)
    ]  # fmt: skip
    ola = page("ola lie")
    assert [(row["id"], row["type"], row["paa_vegne_av"], row["utfall"]) for row in ola["forslag"]] == [
        ("B", "alternativt", ["Ap"], "falt")
    ]
    assert [row["som"] for row in page("siv nes")["valg"]] == ["valgt"]
    assert [row["som"] for row in page("eva lund")["valg"]] == ["etter"]
    assert [row["paa_vegne_av"] for row in page("tor berg")["protokolltilfoersler"]] == [["H"]]
    lists = ("stemmer", "forslag", "habilitet", "valg", "protokolltilfoersler")
    assert [page("Liv Strand")[key] for key in lists] == [[]] * len(lists)


def test_a_page_as_rows_has_a_row_for_each(town: Path) -> None:
    """In the words of the page."""
    rows = referat(town, "people", "eva lund", "-f", "markdown").out.splitlines()
    assert rows[-1] == "| Eva Lund | valg | 5/26 Valg av nemnd (2026-03-04): gikk ut som leder i klagenemnda |"
    kinds = [row["hva"] for row in csv.DictReader(io.StringIO(referat(town, "people", "tor berg", "-f", "csv").out))]
    assert kinds == ["plass", "møte", "møte", *["sak"] * 4, "forslag", "protokolltilførsel", "valg", *["stemme"] * 6]


def test_old_minutes_say_nothing_more_of_anybody(tmp_path: Path) -> None:
    """A page has no part in which nothing stands."""
    out = referat(archive(tmp_path), "people", "Kari Nordmann").out
    assert [line for line in out.splitlines() if line.isupper() or re.fullmatch(r"[A-ZÆØÅ]+ \(\d+\)", line)] == [
        "PLASSER", "MØTER (1)", "SAKER (2)"
    ]  # fmt: skip
