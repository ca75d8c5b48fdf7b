"""Whether an answer as data has the form that ``schema/output/`` promises."""

import json
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator

OUTPUT = Path(__file__).parents[2] / "schema" / "output"


@cache
def _validator(name: str) -> Draft202012Validator:
    """What checks answers by a schema, which is itself checked once, as that takes longer than most answers."""
    schema = json.loads((OUTPUT / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def check_answer(answer: object, name: str) -> None:
    """Raise `jsonschema.ValidationError` where an answer has not the form of the schema of that name."""
    _validator(name).validate(answer)
