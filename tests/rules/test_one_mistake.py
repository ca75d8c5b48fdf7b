"""One mistake is told once, at the place where it was made."""

from pathlib import Path

from tests.support.archives import MEETING_PATH, MINUTES, archive, write
from tests.support.running import referat

SECOND = "minutes/prove/2026/2026-03-04-2.yaml"


def told(root: Path, *arguments: str) -> list[str]:
    """What the command says of feil and advarsler, without the infos."""
    done = referat(root, "validate", "--ignore", "REF607,REF410,REF507", *arguments)
    return done.out.splitlines()


def test_a_wrong_year_in_the_date_is_not_told_of_every_case(tmp_path: Path) -> None:
    """The cases agree among themselves, so the date is where to look."""
    path = "minutes/prove/2027/2027-03-04.yaml"
    text = MINUTES.replace('moetedato: "2026-03-04"', 'moetedato: "2027-03-04"').replace("2026-05-06", "2027-05-06")
    root = write(
        tmp_path,
        {"minutes/prove/utvalg.yaml": archive(tmp_path).joinpath("minutes/prove/utvalg.yaml").read_bytes(), path: text},
    )
    assert told(root, path, "--today", "2027-06-01") == [
        f"{path}:3:12: REF502 møtet er i 2027, men alle sakene har årstallet 26"
    ]


def test_a_copied_file_is_told_of_once(tmp_path: Path) -> None:
    """Many numbers of another meeting are one mistake, not one for each."""
    third = "  - {saksnr: 3/26, tittel: Møteplan, sakstype: orientering}\n"
    text = MINUTES.replace("saker:\n", "saker:\n" + third).replace("sak: 1/26}", "sak: 1/26}\n  - {sak: 3/26}")
    root = write(archive(tmp_path), {MEETING_PATH: text, SECOND: text})
    lines = [line for line in told(root, SECOND) if "REF503" in line]
    assert len(lines) == 1
    assert "3 saksnumre, 3/26 til 2/26, er brukt i møtet 2026-03-04" in lines[0]


def test_a_sentence_that_goes_on_over_the_line_is_not_unfinished(tmp_path: Path) -> None:
    """A paragraph is judged by its end, wherever its lines were broken."""
    text = MINUTES.replace("var syk, og Ingrid", "var syk, og\n      Ingrid")
    assert told(write(archive(tmp_path), {MEETING_PATH: text})) == []


def test_the_caret_of_an_unfinished_sentence_is_at_that_sentence(tmp_path: Path) -> None:
    """The same words earlier in the text, in a sentence that ends, are not pointed at."""
    text = MINUTES.replace(
        "      - Nordby ønsker vakt i helgene.\n",
        "      - Vi snakket om dette og det var nyttig.\n" + "      - Vi snakket om dette og\n" * 2,
    )
    lines = told(write(archive(tmp_path), {MEETING_PATH: text}))
    assert [line.split(":")[1] for line in lines] == ["44", "45"]
    assert MINUTES.splitlines()[42] == "      - Nordby ønsker vakt i helgene."
