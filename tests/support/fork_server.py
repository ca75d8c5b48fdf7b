"""A process that has loaded `referat` and forks a child a call: a test pays for the answer and not for the start.

Each child is a process of its own: own folder, environment and streams, nothing kept from another call. What a start
itself does (which modules it loads, how it ends) is tested with processes that are started the long way.
"""

import array
import gc
import importlib
import json
import os
import pkgutil
import socket
import sys
import warnings
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

import referat_cli
from referat_cli.store.tables import edition
from tests.support.archives import archive

# What commands import when they need it: loaded once here, instead of by each child.
_LIBRARIES = ("git", "jsonschema", "jsonschema_rs", "msgspec", "ruamel.yaml", "Stemmer", "tabulate")

# A child's exit code as the server answers it, after the length of a request.
_WORD = 4


def serve(connection: socket.socket) -> None:
    """Answer one request after the other: a JSON list of folder, arguments and environment, with three open files."""
    for module in pkgutil.walk_packages(referat_cli.__path__, "referat_cli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for library in _LIBRARIES:
        importlib.import_module(library)
    edition()  # what the program is does not change from child to child
    with TemporaryDirectory() as folder:
        _warm_up(Path(folder))
    gc.freeze()  # what is shared with the children is not looked through by each of them
    while length := connection.recv(_WORD, socket.MSG_WAITALL):
        data, ancillary, _flags, _address = connection.recvmsg(
            int.from_bytes(length), socket.CMSG_SPACE(3 * array.array("i").itemsize), socket.MSG_WAITALL
        )
        files = array.array("i")
        for _level, _kind, payload in ancillary:
            files.frombytes(payload)
        pid = os.fork()
        if not pid:
            connection.close()
            _child(json.loads(data), files)
        for file in files:
            os.close(file)
        _pid, status = os.waitpid(pid, 0)
        connection.sendall(os.waitstatus_to_exitcode(status).to_bytes(_WORD, signed=True))


def _warm_up(folder: Path) -> None:
    """Ask a little of an archive that is then gone: schemas, patterns and the like are made once, not by each child."""
    main = importlib.import_module("referat_cli.cli.main").main
    archive(folder)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        for question in (
            ["validate"],
            ["cases", "--text", "legevakt"],
            ["show", "2/26"],
            ["diff", "2/26"],
            ["people", "Kari"],
            ["attendance"],
            ["fmt", "--check"],
        ):
            main(["-C", str(folder), *question])


def _child(request: tuple[str, list[str], dict[str, str]], files: "array.array[int]") -> None:
    folder, arguments, environment = request
    code = 70
    try:
        for number, file in enumerate(files):
            os.dup2(file, number)
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(folder)
        sys.stdin, sys.stdout, sys.stderr = (
            open(number, mode, encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
            for number, mode in enumerate("rww")
        )
        warnings.simplefilter("error")
        code = importlib.import_module("referat_cli.cli.main").main(arguments)
    except SystemExit as ending:  # so click ends an answer to Tab
        code = ending.code if isinstance(ending.code, int) else code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as line:
        serve(line)
