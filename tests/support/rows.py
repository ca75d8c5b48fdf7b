"""How the tests try a long table of plain rows: in one test, because each test of its own costs more than its row."""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any


def each(names: str, rows: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make one test of all the rows that ``pytest.mark.parametrize`` would make a test each of.

    Every row that fails is told of. Fixtures are made once, so this is for tests that leave them as they were.
    """
    keys = names.replace(" ", "").split(",")
    table = [row if len(keys) > 1 else (row,) for row in rows]

    def of_all_rows(test: Callable[..., None]) -> Callable[..., None]:
        @wraps(test)
        def tried(**fixtures: Any) -> None:  # noqa: ANN401 - whatever the test asks for
            failed = []
            for row in table:
                try:
                    test(**fixtures, **dict(zip(keys, row, strict=True)))
                except AssertionError as error:
                    error.add_note(f"in the row {row!r}")
                    failed.append(error)
                except Exception as error:
                    error.add_note(f"in the row {row!r}")
                    raise
            if failed:
                message = f"{len(failed)} of {len(table)} rows"
                raise ExceptionGroup(message, failed)

        signature = inspect.signature(test)
        kept = [parameter for name, parameter in signature.parameters.items() if name not in keys]
        tried.__signature__ = signature.replace(parameters=kept)  # type: ignore[attr-defined]
        return tried

    return of_all_rows
