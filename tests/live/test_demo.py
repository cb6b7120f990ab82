"""The demo: first figures within 90 seconds, figures that move, and nothing left behind by Ctrl-C."""

import datetime as dt
import re
import signal
import subprocess
import time
from pathlib import Path

import psutil
import pytest

from engine.calendar import LONDON
from engine.local.scrape import scrape
from schemas import names
from tests.commands import CASETIDE

pytestmark = pytest.mark.live
LABELS = {"authority": "E06000019", "catalogue": "herefordshire-2014"}
LAST_DAY = dt.datetime(2014, 11, 30, tzinfo=LONDON)


@pytest.fixture
def demo(tmp_path):
    """A demo whose days run by in a second each, and what it says."""
    said = tmp_path / "said.txt"
    with said.open("w") as file:
        process = subprocess.Popen([CASETIDE, "demo", "--speed", "86400"], stdout=subprocess.DEVNULL, stderr=file)
    try:
        yield process, said
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def waited(what, seconds):
    end = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < end
        time.sleep(0.1)
    return found


def test_the_demo_shows_figures_that_move_and_ctrl_c_ends_all_of_it(demo):
    process, said = demo
    url = waited(lambda: re.search(r"metrics: +(\S+)/metrics", said.read_text()), 90)[1]

    def look():
        seen = scrape(url)
        assert seen
        return seen

    first = look()
    begun = first.get(names.CLOCK) or 0
    assert 0 < begun - LAST_DAY.timestamp() < 90 * 86400
    assert (first.get(names.READING_DAY, **LABELS) or 0) <= begun
    waited(lambda: look().get(names.VALUE, indicator="looked_after_children", **LABELS), 30)
    waited(lambda: look().total(names.AGENT_EVENTS) > 20, 30)
    waited(lambda: look().total(names.NUMERATOR) != first.total(names.NUMERATOR), 30)
    assert 660 < (look().get(names.VALUE, indicator="open_cafs", **LABELS) or 0) < 800
    assert 0 <= look().total(names.SILENCE) < 60, "in real seconds, though a day passes in one"
    assert 0 == look().total(names.REJECTED)
    children = psutil.Process(process.pid).children(recursive=True)
    folder = Path(said.read_text().split("KEY_FILE=")[1].split()[0])
    assert "0o600" == oct(folder.stat().st_mode & 0o777)
    process.send_signal(signal.SIGINT)
    assert 0 == process.wait(40)
    assert ([], False) == ([child for child in children if child.is_running()], folder.parent.exists())
