"""Whatever becomes of the index, questions answer as a fresh clone does, and nothing outside it is touched.

What is of its form is believed: a title that is another title, a row less. Who can put it there can rewrite the
repository as well. Such a question is answered without a fault, and right when the index has been dropped.
"""

import atexit
import os
import random
import shutil
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.support.archives import MEETING_PATH, MINUTES, NOTICE, write
from tests.support.asking import ask, meeting, small
from tests.support.packed import packed_zeros
from tests.support.running import Done, git, repository

QUESTIONS = (
    ["cases", "-f", "json"],
    ["cases", "--rev", "HEAD~2"],
    ["cases", "--person", "Kari Nordmann"],
    ["show", "2/26"],
    ["show", "2026-03-04"],
    ["people"],
    ["people", "Kari Nordmann"],
    ["search", "legevakt"],
    ["followups"],
    ["history", "2/26"],
    ["changes", "HEAD~2.."],
    ["review", "HEAD~2.."],
    ["attendance"],
    ["diff", "2/26"],
    ["validate", "-f", "concise"],
)
ASKED = 4

APPROVED = MINUTES.replace("status: referat", 'status: godkjent\ngodkjent: {dato: "2026-05-06"}')
COMMITMENT = APPROVED.replace(
    "      - Kommunene går sammen om legevakt i helgene.\n",
    "      - tekst: Kommunene går sammen om legevakt hver dag.\n        ansvarlig: [AU]\n        frist: 2026-09-01\n",
)


@cache
def archive() -> Path:
    """A repository whose meeting was called, held, approved and changed, with an edit on the disk, asked everything."""
    root = Path(mkdtemp(prefix="referat-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    write(small(root, 1, 4), {MEETING_PATH: NOTICE})
    repository(root)
    for number, text in enumerate((MINUTES, APPROVED, COMMITMENT)):
        write(root, {MEETING_PATH: text})
        git(root, "commit", "--quiet", "--all", f"--message=Utgave {number}")
    write(root, meeting(4, "helikopter"))
    return root


@cache
def expected() -> tuple[Done, ...]:
    """What a copy of it that nobody has asked answers, a fresh one for each question; then it is asked everything."""
    answers = []
    for question in QUESTIONS:
        fresh = Path(mkdtemp(prefix="referat-")) / "arkiv"
        shutil.copytree(archive(), fresh)
        answers.append(ask(fresh, *question))
        shutil.rmtree(fresh.parent)
    for question in QUESTIONS:
        ask(archive(), *question)
    return tuple(answers)


# What is of no form that anything has.
MALFORMED = (
    b"\xff\x00\xfe",
    zlib.compress(b"tull"),
    zlib.compress(b"[[[[" * 20_000),
    packed_zeros(200)[:100_000],
    "[",
    "{}",
    "--output=fremmed",
    "../../fremmed",
    "HEAD:fremmed\nHEAD",
    "",
    None,
    -1,
    2**62,
    0.5,
)
NOT_UTF8 = "CAST(x'c328ff' AS TEXT)"


def a_value_in_a_table(index: Path, dice: random.Random) -> str:
    """One value in one column, in one row or in all of them."""
    with closing(sqlite3.connect(index, isolation_level=None)) as db:
        while True:
            names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            table = dice.choice(sorted(name for name in names if name not in ("words", "sqlite_stat1")))
            column = dice.choice([row[1] for row in db.execute(f"PRAGMA table_info({table})")])
            value, where = dice.choice(MALFORMED), dice.choice(["TRUE", f"{column} = (SELECT {column} FROM {table})"])  # noqa: S608 - names from the index
            new = NOT_UTF8 if dice.random() < 0.1 else "?"
            try:
                changed = db.execute(f"UPDATE {table} SET {column} = {new} WHERE {where}", [value][: new == "?"])  # noqa: S608
            except sqlite3.DatabaseError:
                continue
            if changed.rowcount:
                return f"{table}.{column}"


def noise_in_a_page(index: Path, dice: random.Random) -> str:
    """Random bytes from where a page begins."""
    with index.open("r+b") as file:
        file.seek(dice.randrange(index.stat().st_size // 4096) * 4096)
        file.write(dice.randbytes(4096 * dice.choice([1, 1, 3])))
    return ""


def a_byte_in_a_page(index: Path, dice: random.Random) -> str:
    """One byte of the parts that say how a page is laid out."""
    with index.open("r+b") as file:
        at = dice.randrange(index.stat().st_size // 4096) * 4096 + dice.randrange(12)
        file.seek(at)
        old = file.read(1)
        file.seek(at)
        file.write(bytes([old[0] ^ dice.randrange(1, 256)]))
    return ""


def cut_short(index: Path, dice: random.Random) -> str:
    """The end of the file is gone, or all of it."""
    os.truncate(index, dice.choice([0, dice.randrange(index.stat().st_size)]))
    return ""


def a_column_or_table_less(index: Path, dice: random.Random) -> str:
    """The tables are not those that are meant."""
    with closing(sqlite3.connect(index, isolation_level=None)) as db:
        db.execute("PRAGMA writable_schema = ON")
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        table = dice.choice(sorted(names))
        if dice.random() < 0.5:
            db.execute("DELETE FROM sqlite_master WHERE name = ? OR tbl_name = ?", (table, table))
        else:
            db.execute("UPDATE sqlite_master SET sql = 'CREATE TABLE ' || name || '(tull)' WHERE name = ?", (table,))
    return ""


def another_programs(index: Path, _dice: random.Random) -> str:
    """Somebody else's database has its name."""
    index.unlink()
    with closing(sqlite3.connect(index)) as db:
        db.execute("CREATE TABLE meeting(tull)")
    return ""


def not_writable(index: Path, _dice: random.Random) -> str:
    """It may only be read."""
    index.chmod(0o400)
    return ""


def a_folder(index: Path, _dice: random.Random) -> str:
    """A folder with something in it has its name."""
    index.unlink()
    (index / "tom").mkdir(parents=True)
    return ""


def another_name(name: str) -> Callable[[Path, Path], None]:
    """How a file gets another name."""
    return os.symlink if name == "symbolic" else os.link


def a_link(index: Path, dice: random.Random) -> str:
    """It, or one of its journals, is another name of somebody else's file."""
    file = index.with_name(index.name + dice.choice(["", "-wal", "-shm", "-journal"]))
    other = index.parents[2] / "fremmed"
    other.write_bytes(dice.choice([b"fremmed", index.read_bytes()]))
    file.unlink(missing_ok=True)
    another_name(dice.choice(["symbolic", "hard"]))(other, file)
    return ""


def a_journal_of_noise(index: Path, dice: random.Random) -> str:
    """A journal that nobody wrote stands beside it."""
    ending, head = dice.choice([("-wal", b"\x37\x7f\x06\x82"), ("-journal", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")])
    index.with_name(index.name + ending).write_bytes(head + dice.randbytes(9000))
    return ""


def what_git_noted(index: Path, dice: random.Random) -> str:
    """The copy of Git's own index is cut short, or one bit of it is another."""
    for file in index.parent.glob("work-tree-*"):
        content = bytearray(file.read_bytes())
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        file.write_bytes(content[: dice.choice([len(content), dice.randrange(len(content))])])
    return ""


DAMAGES: tuple[Callable[[Path, random.Random], str], ...] = (
    *[a_value_in_a_table] * 6,
    *[noise_in_a_page, a_byte_in_a_page] * 2,
    cut_short,
    a_column_or_table_less,
    another_programs,
    not_writable,
    a_folder,
    a_link,
    a_journal_of_noise,
    what_git_noted,
)


# Damage that may leave values and rows that are of their form.
MAY_BE_BELIEVED = (a_value_in_a_table, a_byte_in_a_page)
# Columns in which nothing is believed that is not of the form of what was put there.
CHECKED = ("version.record", "roster.lines", "base.commit_id", "history.tip", "verdict.problems")


def check(seed: int, folder: Path) -> Counter[str]:
    """Damage the index in one way, and ask some of the questions."""
    answers = expected()
    root = folder / "arkiv"
    shutil.copytree(archive(), root)
    dice = random.Random(seed)
    (index,) = (root / ".git" / "referat").glob("index-*.sqlite")
    rename_base(index, root)
    damage = dice.choice(DAMAGES)
    where = damage(index, dice)
    other = root / "fremmed"
    before = other.read_bytes() if other.exists() else None
    counts = Counter({damage.__name__.replace("_", " "): 1})
    for number in dice.sample(range(len(QUESTIONS)), ASKED):
        done = ask(root, *QUESTIONS[number])
        assert (other.read_bytes() if other.exists() else None) == before, damage.__name__
        if done != answers[number] and damage in MAY_BE_BELIEVED and where not in CHECKED:
            counts["answers in which a value was believed"] += 1
            assert done.code in {0, 1, 2}
            assert ask(root, "index", "--drop").code == 0
            done = ask(root, *QUESTIONS[number])
        assert done == answers[number], (damage.__name__, where, QUESTIONS[number], done)
        counts["answers"] += 1
    return counts


def judge(total: Counter[str]) -> None:
    """Every kind of damage occurred, and of all answers few rested on a value that was believed."""
    for damage in DAMAGES:
        assert total[damage.__name__.replace("_", " ")], damage.__name__
    assert total["answers in which a value was believed"] < 0.1 * total["answers"]


def rename_base(index: Path, root: Path) -> None:
    """The work tree is kept under its place; this is that of the copy."""
    with closing(sqlite3.connect(index, isolation_level=None)) as db:
        db.execute("UPDATE base SET key = ?", (f"{root / '.git'}\n",))
