"""`python -m tests.mutants`: does a test notice each small change to the core? The answer is build/mutants.json.

Fails below 90 % killed, where a survivor has no reason in survivors.yaml, and where the time was too short. `--again`
goes on where the run before stopped; with names (`engine.spells.*`) only those are tried, once more.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tests.mutants.reasons import key, outdated, reasons
from tests.mutants.results import Mutant, mutants
from tests.paths import ROOT

WORK, OUT = ROOT / "build" / "mutants", ROOT / "build" / "mutants.json"
MINUTES = 15
AT_LEAST = 0.9
PROCESSES = 2
_LINKED = ("engine", "schemas", "dashboards", "tests", "pyproject.toml")


def main() -> int:
    """0: enough was killed, and the rest has its reasons."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description="Does a test notice each change?")
    parser.add_argument("names", nargs="*", help="only these, in the folder of the run before")
    parser.add_argument("--again", action="store_true", help="go on where the run before stopped")
    given = parser.parse_args()
    if not given.again and not given.names:
        shutil.rmtree(WORK, ignore_errors=True)
    _lay_out()
    _run(given.names)
    found = list(mutants(WORK))
    if all(one.outcome == "not tried" for one in found):
        print((WORK / "run.log").read_text("utf-8")[-3000:], file=sys.stderr)
        return 1
    _write(found)
    return _judge(found)


def _lay_out() -> None:
    """mutmut writes beside what it reads; here that is a folder of links."""
    WORK.mkdir(parents=True, exist_ok=True)
    for name in _LINKED:
        link = WORK / name
        if not link.is_symlink():
            link.symlink_to(ROOT / name)


def _run(names: Sequence[str]) -> None:
    print(f"mutmut: up to {MINUTES} minutes; {WORK / 'run.log'} says how far it is", file=sys.stderr)
    command = [Path(sys.executable).with_name("mutmut"), "run", "--max-children", str(PROCESSES), *names]
    with (WORK / "run.log").open("w") as log:
        running = subprocess.Popen(command, cwd=WORK, stdout=log, stderr=log, start_new_session=True)
    try:
        running.wait(MINUTES * 60 - 30)  # what it takes to lay out and to read is part of the time
    except subprocess.TimeoutExpired:
        print("mutmut: the time is over", file=sys.stderr)
    finally:
        _stop(running)


def _stop(running: "subprocess.Popen[bytes]") -> None:
    """With the tests that it started, which are in its session."""
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGTERM)
    running.wait()


def _write(found: Sequence[Mutant]) -> None:
    known, survived = reasons(), _of(found, "survived")
    told = {
        "killed": len(_of(found, "killed")),
        "survived": len(survived),
        "total": len(found),
        "survivors": [
            {"file": one.file, "line": one.line, "change": one.change, "reason": known.get(key(one))}
            for one in survived
        ],
    }
    OUT.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _judge(found: Sequence[Mutant]) -> int:
    known, survived = reasons(), _of(found, "survived")
    killed, missed = len(_of(found, "killed")), len(_of(found, "not tried"))
    unexplained = [one for one in survived if key(one) not in known]
    print(f"{killed} of {len(found)} killed ({killed / len(found):.1%}); {len(survived)} survived, {missed} not tried")
    for one in unexplained:
        print(f"{one.file}:{one.line}: in {one.function}, no test notices: {one.change}")
    for file, function, change in outdated(found, known):
        print(f"survivors.yaml: {file}, {function}: no longer survives, take it out: {change}", file=sys.stderr)
    return int(bool(unexplained) or missed > 0 or killed < AT_LEAST * len(found))


def _of(found: Sequence[Mutant], outcome: str) -> list[Mutant]:
    return [one for one in found if one.outcome == outcome]


if __name__ == "__main__":
    sys.exit(main())
