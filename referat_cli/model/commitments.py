"""What a later case can follow up: the points of a decision ("2.3"), and the tasks given outside of it ("o1")."""

from collections.abc import Iterator
from typing import NamedTuple

from referat_cli.model.meeting import Case, Point, is_commitment, point_where, walk
from referat_cli.model.point_numbers import numbered

# What the address of a task begins with.
TASK = "o"


class PointToDo(NamedTuple):
    """A point by its address in the case, its place there, and its position in its list; a task is one by itself."""

    address: str
    where: tuple[str | int, ...]
    position: tuple[int, ...]
    point: Point

    @property
    def is_task(self) -> bool:
        """Whether it is a task outside of the decision."""
        return self.where[0] == "oppgaver"

    @property
    def is_commitment(self) -> bool:
        """Whether somebody is to do it; a task says so by standing where it does."""
        return is_commitment(self.point) or (self.is_task and len(self.position) == 1)


def points_to_do(case: Case) -> Iterator[PointToDo]:
    """Every point of the decision and of the tasks of a case, in the order of the record."""
    for number, position, point in numbered(case.decision or ()):
        yield PointToDo(number, ("vedtak", *point_where(position)), position, point)
    for position, point in walk(case.tasks):
        address = TASK + ".".join(str(index + 1) for index in position)
        yield PointToDo(address, ("oppgaver", *point_where(position)), position, point)
