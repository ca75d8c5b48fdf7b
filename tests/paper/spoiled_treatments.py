"""What stands within a case, spoiled and shuffled: no word is lost, the record is of the form, and it takes no time."""

import json
import random
import time
from collections import Counter
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

import jsonschema_rs

from tests.paper.test_treatment import CASES, OPENINGS, STATEMENTS
from tests.paper.test_vote_sentences import BC, KEPT, WHOLE, A, B
from tests.paper.treatment_lines import read

# Work on a case of some twenty lines; the slowest of thousands took a twentieth.
_SECONDS = 2
_CASES_A_SEED = 20
_SIGNS = (" ", "(", ")", ":", ".", ",", "«", "»", "\n", "/", "-", "§", "og ", "0", "9" * 9, "\u00a0", "\t", " stemmer")
_RECORDS: tuple[dict[str, Any], ...] = (A, B, BC, {}, {"tittel": "Valg av leder"})


@cache
def _schema() -> Any:  # noqa: ANN401 - the library has no type of it
    path = Path(__file__).parents[2] / "schema" / "moete.schema.json"
    return jsonschema_rs.validator_for(json.loads(path.read_text(encoding="utf-8")))


@cache
def _sentences() -> tuple[str, ...]:
    told = [sentence for _case, sentence, _votes in WHOLE] + [sentence for _case, sentence, _vote in KEPT]
    return (*told, *(line for line, _proposal in OPENINGS), *(line for line, _statement in STATEMENTS))


def spoiled(dice: random.Random) -> str:
    """Sentences or whole cases in another order, with some letters gone, doubled or foreign."""
    if dice.random() < 0.4:
        lines = [dice.choice(_sentences()) for _ in range(dice.randint(1, 6))]
    else:
        lines = [line for name in dice.sample(sorted(CASES), 2) for line in dedent(CASES[name][1]).split("\n")]
        dice.shuffle(lines)
    text = "\n".join(lines)
    for _ in range(dice.randint(0, 12)):
        at, other = sorted((dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)))
        text = dice.choice(
            (
                text[:at] + text[at + dice.randint(1, 9) :],
                text[:at] + dice.choice(_SIGNS) + text[at:],
                text[:other] + text[at:other][:40] + text[other:],
                text[:at] + dice.choice(_sentences())[: dice.randint(1, 40)] + text[at:],
            )
        )
    return text


def check(seed: int, _folder: Path) -> Counter[str]:
    """Twenty spoiled cases: what was read is valid, and each word is taken or in a line that remains."""
    dice = random.Random(seed)
    total: Counter[str] = Counter()
    for _ in range(_CASES_A_SEED):
        text, case = spoiled(dice), dice.choice(_RECORDS)
        began = time.process_time()
        record, rest, ledger = read(text, case)
        assert time.process_time() - began < _SECONDS, text
        left = Counter(" ".join(one.text for one in ledger.unplaced()).split())
        assert not left - Counter(" ".join(rest).split()), text
        meeting = {"utvalg": "kst", "moetedato": "2026-03-04", "status": "referat"}
        whole = {**meeting, "saker": [{"saksnr": "1/26", "tittel": "Sak", **record}]}
        assert [error.message for error in _schema().iter_errors(whole)] == [], text
        total.update({key: len(record.get(key, ())) for key in ("forslag", "votering", "valg", "habilitet")})
    return total


def judge(total: Counter[str]) -> None:
    """Much of what was spoiled is read nevertheless."""
    assert min(total["forslag"], total["votering"]) > 0
