"""What holds of every test."""

import gc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.support.effort import ALWAYS_THE_SAME, examples

settings.register_profile("referat", max_examples=examples(25), deadline=None, derandomize=ALWAYS_THE_SAME)
settings.load_profile("referat")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:  # noqa: ANN401 - xdist's own
    """Let processes take whole stretches of tests, so that what a module's tests share is made once and not in each."""
    from xdist.scheduler import WorkStealingScheduling  # noqa: PLC0415 - only where tests run in several processes

    return WorkStealingScheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests of the whole, of which some take long, so that no process is left alone with one at last."""
    items.sort(key=lambda item: item.path.parent != Path(__file__).parent)


def pytest_collection_finish() -> None:
    """Leave what is collected out of every search for garbage, which else takes a tenth of the tests' time."""
    gc.collect()
    gc.freeze()
