"""What holds of every test."""

from hypothesis import settings

from tests.support.effort import examples

settings.register_profile("referat", max_examples=examples(40), deadline=None, derandomize=False)
settings.load_profile("referat")
