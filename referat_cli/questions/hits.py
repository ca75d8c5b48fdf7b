"""What is one hit of a search?"""

from typing import NamedTuple

from referat_cli.questions.passages import Excerpt


class Hit(NamedTuple):
    """A field of a case, or of a meeting where ``number`` is None, that holds what was looked for.

    ``field`` is the record's own key (``forslag_til_vedtak``), ``title`` that of the case or the other business,
    ``path`` is from the archive's root.
    """

    committee: str
    number: str | None
    date: str
    title: str | None
    field: str
    excerpt: Excerpt
    path: str
