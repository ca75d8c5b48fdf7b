"""Which calls must a version of the program answer as another one does?

They stand as a person would type them, a line each, below the archive that they are asked of. A line may begin with

    *              ask it in every format that the command has; a line without a format of its own takes them in turn
    ~              ask it twice: on a narrow terminal without colour, and on a wide one
    =              ask it as it stands, without a format
    +              hold what it writes to files against each other, too
    tty:60         ask on a terminal of so many columns
    in:minutes     ask from this folder below the archive
    stdin:FILE     give it this file of the archive on standard input
    NAME=VALUE     ask with this variable set

and ``{case:7}``, ``{decided:7}``, ``{meeting:7}``, ``{path:7}``, ``{person:7}`` or ``{commit:7}`` stand for the one
that the archive has at that place.
"""

import re
import shlex
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks.same_archives import environment

_ROWS = ("", "json", "ndjson", "csv", "markdown")
# The formats of a command; the empty one is what it answers in where nobody asks.
FORMATS: dict[str, tuple[str, ...]] = {
    "attendance": _ROWS,
    "cases": _ROWS,
    "changes": _ROWS,
    "diff": (*_ROWS, "html"),
    "followups": _ROWS,
    "history": _ROWS,
    "people": _ROWS,
    "rule": ("", "json", "markdown"),
    "search": _ROWS,
    "show": ("", "json"),
    "validate": ("", "full", "json", "markdown", "github", "sarif"),
}
_LOOKS = ("tty:40 NO_COLOR=1", "tty:110")

_ASU = """
* cases
cases --committee asu --year 2024
= cases --committee auu
cases --year 2023 --sort saksnr
cases --to 2023-12-31 --sort utfall
cases --person 'Merete Blokkum'
= cases --person 'Solveig Tofte'
cases --responsible 'Ingjerd Astad' --type beslutning
cases --outcome vedtatt_endret
cases --case-worker 'Runar Asp'
cases --type orientering --limit 2
cases --text helseplattformen
cases --text tilskudd --sort dato
cases --rev HEAD~1
~ cases --outcome vedtatt_endret
* show 42/24
show 2024-10-29
show minutes/asu/2024/2024-10-29.yaml
show 47/24#4
show 47/24#2.3
show 'Wenche Dehli'
show 49/24
show --rev HEAD~1 42/24
show --rev HEAD~3 2023-09-06
~ show 47/24
* search utsatt sak
search '"saken utsettes"' --in vedtak
search 'digital*' --limit 3
search helseplattformen --in referat --in tittel
search kommunene --to 2023-12-31 --rev HEAD~2
search kreft --in eventuelt
= search finnesikke --format json
~ search kommunene
* people
people 'Wenche Dehli'
= people 'Kjersti Forbord'
people --committee asu --rev HEAD~2
people 'Leif Vonen' --history
~ people 'Albert Verhagen'
followups --today 2025-03-01
followups --today 2025-07-15 --state forfalt
followups --today 2025-07-15 --state aapen --state lukket
followups --responsible AU --today 2025-01-01
followups --from 2024-01-01 --to 2024-12-31 --committee asu
followups
~ followups --today 2025-03-01
* diff 42/24
diff
= diff --stat
= diff --stat 30/23 31/23 32/23 --format markdown
diff 45/24 --explain
diff 2023-09-06
diff 31/23 --full
diff 42/24 47/24 --full --explain
= diff minutes/asu/2024/2024-10-29.yaml
diff 42/24 --against notice
= diff 2024-10-29 --against notice --stat
diff 42/24 --exit-code --rev HEAD~1
= diff 42/24 --exit-code
~ diff 42/24
~ diff 31/23 --full --explain
* attendance
* attendance --by seat
attendance --by meeting
attendance --by group
attendance --by unit
attendance --role vara
attendance --role gjest --role sekretariat
attendance --person 'Wenche Dehli'
attendance --from 2024-01-01 --to 2024-12-31 --by group
attendance --explain 'Albert Verhagen'
= attendance --chart
attendance --compare HEAD~2
attendance --history
attendance --rev HEAD~2
~ attendance --by seat
~ attendance --chart
+ attendance --plot tegning.svg
history 42/24
history 31/23 --limit 1
history 42/24 --blame
~ history 42/24 --blame
changes HEAD~1..HEAD
= changes
changes HEAD~2...HEAD~1 --exit-code
~ changes HEAD~1..HEAD
* validate
validate --strict
validate minutes/asu/2024/2024-10-29.yaml
validate minutes/asu/utvalg.yaml
validate --select REF5 --strict
validate --ignore REF504,REF505
validate --since HEAD~4
validate --staged --today 2024-11-01
= validate --changed
~ validate
= fmt --check
= fmt --diff
= index --status
= in:minutes/asu cases --limit 3
= in:minutes/asu/2024 validate 2024-10-29.yaml
= in:minutes/asu/2024 diff 2024-10-29.yaml --stat
= stdin:minutes/asu/2024/2024-10-29.yaml validate - --stdin-filename minutes/asu/2023/2024-10-30.yaml
= stdin:minutes/asu/2024/2024-10-29.yaml validate -
= stdin:minutes/asu/2024/2024-10-29.yaml fmt -
= stdin:minutes/asu/utvalg.yaml fmt - --stdin-filename minutes/asu/utvalg.yaml --diff
= LC_ALL=C show 42/24
= PYTHONIOENCODING=latin-1 show 46/24
= GITHUB_ACTIONS=true validate
= COLUMNS=50 cases --outcome vedtatt_endret --color always
= COLUMNS=50 --color always diff 42/24 --full
= --color always attendance --chart
= --color always show 42/24 --format json
= tty:80 --color never diff 42/24
= tty:80 attendance --by group --format json
= tty:80 NO_COLOR= cases --limit 4
= tty:10 cases --limit 4
= tty:400 cases --limit 4
"""

_YEARS = """
cases --limit 12
cases --committee utvalg-1 --year 2019
cases --person '{person:2}' --limit 10
cases --responsible '{person:0}' --from 2018-01-01 --to 2018-06-30
cases --outcome vedtatt_endret --committee utvalg-0 --year 2022 --sort utfall
cases --text kommunene --limit 8 --sort saksnr
cases --rev midtveis --year 2017
~ cases --committee utvalg-0 --year 2021 --type beslutning
show {case:7}
show {case:431}
= show 12/19
= show {meeting:33}
show utvalg-1:{meeting:33}
show '{person:1}'
= show {case:500} --rev midtveis
search kommunene strategi
search '"og med"' --limit 4
search 'pasient*' --in tittel --committee utvalg-1
search tiltak -plan --from 2019-01-01 --to 2020-01-01
~ search kommunene strategi --limit 6
people --committee utvalg-0
people '{person:3}' --history
people 'Arve Arvesen' --history
followups --committee utvalg-0 --from 2022-01-01 --today 2023-06-01
followups --state forfalt --today 2020-01-01 --limit 15
followups --state lukket --limit 15 --today 2025-01-01
~ followups --limit 6 --today 2023-06-01
diff {decided:50}
diff {path:121} --against notice
diff {decided:333} --full --explain
= diff utvalg-0:{meeting:4} --stat
= diff --stat {path:5} {path:6} --format markdown
attendance --committee utvalg-0
attendance --by seat --committee utvalg-1 --year 2020
attendance --by group
attendance --by unit --year 2018
attendance --by meeting --committee utvalg-0 --from 2020-01-01
attendance --person '{person:3}'
attendance --explain '{person:3}'
attendance --explain 'Vigdis Varland' --year 2019
= attendance --chart --committee utvalg-0 --role medlem
attendance --compare midtveis --committee utvalg-0
attendance --compare HEAD~40 --by seat
attendance --history --limit 20
attendance --rev midtveis --by group
~ attendance --chart --committee utvalg-0
history {case:40}
history utvalg-0:{meeting:12}
history utvalg-1:{meeting:3} --limit 2
history {decided:222} --blame
= history {decided:801} --blame --rev midtveis
changes HEAD~5..HEAD
changes midtveis..HEAD~200
validate
validate --strict --select REF6,REF3
validate --since HEAD~60
validate {path:3} {path:77}
= tty:90 NO_COLOR=1 validate minutes/utvalg-1/2019
= fmt --check minutes/utvalg-1/2019
= fmt --diff {path:9}
= index --status
"""

_LIVES = """
cases --limit 15
= cases --person '{person:4}'
cases --rev midtveis --sort saksnr
show {case:11}
show {meeting:9}
show {decided:30}#1
show '{person:6}'
show {meeting:5} --rev midtveis
~ show {meeting:12}
search rutiner*
search skal straks --rev midtveis
* people '{person:3}' --history
people '{person:12}' --rev midtveis
~ people '{person:3}' --history
followups --today 2016-01-01
followups --rev midtveis --today 2015-06-01
diff {decided:21}
diff {meeting:7}
diff {decided:45} --against notice
diff {meeting:20} --against notice --full
= diff --stat --rev midtveis
~ diff {meeting:18}
attendance --by seat
attendance --by group
* attendance --by meeting
attendance --role vara --role medlem
* attendance --explain '{person:4}'
attendance --explain '{person:5}'
= attendance --chart
* attendance --compare midtveis
* attendance --history
attendance --history --person '{person:5}' --limit 5
attendance --rev {commit:90} --by seat
~ attendance --compare midtveis
+ attendance --plot tegning.pdf --year 2015
+ attendance --plot fil.txt
* history {meeting:3}
history {meeting:11}
history {case:17}
history {case:101} --limit 2
* history {decided:22} --blame
history {decided:100} --blame
history {meeting:10} --rev {commit:150}
~ history {meeting:7}
~ history {decided:40} --blame
* changes {commit:20}..{commit:40}
changes midtveis
changes midtveis...HEAD --exit-code
changes 2014-01-01..2015-01-01
~ changes HEAD~9..HEAD~3
validate
* validate --since {commit:90}
= validate --since {commit:1}
validate --since midtveis --strict
validate --since HEAD~5 --select REF802
~ validate --since HEAD~20
= fmt --check
= +fmt
= COMP_WORDS='referat\\nshow\\n1' COMP_CWORD=2 _REFERAT_COMPLETE=bash_complete
= COMP_WORDS='referat\\nshow\\n2014' COMP_CWORD=2 _REFERAT_COMPLETE=zsh_complete
= COMP_WORDS='referat\\npeople\\n' COMP_CWORD= _REFERAT_COMPLETE=fish_complete
= COMP_WORDS='referat\\ncases\\n--committee\\np' COMP_CWORD=3 _REFERAT_COMPLETE=bash_complete
= COMP_WORDS='referat\\nvalidate\\n--select\\nref8' COMP_CWORD=3 _REFERAT_COMPLETE=bash_complete
= index --status
= index --rebuild
= index --drop
= index
= cases --limit 1
= index --status
"""

_DESK = """
changes
changes HEAD~3
changes HEAD --exit-code
changes HEAD~6..HEAD~2
~ changes
validate --changed
validate --staged
validate
validate --since HEAD
validate --since HEAD~4 --strict
validate --changed --strict --select REF8
~ validate --changed
cases --rev HEAD
attendance --compare HEAD
attendance --history --limit 5
history {meeting:2}
history {meeting:3}
history {meeting:4}
show 2019-12-03
followups --today 2014-12-01
people --history Nina
= fmt --check
= fmt --diff
= validate --fix --diff
= +validate --fix
= +fmt minutes
= validate
"""

_PROBLEMS = """
* validate
validate --select REF2
validate --ignore REF1,REF2,REF3
validate minutes/ref301 minutes/ref503
validate minutes/filer/2026/2026-01-05.yaml lenke.yaml
validate minutes/ref601 --today 2026-03-01
validate --since HEAD
= validate --since HEAD --format sarif
validate --staged --select REF6
~ validate minutes/filer
~ validate --since HEAD
= GITHUB_ACTIONS=true validate --select REF4
= tty:100 validate --format concise
= in:minutes/filer validate 2026
= stdin:minutes/filer/2026/2026-01-03.yaml validate - --stdin-filename minutes/filer/2026/2026-02-01.yaml
= stdin:minutes/filer/2026/2026-01-07.yaml fmt - --stdin-filename minutes/filer/2026/2026-01-07.yaml
cases --committee filer
show filer:1/26
show filer:2026-01-13
show ref301:2026-03-04
= show 1/26
= people Kari
followups --today 2026-06-01
= diff --stat
attendance --committee filer
changes
history ref802:2026-03-04
= fmt --check
= fmt --diff minutes/filer
= tty:80 fmt --check minutes/filer
= tty:100 NO_COLOR=1 validate --fix --diff minutes/filer minutes/ref204
= tty:100 validate --fix --diff minutes/ref204
= +validate --fix --select REF10,REF204 minutes/filer minutes/ref204
= +validate --fix
= +fmt
= validate
"""

_STYLES = """
validate
= fmt --check
= fmt --diff
= tty:100 fmt --diff minutes/stil-3
= show stil-1:2/26
= show stil-2:2026-03-04 --format json
= attendance --by group
= validate --fix --diff
= +validate --fix minutes/stil-4 minutes/stil-5
= +fmt minutes/stil-0
= +fmt
= +fmt
validate
"""

_SHALLOW = """
history {meeting:33}
history {case:3}
attendance --history --limit 6
changes HEAD~3..
cases --rev 2013-06-01
history {decided:90} --blame
"""

_BARE = """
cases --limit 4
= cases --rev HEAD~1 --limit 4
= show 42/24 --rev main
= history 42/24
= changes HEAD~1..HEAD
= validate
= attendance --by group --rev main
= index --status
"""

_FRESH = """
validate
cases
show 1/26
history 1/26
changes
changes HEAD
attendance --by seat
attendance --history
validate --since HEAD
= validate --staged
= validate --changed
= diff 2/26 --rev HEAD
= index
"""

_PLAIN = """
validate
cases --limit 4
people 'Wenche Dehli'
attendance --history
history 42/24
changes
followups --today 2025-01-01
= cases --rev HEAD
= validate --since HEAD
= validate --staged
= diff 42/24 --against notice
= people 'Wenche Dehli' --history
= attendance --compare HEAD~1
= index
"""

_EMPTY = """
=
= --help
= -h
= --version
= tty:50 --help
= attendance --help
= cases --help
= changes --help
= diff --help
= fmt --help
= followups --help
= history --help
= index --help
= people --help
= rule --help
= search --help
= show --help
= validate -h
= tty:50 validate --help
= COLUMNS=60 diff --help
* rule
rule REF301 REF802
rule ref105
rule REF5
rule REF999
~ rule
~ rule REF116
= validate
= cases
= attendance
= fmt
= index
= _REFERAT_COMPLETE=bash_source
= _REFERAT_COMPLETE=zsh_source
= _REFERAT_COMPLETE=fish_source
= COMP_WORDS='referat\\nsho' COMP_CWORD=1 _REFERAT_COMPLETE=bash_complete
= COMP_WORDS='referat\\nrule\\nREF80' COMP_CWORD=2 _REFERAT_COMPLETE=fish_complete
= sho
= kasus
= --finnesikke
= -C finnesikke cases
= -C ../asu cases --limit 2
= cases -C ../asu --limit 2
= -C .. -C asu show 43/24
= -C ../asu validate ../empty
= -C ../asu validate finnesikke.yaml
= -C ../asu validate ../problems/notat.txt
= -C ../asu validate --select XYZ
= -C ../asu validate --today 'i går'
= -C ../asu validate --diff
= -C ../asu validate --fix --staged
= -C ../asu validate --fix --since HEAD
= -C ../asu validate --since finnesikke
= -C ../asu validate --since HEAD minutes
= -C ../asu validate --format xml
= -C ../asu validate --staged -
= -C ../asu cases --limit 0
= -C ../asu cases --year tjue
= -C ../asu cases --from 2024-13-01
= -C ../asu cases --from 29.10.2024
= -C ../asu cases --from 2024-02-01 --to 2024-01-01
= -C ../asu cases --outcome vedtat
= -C ../asu cases --sort navn
= -C ../asu cases --text '"uten slutt'
= -C ../asu cases --person 'Merete Blokum'
= -C ../asu cases --person ''
= -C ../asu cases ekstra
= -C ../asu cases --committe asu
= -C ../asu cases --committee
= -C ../asu cases --rev finnesikke
= -C ../asu cases --rev 1999-01-01
= -C ../asu show
= -C ../asu show 99/24
= -C ../asu show 42/24#9
= -C ../asu show finnes:42/24
= -C ../asu show 2024-10-30
= -C ../asu show 'Wenche Delhi'
= -C ../asu show ''
= -C ../asu search
= -C ../asu search -- -vedtak
= -C ../asu search '"'
= -C ../asu search sak --in overskrift
= -C ../asu people 'Kari Nordmann'
= -C ../asu people a b
= -C ../asu followups --state apen
= -C ../asu followups --responsible Ingen
= -C ../asu diff 99/24
= -C ../asu diff finnesikke.yaml
= -C ../asu diff --stat --format html
= -C ../asu diff --against noe
= -C ../asu attendance --by rolle
= -C ../asu attendance --role leder
= -C ../asu attendance --person Ingen
= -C ../asu attendance --explain Ingen
= -C ../asu attendance --chart --by seat
= -C ../asu attendance --explain 'Albert Verhagen' --chart
= -C ../asu attendance --history --compare HEAD~1
= -C ../asu attendance --year 1066
= -C ../asu history
= -C ../asu history 99/24
= -C ../asu history 42/24#1
= -C ../asu history 2024-10-29 --blame
= -C ../asu changes HEAD..finnesikke
= -C ../asu changes a..b..c
= -C ../asu changes HEAD~2 HEAD~1
= -C ../asu index --status --drop ekstra
= -C ../asu fmt --stdin-filename a.yaml
= -C ../asu fmt finnesikke.yaml
= -C ../asu rule REF301 --format csv
= --color kanskje cases
"""

_CALLS = {
    "asu": _ASU,
    "years": _YEARS,
    "lives": _LIVES,
    "desk": _DESK,
    "problems": _PROBLEMS,
    "styles": _STYLES,
    "shallow": _SHALLOW,
    "bare": _BARE,
    "fresh": _FRESH,
    "plain": _PLAIN,
    "empty": _EMPTY,
}


class Call(NamedTuple):
    """One call: the archive and the folder in it, what is typed, and what is around it."""

    archive: str
    arguments: tuple[str, ...]
    folder: str = ""
    variables: tuple[tuple[str, str], ...] = ()
    columns: int = 0
    given: str = ""
    writes: bool = False

    @property
    def command(self) -> str:
        """The command that the call is of; the program itself where it names none that there is."""
        known = (*FORMATS, "fmt", "index")
        return next((word for word in self.arguments if word in known), "referat")

    @property
    def form(self) -> str:
        """What the answer is to look like."""
        words = self.arguments
        asked = next((after for word, after in pairwise(words) if word in {"-f", "--format"}), "")
        if "--help" in words or "-h" in words:
            asked = "help"
        if "_REFERAT_COMPLETE" in dict(self.variables):
            asked = "completion"
        return f"{asked or 'default'}{', terminal' if self.columns else ''}"

    def __str__(self) -> str:
        """The call as it would be typed, with the archive before it."""
        around = [f"{name}={shlex.quote(value)}" for name, value in self.variables]
        terminal = [f"[{self.columns} columns]"] if self.columns else []
        given = [f"< {self.given}"] if self.given else []
        place = f"{self.archive}/{self.folder}".rstrip("/")
        return " ".join([f"{place}:", *terminal, *around, "referat", *map(shlex.quote, self.arguments), *given])


def calls(archives: Path) -> list[Call]:
    """Every call of the archives in a folder, in the order in which they are to be made."""
    found: list[Call] = []
    for archive, text in _CALLS.items():
        names = _Names(archives / archive)
        turns: Counter[str] = Counter()
        for line in filter(None, text.splitlines()):
            found += _calls(archive, names.filled(line), turns)
    return found


def _calls(archive: str, line: str, turns: Counter[str]) -> Iterator[Call]:
    """The calls of a line; ``turns`` counts the formats that a command has had."""
    sign, rest = (line[0], line[1:]) if line[0] in "*~=+" else ("", line)
    if sign == "~":
        yield from (_call(archive, f"{look} {rest}") for look in _LOOKS)
        return
    call = _call(archive, rest)
    call = call._replace(writes=call.writes or sign == "+")
    forms: Sequence[str] = FORMATS.get(call.command, ("",))
    if sign in {"=", "+"}:
        forms = ("",)
    elif not sign:
        forms = (forms[turns[call.command] % len(forms)],)
        turns[call.command] += 1
    for form in forms:
        yield call._replace(arguments=(*call.arguments, *(("--format", form) if form else ())))


def _call(archive: str, line: str) -> Call:
    """The call of a line that has no sign before it but ``+``."""
    bare = line.strip()
    call = Call(archive, (), writes=bare.startswith("+"))
    words = shlex.split(bare.removeprefix("+"))
    variables: list[tuple[str, str]] = []
    while words:
        name, equals, value = words[0].partition("=")
        kind, colon, rest = words[0].partition(":")
        if equals and re.fullmatch("[A-Z_]+", name):
            variables.append((name, value.replace("\\n", "\n")))
        elif colon and kind == "tty":
            call = call._replace(columns=int(rest))
        elif colon and kind == "in":
            call = call._replace(folder=rest)
        elif colon and kind == "stdin":
            call = call._replace(given=rest)
        else:
            break
        del words[0]
    return call._replace(arguments=tuple(words), variables=tuple(variables))


class _Names:
    """What the archive in a folder calls its own."""

    def __init__(self, folder: Path) -> None:
        meetings = sorted(folder.glob("minutes/*/*/*.yaml"))
        texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in meetings if path.is_file()}
        registers = sorted(folder.glob("minutes/*/utvalg.yaml"))
        several = len(registers) > 1
        cases = re.compile(r"^  - saksnr: (\S+)$(?:(?!\n  - )[\s\S])*?(?=^    vedtak:$|^  - |\Z)", re.MULTILINE)
        self._names: dict[str, list[str]] = {"case": [], "decided": []}
        for path, text in texts.items():
            for case in cases.finditer(text):
                address = f"{path.parts[-3]}:{case[1]}" if several else case[1]
                self._names["case"].append(address)
                if text.startswith("    vedtak:", case.end()):
                    self._names["decided"].append(address)
        self._names["meeting"] = sorted({path.stem for path in texts})
        self._names["path"] = [str(path.relative_to(folder)) for path in texts]
        people = re.findall(
            r"^ +- \{?navn: ([^,}\n]+)", "".join(path.read_text(encoding="utf-8") for path in registers), re.MULTILINE
        )
        self._names["person"] = list(dict.fromkeys(name for name in people if " " in name))
        self._names["commit"] = _commits(folder) if (folder / ".git").exists() else []

    def filled(self, line: str) -> str:
        """The line with names for what stands for them."""

        def named(found: re.Match[str]) -> str:
            names = self._names[found[1]]
            return names[int(found[2]) % len(names)]

        return re.sub(r"\{(\w+):(-?\d+)\}", named, line)


def _commits(folder: Path) -> list[str]:
    """The commits of the main line, the first one first."""
    command = ["git", "rev-list", "--reverse", "--abbrev-commit", "--first-parent", "HEAD"]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, check=False)
    return done.stdout.decode().split()
