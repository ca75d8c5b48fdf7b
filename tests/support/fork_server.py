"""A process that has loaded `referat` and forks a child a call: a test pays for the answer and not for the start.

Each child is a process of its own: own folder, environment and streams, nothing kept from another call. What a start
itself does (which modules it loads, how it ends) is tested with processes that are started the long way.
"""

import array
import ctypes
import gc
import importlib
import json
import os
import pkgutil
import resource
import signal
import socket
import sys
import warnings
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import referat_cli
from referat_cli.store.tables import edition
from tests.support.archives import archive

# What commands import when they need it: loaded once here, instead of by each child.
_LIBRARIES = ("git", "jsonschema", "jsonschema_rs", "msgspec", "ruamel.yaml", "Stemmer", "tabulate")

# How long the length of a request is, and an answer: the id of a child that has begun, or the exit code of one.
_WORD = 4


def serve(connection: socket.socket) -> None:
    """Answer one request after the other, each a JSON object.

    With open files it is a call to begin: ``folder``, ``arguments`` and ``environment``, and what `_hinder` reads;
    beside its streams the child holds whatever else is sent. With ``wait`` alone it is the id of a child to wait for.
    """
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
            int.from_bytes(length), socket.CMSG_SPACE(4 * array.array("i").itemsize), socket.MSG_WAITALL
        )
        files = array.array("i")
        for _level, _kind, payload in ancillary:
            files.frombytes(payload)
        request = json.loads(data)
        if "wait" in request:
            _pid, status = os.waitpid(request["wait"], 0)
            answer = os.waitstatus_to_exitcode(status)
        else:
            answer = os.fork()
            if not answer:
                connection.close()
                _child(request, files)
        for file in files:
            os.close(file)
        connection.sendall(answer.to_bytes(_WORD, signed=True))


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


def _child(request: dict[str, Any], files: "array.array[int]") -> None:
    code = 70
    try:
        for number, file in enumerate(files[:3]):
            os.dup2(file, number)
            os.close(file)
        os.environ.clear()
        os.environ.update(request["environment"])
        os.chdir(request["folder"])
        closed = request.get("closed", [])
        for number in closed:
            os.close(number)
        sys.stdin, sys.stdout, sys.stderr = (
            None  # as Python has it
            if number in closed
            else open(number, mode, encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
            for number, mode in enumerate("rww")
        )
        warnings.simplefilter("error")
        _hinder(request)
        code = importlib.import_module("referat_cli.cli.main").main(request["arguments"])
    except SystemExit as ending:  # so click ends an answer to Tab
        code = ending.code if isinstance(ending.code, int) else code
    except KeyboardInterrupt:  # as `referat_cli.__main__` has it
        code = 130
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # as there
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):
                if stream:
                    stream.flush()
        os._exit(code)


def _hinder(request: dict[str, Any]) -> None:
    """Give a child the limits of a person with a small machine, and the rights of one who may not do everything.

    ``settings`` are variables of modules, with values that suit a small archive.
    """
    for name, value in request.get("settings", {}).items():
        module, _dot, variable = name.rpartition(".")
        setattr(importlib.import_module(module), variable, value)
    if request.get("session"):
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)  # which the tests themselves may be deaf to
    if request.get("obeys_modes") and os.geteuid() == 0:
        _obey_modes()
    if "limits" in request or request.get("session"):
        # What is broken off leaves what it has begun to the end of the process; Python says so to nobody but to tests.
        warnings.simplefilter("ignore", ResourceWarning)
    if "limits" in request:
        sys.dont_write_bytecode = True  # a full disk would cut it short for everybody who comes after
    for name, most in request.get("limits", {}).items():
        resource.setrlimit(getattr(resource, name), (most, most))


def _obey_modes() -> None:
    """Let what a file's mode forbids be forbidden to the superuser too, here and in every program that is started."""
    libc = ctypes.CDLL(None, use_errno=True)
    of_modes = (1, 2)  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
    for capability in of_modes:
        assert libc.prctl(24, capability, 0, 0, 0) == 0, os.strerror(ctypes.get_errno())  # PR_CAPBSET_DROP
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable: the lower 32 of each, then the upper
    assert libc.capget(header, sets) == 0, os.strerror(ctypes.get_errno())
    for capability in of_modes:
        for number in range(3):
            sets[number] &= ~(1 << capability)
    assert libc.capset(header, sets) == 0, os.strerror(ctypes.get_errno())


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as line:
        serve(line)
