"""Processes that are kept running, stopped together, and never left behind."""

import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal.launch.child import Child, Guard
from portal.launch.crew import Crew
from portal.launch.guard import alive

STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
FAMILY = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(child.pid, flush=True)
time.sleep(60)
"""
PARENT = """
import sys, time
from pathlib import Path
from portal.launch.child import Child, Guard
with Guard() as guard:
    child = Child(name="one", command=[sys.executable, "-c", sys.argv[1]], log=Path(sys.argv[2]))
    child.start(guard)
    print(child.pid, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def guard() -> Iterator[Guard]:
    with Guard() as guard:
        yield guard


def python(tmp_path: Path, code: str, **more: float) -> Child:
    command = [sys.executable, "-c", textwrap.dedent(code)]
    return Child(name="one", command=command, log=tmp_path / "one.log", **more)  # type: ignore[arg-type]


def eventually(true: Callable[[], object], meanwhile: Callable[[], None] = lambda: None) -> None:
    deadline = time.monotonic() + 10
    while not true():
        meanwhile()
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_crashed_process_starts_again_and_that_is_said(tmp_path: Path, guard: Guard) -> None:
    said: list[str] = []
    crew = Crew([python(tmp_path, "raise SystemExit('out of luck')")], guard, said.append)
    crew.start()
    try:
        eventually(lambda: said, crew.watch)
        assert "one ended with code 1, starts again in 1 s: out of luck" in said[0]
        eventually(lambda: len(said) == 2, crew.watch)
        assert "starts again in 2 s" in said[1]
    finally:
        crew.stop()


def test_a_healthy_process_is_left_alone(tmp_path: Path, guard: Guard) -> None:
    said: list[str] = []
    child = python(tmp_path, "import time; time.sleep(60)")
    crew = Crew([child], guard, said.append)
    crew.start()
    pid = child.pid
    crew.watch()
    assert (said, child.pid) == ([], pid)
    crew.stop()
    assert not alive(pid)


def test_stopping_ends_the_children_of_a_child_too(tmp_path: Path, guard: Guard) -> None:
    child = python(tmp_path, FAMILY)
    child.start(guard)
    eventually(lambda: (tmp_path / "one.log").read_text().endswith("\n"))
    grandchild = int((tmp_path / "one.log").read_text())
    child.stop()
    eventually(lambda: not alive(grandchild))


def test_who_does_not_stop_when_asked_is_killed(tmp_path: Path, guard: Guard) -> None:
    child = python(tmp_path, STUBBORN, grace=0.1)
    child.start(guard)
    eventually(lambda: "up" in (tmp_path / "one.log").read_text())
    pid = child.pid
    child.stop()
    assert not alive(pid)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_parent_that_dies_leaves_no_children(tmp_path: Path, how: signal.Signals) -> None:
    log = tmp_path / "one.log"
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, "import time; time.sleep(60)", str(log)], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout
    pid = int(parent.stdout.readline())
    assert alive(pid)
    parent.send_signal(how)
    parent.wait()
    eventually(lambda: not alive(pid))
