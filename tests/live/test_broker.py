"""The embedded broker: Kafka's own promises, kept by the way we start, stop and lose it."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import MessageSizeTooLargeError, UnknownTopicOrPartitionError

from engine.local import jars
from engine.local.errors import BrokerError
from engine.local.kafka import Broker, start_broker
from engine.local.properties import LARGEST_MESSAGE
from tests.live.conftest import FreshBroker

pytestmark = pytest.mark.live

IN_THE_FOREGROUND = """
import sys
from pathlib import Path
from engine.local.kafka import run_broker

with run_broker(Path(sys.argv[1])) as broker:
    print(broker.pid, flush=True)
    broker.wait()
print("stopped", flush=True)
"""


async def make_topic(bootstrap: str, topic: str) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(topic, num_partitions=1, replication_factor=1)])
    finally:
        await admin.close()


async def produce(bootstrap: str, topic: str, values: list[bytes]) -> None:
    """Each one acknowledged before this returns."""
    async with AIOKafkaProducer(
        bootstrap_servers=bootstrap, acks="all", max_request_size=2 * LARGEST_MESSAGE
    ) as producer:
        await asyncio.gather(*[await producer.send(topic, value) for value in values])


async def read_all(bootstrap: str, topic: str) -> list[bytes]:
    partition = TopicPartition(topic, 0)
    async with AIOKafkaConsumer(bootstrap_servers=bootstrap) as consumer:
        consumer.assign([partition])
        await consumer.seek_to_beginning(partition)
        end = (await consumer.end_offsets([partition]))[partition]
        values: list[bytes] = []
        while await consumer.position(partition) < end:
            for records in (await consumer.getmany(timeout_ms=1000)).values():
                values += [record.value or b"" for record in records]
        return values


def write(bootstrap: str, topic: str, values: list[bytes]) -> None:
    asyncio.run(make_topic(bootstrap, topic))
    asyncio.run(produce(bootstrap, topic, values))


def read(bootstrap: str, topic: str) -> list[bytes]:
    return asyncio.run(read_all(bootstrap, topic))


NUMBERS = [b"%d" % number for number in range(1000)]


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def in_the_foreground(state: Path) -> tuple[subprocess.Popen[str], int]:
    process = subprocess.Popen([sys.executable, "-c", IN_THE_FOREGROUND, str(state)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    return process, int(process.stdout.readline())


class TestKafka:
    def test_what_is_written_is_read(self, broker, topic):
        write(broker, topic, NUMBERS)
        assert read(broker, topic) == NUMBERS

    def test_a_message_may_have_four_megabytes_and_no_more(self, broker, topic):
        large = b"x" * (LARGEST_MESSAGE - 1000)
        write(broker, topic, [large])
        assert read(broker, topic) == [large]
        with pytest.raises(MessageSizeTooLargeError):
            asyncio.run(produce(broker, topic, [b"x" * LARGEST_MESSAGE]))

    def test_a_topic_that_nobody_made_is_not_there(self, broker, topic):
        async def describe() -> int:
            admin = AIOKafkaAdminClient(bootstrap_servers=broker)
            await admin.start()
            try:
                return (await admin.describe_topics([topic]))[0]["error_code"]
            finally:
                await admin.close()

        assert asyncio.run(describe()) == UnknownTopicOrPartitionError.errno
        assert asyncio.run(describe()) == UnknownTopicOrPartitionError.errno

    def test_it_listens_on_loopback_only(self, running_broker: Broker):
        assert listening(running_broker.pid) == {"127.0.0.1"}


class TestStopAndStart:
    def test_a_restart_keeps_messages_cluster_and_port(self, fresh_broker: FreshBroker, topic):
        first = fresh_broker()
        write(first.bootstrap, topic, NUMBERS)
        first.stop()
        assert (first.state / "log" / ".kafka_cleanshutdown").exists()

        second = fresh_broker()
        assert (second.cluster_id, second.bootstrap) == (first.cluster_id, first.bootstrap)
        assert read(second.bootstrap, topic) == NUMBERS

    def test_killed_it_loses_nothing_that_it_acknowledged(self, fresh_broker: FreshBroker, topic):
        first = fresh_broker()
        write(first.bootstrap, topic, NUMBERS)
        os.kill(first.pid, signal.SIGKILL)
        with pytest.raises(BrokerError, match="ended with code -9"):
            first.wait(10)

        second = fresh_broker()
        assert second.cluster_id == first.cluster_id
        assert read(second.bootstrap, topic) == NUMBERS

    def test_ports_that_others_took_meanwhile_are_replaced(self, fresh_broker: FreshBroker, topic):
        first = fresh_broker()
        write(first.bootstrap, topic, NUMBERS)
        first.stop()
        with socket.create_server(("127.0.0.1", first.port)):
            second = fresh_broker()
            assert second.port != first.port
            assert read(second.bootstrap, topic) == NUMBERS

    def test_any_folder_does_and_no_java_is_looked_for(self, fresh_broker: FreshBroker, tmp_path, monkeypatch):
        monkeypatch.setenv("PATH", "")
        monkeypatch.setenv("JAVA_HOME", "/nowhere")
        monkeypatch.setenv("JDK_JAVA_OPTIONS", "-no-such-option")
        monkeypatch.setenv("CLASSPATH", "/nowhere")
        assert shutil.which("java") is None
        broker = fresh_broker(tmp_path / "Kafka’s folder, größer:")
        assert broker.alive
        assert oct(broker.state.stat().st_mode & 0o777) == "0o700"


def listening(pid: int) -> set[str]:
    """The addresses on which a process accepts connections."""
    sockets = {str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()}
    rows = [
        row.split()
        for table in ("tcp", "tcp6")
        for row in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]
    ]
    return {address(row[1]) for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in sockets}


def address(local: str) -> str:
    """Of a row in /proc/net: the last four bytes of 127.0.0.1 and of ::ffff:127.0.0.1 are the same."""
    number = local.partition(":")[0]
    mapped = len(number) == 8 or number[:24] == "0000000000000000FFFF0000"
    return socket.inet_ntoa(bytes.fromhex(number[-8:])[::-1]) if mapped else number


class TestRefusals:
    def test_a_folder_in_use_is_refused_and_its_broker_named(self, running_broker: Broker):
        with pytest.raises(BrokerError, match=rf"in use by a running broker \(pid {running_broker.pid}\)"):
            start_broker(running_broker.state)
        assert running_broker.alive

    def test_a_port_in_use_is_refused(self, tmp_path):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            with pytest.raises(BrokerError, match=f"Port {port} on 127.0.0.1 is taken"):
                start_broker(tmp_path, port=port)

    def test_a_folder_that_cannot_be_is_refused(self, tmp_path):
        (tmp_path / "file").touch()
        with pytest.raises(BrokerError, match=r"cannot keep its log in .*file/state: Not a directory"):
            start_broker(tmp_path / "file" / "state")

    def test_one_that_dies_at_the_start_says_why(self, tmp_path):
        (tmp_path / "log").mkdir()
        (tmp_path / "log" / "meta.properties").write_text("version=1\nnode.id=7\ncluster.id=anothers\n")
        with pytest.raises(BrokerError, match=r"(?s)ended with code 1\. The end of its log:.*Stored node id 7"):
            start_broker(tmp_path)

    def test_a_java_that_does_not_start_says_why(self, tmp_path):
        with pytest.raises(BrokerError, match=r"(?s)ended with code 1\..*Too small maximum heap"):
            start_broker(tmp_path, heap_mb=1)


class TestLifetime:
    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
    def test_in_the_foreground_a_signal_stops_it_cleanly(self, tmp_path, number):
        process, pid = in_the_foreground(tmp_path)
        process.send_signal(number)
        output, _ = process.communicate(timeout=60)
        assert (process.returncode, output) == (0, "stopped\n")
        assert not is_running(pid)
        assert (tmp_path / "log" / ".kafka_cleanshutdown").exists()

    def test_it_does_not_outlive_its_parent(self, tmp_path):
        process, pid = in_the_foreground(tmp_path)
        assert is_running(pid)
        process.kill()
        process.communicate()
        deadline = time.monotonic() + 30
        while is_running(pid):
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def test_it_ends_when_told_and_not_with_the_thread_that_started_it(self, fresh_broker: FreshBroker):
        started: list[Broker] = []
        thread = threading.Thread(target=lambda: started.append(fresh_broker()))
        thread.start()
        thread.join()
        (broker,) = started
        assert not broker.wait(1)
        broker.stop()
        broker.stop()
        assert broker.wait()


@pytest.fixture
def repository(tmp_path, monkeypatch) -> Path:
    """Kafka's jars where jgo looks before it asks the network."""
    for path, jar in zip(jars.kafka_jars(), jars.locked_jars(), strict=True):
        place = tmp_path / "repository" / jar.group.replace(".", "/") / jar.name / jar.version / jar.file
        place.parent.mkdir(parents=True)
        place.symlink_to(path)
    monkeypatch.setenv("M2_REPO", str(tmp_path / "repository"))
    return tmp_path / "repository"


def tamper(path: Path) -> None:
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


class TestJars:
    def test_what_is_missing_is_fetched_and_the_rest_left(self, repository, tmp_path):
        first, second, *_ = jars.kafka_jars(tmp_path / "jars")
        second.unlink()
        before = first.stat()
        assert [jar.file for jar in jars.missing_jars(tmp_path / "jars")] == [second.name]
        jars.kafka_jars(tmp_path / "jars")
        assert second.exists()
        assert first.stat() == before
        assert {path.name for path in (tmp_path / "jars").iterdir()} == {
            ".lock",
            *(jar.file for jar in jars.locked_jars()),
        }

    def test_a_tampered_jar_is_refused(self, repository, tmp_path):
        folder = tmp_path / "jars"
        victim = jars.kafka_jars(folder)[3]
        tamper(victim)
        with pytest.raises(
            BrokerError, match=rf"{victim.name} is not the .* sha256 .* Delete {folder} and start again"
        ):
            start_broker(tmp_path / "state", jars=folder)
        assert not (tmp_path / "state").exists()

    def test_a_tampered_jar_is_not_even_kept(self, repository, tmp_path):
        victim = jars.locked_jars()[3].file
        tamper(next(repository.rglob(victim)))
        with pytest.raises(BrokerError, match=f"{victim} is not the .* It was not kept"):
            jars.kafka_jars(tmp_path / "jars")
        assert victim in [jar.file for jar in jars.missing_jars(tmp_path / "jars")]

    def test_without_a_network_the_error_says_what_to_do(self, repository, tmp_path, monkeypatch):
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, "http://127.0.0.1:9")
        shutil.rmtree(repository / "org")
        with pytest.raises(BrokerError, match=r"(?s)could not be fetched: .* copy .*jars from a machine that has it"):
            jars.kafka_jars(tmp_path / "jars")

    def test_two_first_starts_at_once_both_find_all_jars(self, repository, tmp_path):
        code = f"from pathlib import Path; from engine.local.jars import kafka_jars; kafka_jars(Path({str(tmp_path / 'jars')!r}))"
        with ThreadPoolExecutor() as pool:
            ended = list(pool.map(lambda _: subprocess.run([sys.executable, "-c", code], check=False), range(3)))
        assert [process.returncode for process in ended] == [0, 0, 0]
        assert not jars.missing_jars(tmp_path / "jars")

    def test_the_lock_names_no_host_and_every_hash(self):
        lock = (Path(jars.__file__).parent / "jgo.lock.toml").read_text()
        assert "://" not in lock
        assert all(len(jar.sha256) == 64 for jar in jars.locked_jars())
        assert len({jar.file for jar in jars.locked_jars()}) == len(jars.locked_jars())
