"""Memory does not grow with the file: each child is let go of when it was read."""

import subprocess
import sys

from tests.conftest import FULL
from tests.importers.cin.xml import child, details, message

MEGABYTES = 200 if FULL else 20
MOST_GROWN = 40
"""Megabytes: the pseudonyms seen, which tell a child that is there twice, are some 15 of them at full size."""

_READ = """
import datetime as dt, resource, sys
from pathlib import Path
from tests.importers.cin.xml import CONTEXT
from engine.importers.cin import opened

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

def events(name):
    return sum(1 for _ in opened(Path(name), CONTEXT, None, None).events())

events(sys.argv[1])
before = peak()
print(events(sys.argv[2]), peak() - before)
"""


def test_memory_is_flat_whatever_the_size_of_the_file(tmp_path):
    small, large = tmp_path / "small.xml", tmp_path / "large.xml"
    small.write_text(message(child(details())))
    children = written(large)
    output = subprocess.run(
        [sys.executable, "-c", _READ, str(small), str(large)], capture_output=True, text=True, check=True
    ).stdout
    events, grown = map(int, output.split())
    assert 2 * children + 1 == events
    assert grown < MOST_GROWN


def written(path):
    """A census of MEGABYTES; gives the number of its children."""
    before, after = message("").split("\n\n")
    children = size = 0
    with path.open("w") as file:
        file.write(before)
        while size < MEGABYTES * 1_000_000:
            children += 1
            size += file.write(child(PADDING, details(), name=f"C{children:07}") + "\n")
        file.write(after)
    return children


PADDING = (
    "<ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities>{}</Disabilities></ChildCharacteristics>".format(
        "<Disability>HAND</Disability>" * 60
    )
)
"""Some 2 kB, as a child in need has of elements."""
