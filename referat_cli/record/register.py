"""Who is who in one committee: which registered name does a spelling mean?"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from referat_cli.record.committee import Committee, Group, Tenure
from referat_cli.record.names import nearest


@dataclass(frozen=True)
class Register:
    """A committee's register, ready to be asked."""

    committee: Committee

    def tenures(self) -> Iterator[tuple[Group, Tenure]]:
        """Every line of the register with its group, in the order of the file."""
        for group in self.committee.groups:
            for tenure in group.people:
                yield group, tenure

    @cached_property
    def people(self) -> frozenset[str]:
        """The registered names."""
        return frozenset(tenure.name for _, tenure in self.tenures())

    @cached_property
    def bodies(self) -> dict[str, str]:
        """Every name of every body → the body's own name."""
        names = {}
        for body in self.committee.bodies:
            names[body.name] = body.name
            names.update(dict.fromkeys(body.aliases, body.name))
        return names

    def person(self, written: str) -> str | None:
        """The registered name that a spelling means: itself or by an exact alias; None where nobody is known so."""
        if written in self.people:
            return written
        registered = self.committee.aliases.get(written)
        return registered if registered in self.people else None

    def same(self, written: str) -> str:
        """The registered name, or the spelling itself: what two lines of one person have in common."""
        return self.person(written) or written

    def body(self, written: str) -> str | None:
        """The body's own name, or None where no body is known so."""
        return self.bodies.get(written)

    def suggestion(self, written: str) -> str | None:
        """The registered name nearest to an unknown spelling; never to be put in its place without asking."""
        aliases = {spelling for spelling, name in self.committee.aliases.items() if name in self.people}
        near = nearest(written, self.people | aliases)
        return self.same(near) if near else None
