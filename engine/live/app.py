"""The Faust app, and why each of its settings is as it is."""

import faust
from faust.types import TransportT

from engine.live.settings import LiveSettings
from engine.live.transport import QuickTransport


class WorkerApp(faust.App):
    """Keeps nothing on disk: the log is the only durable state."""

    def _new_transport(self) -> TransportT:
        return QuickTransport(self.conf.broker_consumer, self)

    async def on_first_start(self) -> None:
        """Faust would make its data folders here."""


def new_app(settings: LiveSettings) -> faust.App:
    """An app without web server, tables and leader topic."""
    return WorkerApp(
        settings.group,
        broker=[f"kafka://{server}" for server in settings.servers],
        broker_client_id=settings.client,
        env={},  # else any variable named like a Faust setting (STORE, BROKER_URL, ...) would win over these
        autodiscover=False,
        store="memory://",
        web_enabled=False,
        topic_allow_declare=False,  # topics.py makes them, with their settings
        topic_disable_leader=True,
        # `latest` loses events when a second worker joins just after the first.
        consumer_auto_offset_reset="earliest",
        # A worker that was killed is replaced after about 6 s; Faust's own settings take 61.
        broker_session_timeout=6.0,
        broker_heartbeat_interval=1.0,
        broker_rebalance_timeout=6.0,
        broker_commit_interval=1.0,
        broker_max_poll_interval=60.0,
        stream_wait_empty=False,
        broker_max_poll_records=settings.poll_records,
        # In messages, each up to 1 MB.
        stream_buffer_maxsize=256,
    )
