"""Kafka's jars: fetched once by jgo, kept in a cache folder, and held to the hashes of jgo.lock.toml at every start."""

import fcntl
import hashlib
import os
import shutil
import tomllib
from collections.abc import Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from engine.local.errors import BrokerError

_FETCHED_AT_ONCE = 8
_NETWORK_SECONDS = 30


class Jar(NamedTuple):
    group: str
    name: str
    version: str
    sha256: str

    @property
    def file(self) -> str:
        return f"{self.name}-{self.version}.jar"


def kafka_jars(folder: Path | None = None) -> list[Path]:
    """The class path of the locked Kafka, in the order of the lock: what is missing is fetched, all of it verified."""
    folder = (folder or default_folder()).absolute()
    if missing_jars(folder):
        with _alone_in(folder):
            _fetch(missing_jars(folder), folder)
    for jar in locked_jars():
        _verify(folder / jar.file, jar, f"Delete {folder} and start again: it is fetched anew.")
    return [folder / jar.file for jar in locked_jars()]


def missing_jars(folder: Path | None = None) -> list[Jar]:
    """What a start would first have to fetch: nothing, or some 45 MB."""
    folder = folder or default_folder()
    return [jar for jar in locked_jars() if not (folder / jar.file).exists()]


def default_folder() -> Path:
    """A folder for each lock, so that another version of Casetide never finds the wrong jars."""
    hashes = "".join(jar.sha256 for jar in locked_jars())
    name = f"kafka-{kafka_version()}-{hashlib.sha256(hashes.encode()).hexdigest()[:12]}"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "casetide" / name


def kafka_version() -> str:
    return next(jar.version for jar in locked_jars() if jar.name.startswith("kafka_"))


@cache
def locked_jars() -> tuple[Jar, ...]:
    lock = tomllib.loads((files("engine.local") / "jgo.lock.toml").read_text("utf-8"))
    return tuple(Jar(d["groupId"], d["artifactId"], d["version"], d["sha256"]) for d in lock["dependencies"])


@contextmanager
def _alone_in(folder: Path) -> Generator[None]:
    """Two first starts at once: one fetches, the other waits and finds the jars there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".lock").open("w")
    except OSError as error:
        raise BrokerError(f"Kafka's jars cannot be kept in {folder}: {error.strerror}. Name another folder.") from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fetch(jars: Iterable[Jar], folder: Path) -> None:
    """Each jar appears whole and verified or not at all; one that an interrupted start had begun is begun anew."""
    incoming = folder / ".incoming"
    shutil.rmtree(incoming, ignore_errors=True)
    incoming.mkdir()
    try:
        with ThreadPoolExecutor(_FETCHED_AT_ONCE) as pool:
            list(pool.map(partial(_fetch_one, folder=folder, incoming=incoming), jars))
    finally:
        shutil.rmtree(incoming, ignore_errors=True)


def _fetch_one(jar: Jar, folder: Path, incoming: Path) -> None:
    arrived = incoming / jar.file
    shutil.copyfile(_download(jar, incoming), arrived)
    _verify(arrived, jar, "It was not kept. If jgo's settings name a mirror or a local repository, look there.")
    arrived.replace(folder / jar.file)


def _download(jar: Jar, incoming: Path) -> Path:
    """From jgo's own local repository if it is there, else from the repositories that jgo's settings name."""
    from jgo.config import GlobalSettings  # noqa: PLC0415  # slow to import, and only the very first start needs it
    from jgo.constants import MAVEN_CENTRAL_URL  # noqa: PLC0415
    from jgo.maven import MavenContext  # noqa: PLC0415

    settings = GlobalSettings.load()
    context = MavenContext(
        repo_cache=incoming / "repository",
        local_repos=[settings.repo_cache],
        remote_repos={"central": MAVEN_CENTRAL_URL, **settings.repositories},
        timeout=_NETWORK_SECONDS,
    )
    try:
        return context.project(jar.group, jar.name).at_version(jar.version).artifact().resolve()
    except (OSError, RuntimeError) as error:  # requests' errors are OSErrors; jgo's own "not found" is a RuntimeError
        raise BrokerError(
            f"{jar.file}, a part of Apache Kafka, could not be fetched: {error}\n"
            "The first start needs the network, or a mirror named under [repositories] in jgo's settings. Start again, "
            f"and it goes on where it stopped. Without a network: copy {incoming.parent} from a machine that has it."
        ) from error


def _verify(path: Path, jar: Jar, advice: str) -> None:
    with path.open("rb") as opened:
        actual = hashlib.file_digest(opened, "sha256").hexdigest()
    if actual != jar.sha256:
        raise BrokerError(
            f"{path} is not the {jar.file} that Casetide was tested with: "
            f"its sha256 is {actual}, and the lock says {jar.sha256}. {advice}"
        )
