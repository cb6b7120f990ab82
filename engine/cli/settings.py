"""The settings: environment variables that begin with CASETIDE_, read here and nowhere else."""

import secrets
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from engine.cli.console import Exit, stop
from engine.live.settings import LiveSettings
from schemas.names import EVENTS_TOPIC, REJECTED_TOPIC

LEAST_KEY = 16


class Settings(BaseSettings):
    """Everything that an installation may set. Ports are on loopback."""

    model_config = SettingsConfigDict(env_prefix="CASETIDE_", frozen=True)

    bootstrap: Annotated[str, Field(description="Kafka's address, host:port; several with commas.")] = "127.0.0.1:9092"
    group: Annotated[str, Field(description="Kafka consumer group of this engine's workers.")] = "casetide"
    engine: Annotated[str, Field(description="Name of this engine in its metrics.")] = "a"
    catalogue: Annotated[str, Field(description="The catalogue whose indicators the engine keeps.")] = "england"
    events_topic: Annotated[str, Field(description="The log of events.")] = EVENTS_TOPIC
    rejected_topic: Annotated[str, Field(description="Where events go that cannot be used.")] = REJECTED_TOPIC
    partitions: Annotated[int, Field(ge=1, description="Partitions of the log; fixed when it is created.")] = 64
    http_host: Annotated[str, Field(description="Address of /metrics, /live and /ready.")] = "127.0.0.1"
    http_port: Annotated[
        int, Field(ge=0, le=65535, description="Port of /metrics, /live and /ready; 0: a free one.")
    ] = 9464
    state: Annotated[Path, Field(description="Folder of the embedded broker's log.")] = Path("casetide-state")
    pseudonym_key: Annotated[
        SecretStr | None, Field(description="Secret that makes pseudonyms: 16 characters or more. Never change it.")
    ] = None
    pseudonym_key_file: Annotated[Path | None, Field(description="A file with that secret, instead.")] = None

    def key(self) -> bytes | None:
        """The pseudonym key, or None without one. Raises ValueError for one that is too short, OSError for a file."""
        if self.pseudonym_key_file is not None:
            key = self.pseudonym_key_file.read_bytes().strip()
        elif self.pseudonym_key is not None:
            key = self.pseudonym_key.get_secret_value().encode()
        else:
            return None
        if len(key) < LEAST_KEY:
            raise ValueError(
                f"the pseudonym key has fewer than {LEAST_KEY} characters: make one with `openssl rand -hex 32`"
            )
        return key


def live_settings(settings: Settings) -> LiveSettings:
    """What the stream needs to know."""
    return LiveSettings(
        settings.bootstrap,
        settings.group,
        events_topic=settings.events_topic,
        rejected_topic=settings.rejected_topic,
        partitions=settings.partitions,
    )


def read_settings() -> Settings:
    """The settings, or the end of the command where one is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = [f"CASETIDE_{'_'.join(map(str, one['loc'])).upper()}: {one['msg']}" for one in error.errors()]
        stop("; ".join(wrong), Exit.USAGE)


def read_key(settings: Settings) -> bytes | None:
    """The pseudonym key, or the end of the command where it cannot be read or is too short."""
    try:
        return settings.key()
    except (ValueError, OSError) as error:
        stop(f"CASETIDE_PSEUDONYM_KEY: {error}", Exit.USAGE)


def random_key() -> bytes:
    """A key for one run, whose pseudonyms fit no other run's."""
    return secrets.token_hex(32).encode()
