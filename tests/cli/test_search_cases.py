"""The hits of a search gathered to cases (`search --cases`), and in all that a council records."""

import json
from pathlib import Path

import pytest

from tests.support.archives import MINUTES, archive
from tests.support.asking import ask
from tests.support.council import council
from tests.support.output_schemas import check_answer

LATER = MINUTES.replace("2026-03-04", "2026-05-06").replace("1/26", "3/26").replace("2/26", "4/26")
LATER = LATER.replace("Samarbeid om legevakt", "Budsjett").replace("om legevakt i helgene", "om budsjettet")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two meetings: a case about the word in three fields, and one with it in the proposal alone."""
    return archive(tmp_path_factory.mktemp("arkiv"), d2026_05_06=LATER)


def test_a_case_is_one_row_with_where_in_it_the_words_stand(root: Path) -> None:
    """In the order of the record, under the title of the case."""
    assert ask(root, "search", "legevakt", "--cases").out == (
        "Sak   Møte        Treff i                  Tittel\n"
        "2/26  2026-03-04  tittel, forslag, vedtak  Samarbeid om legevakt\n"
        "4/26  2026-05-06  forslag                  Budsjett\n"
    )


def test_what_narrows_and_sorts_hits_does_it_with_cases(root: Path) -> None:
    """Time, order, fields and how many; the notice counts cases."""

    def numbers(*more: str) -> list[str]:
        return [
            hit["saksnr"]
            for hit in json.loads(ask(root, "search", "legevakt", "--cases", *more, "--json").out)["treff"]
        ]

    assert numbers("--sort", "dato") == ["4/26", "2/26"]
    assert numbers("--to", "2026-04-01") == ["2/26"]
    assert numbers("--year", "2025") == []
    assert numbers("--in", "vedtak") == ["2/26"]
    assert numbers("--committee", "Prøveutvalget") == ["2/26", "4/26"]
    done = ask(root, "search", "legevakt", "--cases", "--limit", "1")
    assert done.out.splitlines()[1].startswith("2/26")
    assert done.err == "Viser 1 av 2 saker; --limit gir flere.\n"
    assert ask(root, "search", "romskip", "--cases").code == 1


def test_data_has_the_best_hit_of_each_case_and_all_its_fields(root: Path) -> None:
    """The same keys as without, and one more."""
    answer = json.loads(ask(root, "search", "legevakt", "--cases", "--json").out)
    check_answer(answer, "search")
    assert [(hit["saksnr"], hit["felt"], hit["felter"]) for hit in answer["treff"]] == [
        ("2/26", "tittel", ["tittel", "forslag_til_vedtak", "vedtak"]),
        ("4/26", "forslag_til_vedtak", ["forslag_til_vedtak"]),
    ]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A council with texts under every key that has any."""
    return council(tmp_path_factory.mktemp("kommune"))


@pytest.mark.parametrize(
    ("words", "field", "word"),
    [
        ("slås sammen", "forslag/B", "forslag B"),
        ("evalueres", "forslag/B", "forslag B"),
        ("ordførerens", "votering", "votering"),
        ("klagenemnda", "valg", "valg"),
        ('"Tor Berg"', "valg", "valg"),
        ("bompenger", "protokolltilfoersler", "protokolltilførsel"),
        ("kunngjøre", "oppgaver", "oppgave"),
        ("lokaler", "oppgaver", "oppgave"),
    ],
)
def test_every_text_of_a_council_is_found_and_says_where_it_stands(
    words: str, field: str, word: str, town: Path
) -> None:
    """Each proposal is a text by itself, so that its letter is told."""
    (hit,) = json.loads(ask(town, "search", words, "--json").out)["treff"]
    assert hit["felt"] == field
    assert f"  {word}  " in ask(town, "search", words).out


def test_a_search_in_proposals_takes_all_of_them(town: Path) -> None:
    """The recommendation too; and a case tells all the places in which the words stand."""

    def fields(*more: str) -> list[list[str]]:
        return [hit["felter"] for hit in json.loads(ask(town, "search", *more, "--cases", "--json").out)["treff"]]

    assert fields("skole* OR struktur*", "--in", "forslag") == []
    assert fields("strukturen", "--in", "forslag") == [["forslag_til_vedtak"]]
    assert fields("fra", "--in", "forslag") == [["forslag/B"]]
    assert fields("det", "--in", "forslag", "--in", "vedtak") == [["forslag_til_vedtak", "vedtak"]]
    assert fields("møteplan*") == [["tittel", "votering", "vedtak", "oppgaver"]]
