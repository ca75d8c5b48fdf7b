"""Write the page of examples anew: ``python -m tests.minutes``."""

from pathlib import Path

from tests.minutes.examples import overview

PAGE = Path(__file__).parents[2] / "docs" / "eksempler.md"

if __name__ == "__main__":
    PAGE.write_text(overview(), encoding="utf-8")
