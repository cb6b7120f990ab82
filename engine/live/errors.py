"""What can be wrong with Kafka, in words for whoever runs it."""


class LiveError(Exception):
    """Something between us and Kafka; the text says what to do."""


class ServiceUnreachableError(LiveError):
    """Kafka does not answer."""

    def __init__(self, bootstrap: str) -> None:
        super().__init__(
            f"Kafka cannot be reached at {bootstrap}: is it running, and are address, TLS and password right?"
        )


class TopicSettingsError(LiveError):
    """A topic is not as the engine needs it."""


class SendError(LiveError):
    """Kafka answered, and did not take what was sent."""


class WorkerFailedError(LiveError):
    """The worker ended and nobody had asked it to."""
