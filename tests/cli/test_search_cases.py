"""The hits of a search gathered to cases: `search --cases`."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.support.archives import MINUTES, archive
from tests.support.asking import ask
from tests.support.asu import ROOT

SCHEMA = json.loads((ROOT / "schema/output/search.schema.json").read_text(encoding="utf-8"))
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
    jsonschema.validate(answer, SCHEMA)
    assert [(hit["saksnr"], hit["felt"], hit["felter"]) for hit in answer["treff"]] == [
        ("2/26", "tittel", ["tittel", "forslag_til_vedtak", "vedtak"]),
        ("4/26", "forslag_til_vedtak", ["forslag_til_vedtak"]),
    ]
