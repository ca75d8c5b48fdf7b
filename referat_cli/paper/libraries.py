"""The libraries that papers are made and read with, and what to type where one is missing."""

from collections.abc import Iterator
from contextlib import contextmanager

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError


@contextmanager
def needs(package: str) -> Iterator[None]:
    """Import a library of the extra ``papir`` inside; raises `UserError` with the line to type where it is missing."""
    try:
        yield
    except ImportError as error:
        sentence = _("papir krever {package}; installer det med: pip install 'referat[papir]'")
        raise UserError(sentence.format(package=package)) from error
