"""A Prometheus beside the demo, where one is installed."""

import json
import shutil
from pathlib import Path

from engine.local.child import Child
from engine.local.ports import LOOPBACK, free_port

_USUAL = 9090


def start_prometheus(folder: Path, engine_url: str) -> tuple[Child, str] | None:
    """Starts Prometheus on the engine's metrics; gives it and its address, or None where it is not installed."""
    program = shutil.which("prometheus")
    if program is None:
        return None
    folder.mkdir()
    config, port = folder / "prometheus.yml", free_port(_USUAL)
    config.write_text(json.dumps(_config(engine_url)), "utf-8")  # JSON is YAML too
    command = [
        program,
        f"--config.file={config}",
        f"--storage.tsdb.path={folder / 'data'}",
        f"--web.listen-address={LOOPBACK}:{port}",
    ]
    return Child(command, folder, {}, folder / "prometheus.log"), f"http://{LOOPBACK}:{port}"


def _config(engine_url: str) -> object:
    target = engine_url.removeprefix("http://")
    job = {"job_name": "casetide", "scrape_interval": "2s", "static_configs": [{"targets": [target]}]}
    return {"scrape_configs": [job]}
