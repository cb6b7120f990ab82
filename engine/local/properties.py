"""How the embedded broker is set up: one node, loopback only, and a log that nothing deletes."""

from engine.local.ports import LOOPBACK, Ports

LARGEST_MESSAGE = 4 * 1024 * 1024
_NODE = 1

_SETTINGS = {
    "process.roles": "broker,controller",
    "node.id": _NODE,
    "controller.listener.names": "CONTROLLER",
    "inter.broker.listener.name": "PLAINTEXT",
    # Topics are made with the settings they need, or not at all.
    "auto.create.topics.enable": "false",
    # The log is the only durable state: a topic that may forget says so itself.
    "log.retention.ms": -1,
    # There is no replica to fall back on. Lost at most: a second of the log with the machine, nothing with the process.
    "log.flush.interval.ms": 1000,
    "log.flush.scheduler.interval.ms": 1000,
    "message.max.bytes": LARGEST_MESSAGE,
    "replica.fetch.max.bytes": LARGEST_MESSAGE,
    # One node holds the only replica of everything.
    "default.replication.factor": 1,
    "min.insync.replicas": 1,
    "offsets.topic.replication.factor": 1,
    "transaction.state.log.replication.factor": 1,
    "transaction.state.log.min.isr": 1,
    "share.coordinator.state.topic.replication.factor": 1,
    "share.coordinator.state.topic.min.isr": 1,
    # After a kill the broker waits until its former self's session is over: 3 s for it, and not 9.
    "broker.session.timeout.ms": 3000,
    "broker.heartbeat.interval.ms": 500,
    # One machine's few clients: fewer partitions to open at a start, less memory, no waiting for others to join.
    "offsets.topic.num.partitions": 5,
    "transaction.state.log.num.partitions": 5,
    "share.coordinator.state.topic.num.partitions": 5,
    "log.cleaner.dedupe.buffer.size": 16 * 1024 * 1024,
    "group.initial.rebalance.delay.ms": 0,
}


def server_properties(ports: Ports, log: str) -> str:
    """`log` is relative to the state folder, where the broker runs: no path of this machine is written anywhere."""
    controller = f"{LOOPBACK}:{ports.controller}"
    addresses = {
        "listeners": f"PLAINTEXT://{LOOPBACK}:{ports.kafka},CONTROLLER://{controller}",
        "controller.quorum.voters": f"{_NODE}@{controller}",
        "log.dirs": log,
    }
    return "".join(f"{name}={value}\n" for name, value in (_SETTINGS | addresses).items())
