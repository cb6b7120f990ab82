"""The playlists, and the scripts that put them into a Grafana. Grafana itself is in no package registry: its API is
stood in for by a server that answers as its documentation and source say.
"""

import json
import os
import stat
import subprocess
from base64 import b64encode
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

import pytest

from dashboards.areas import SHORT, short
from dashboards.playlist import playlist
from schemas.catalogue import available, named
from tests.boards.prometheus import tool
from tests.deploy.files import DEPLOY
from tests.paths import ROOT

GRAFANA = DEPLOY / "grafana"
PLAYLISTS = GRAFANA / "playlists"
PASSWORD = "made-up"
WALL = ["wall", "wall-help", "wall-door", "wall-assess", "wall-protect", "wall-care", "wall-health"]


def test_the_playlist_plays_the_overview_and_then_each_area_half_a_minute_each():
    made = playlist(named("england"))

    assert [f"casetide-england-{board}" for board in WALL] == [item["value"] for item in made["items"]]
    assert [1, 2, 3, 4, 5, 6, 7] == [item["order"] for item in made["items"]]
    assert {"dashboard_by_uid"} == {item["type"] for item in made["items"]}
    assert ("casetide-england", "30s") == (made["uid"], made["interval"])


def test_an_area_that_no_indicator_has_is_not_played():
    england = named("england")
    health = [indicator for indicator in england.indicators if indicator.area == "health"]
    made = playlist(england.model_copy(update={"indicators": health}))

    assert ["casetide-england-wall", "casetide-england-wall-health"] == [item["value"] for item in made["items"]]


@pytest.mark.parametrize("catalogue", available())
def test_every_area_has_a_short_name_and_every_uid_is_short_enough_for_grafana(catalogue):
    areas = named(catalogue).areas

    assert set(areas) <= SHORT.keys()
    assert len(areas) == len({short(area) for area in areas})
    assert all(len(item["value"]) <= 40 for item in playlist(named(catalogue))["items"])


@pytest.mark.parametrize("catalogue", available())
def test_every_board_that_is_played_exists(catalogue):
    uid = f"casetide-{catalogue}-"
    boards = {f"{uid}{path.stem}" for path in (ROOT / "dashboards" / "generated" / catalogue).glob("*.json")}

    assert {item["value"] for item in playlist(named(catalogue))["items"]} <= boards


def test_an_area_without_a_short_name_keeps_its_own():
    assert "youth-justice" == short("youth_justice")


class Grafana:
    """Its playlists, by uid. One that keeps no uid of the caller's (it depends on its settings) makes one itself."""

    def __init__(self, *, keeps_uids):
        self.keeps_uids = keeps_uids
        self.playlists = {"other": {"name": "Somebody's own", "interval": "5m", "items": []}}
        self.asked = []

    def answer(self, method, path, body):
        self.asked.append((method, path))
        if (method, path) == ("GET", "/api/playlists"):
            return 200, [
                {"id": number, "uid": uid, "name": one["name"], "interval": one["interval"]}
                for number, (uid, one) in enumerate(self.playlists.items())
            ]
        if (method, path) == ("POST", "/api/playlists"):
            uid = body["uid"] if self.keeps_uids else f"made{len(self.playlists)}"
            self.playlists[uid] = body
            return 200, {"uid": uid}
        uid = path.removeprefix("/api/playlists/")
        if method == "PUT" and uid in self.playlists:
            self.playlists[uid] = body
            return 200, body
        return 404, {"message": "not found"}


@contextmanager
def served(grafana):
    authorization = "Basic " + b64encode(f"admin:{PASSWORD}".encode()).decode()

    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or "null")
            status, said = 401, {"message": "Invalid username or password"}
            if authorization == self.headers["Authorization"]:
                status, said = grafana.answer(self.command, urlsplit(self.path).path, body)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(said, separators=(",", ":")).encode())

        do_GET = do_POST = do_PUT = answer  # noqa: N815 - the names that the standard library calls

        def log_message(self, format, *args):  # noqa: A002 - the standard library's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(params=[True, False], ids=["keeps uids", "makes uids"])
def grafana(request):
    return Grafana(keeps_uids=request.param)


def test_a_start_puts_the_playlists_there_and_the_next_makes_no_second_ones(grafana, tmp_path):
    files = sorted(PLAYLISTS.glob("*.json"))
    ours = {f"Casetide wall: {name}" for name in available()}
    with served(grafana) as url:
        put(url, tmp_path, *files)
        first = dict(grafana.playlists)
        put(url, tmp_path, *files)

    assert {"Somebody's own", *ours} == {one["name"] for one in grafana.playlists.values()}
    assert first == grafana.playlists
    assert len(ours) + 1 == len(grafana.playlists)
    assert len(ours) == [method for method, _ in grafana.asked].count("POST")


def test_a_changed_playlist_takes_the_old_ones_place(grafana, tmp_path):
    england = json.loads((PLAYLISTS / "england.json").read_text("utf-8"))
    longer = tmp_path / "england.json"
    longer.write_text(json.dumps(england | {"interval": "1m"}, indent=2), "utf-8")
    with served(grafana) as url:
        put(url, tmp_path, PLAYLISTS / "england.json")
        put(url, tmp_path, longer)

    assert ["1m"] == [one["interval"] for one in grafana.playlists.values() if one["name"] == england["name"]]


def test_where_grafana_refuses_the_script_fails_and_says_so(grafana, tmp_path):
    with served(grafana) as url:
        done = put(url, tmp_path, PLAYLISTS / "england.json", password="another", code=22)

    assert "401" in done.stderr
    assert "another" not in done.stdout + done.stderr


def test_the_password_is_made_at_the_first_start_and_kept(tmp_path):
    first, second = started(tmp_path), started(tmp_path)
    file = tmp_path / "admin-password"

    assert first == second
    assert len(first) >= 40
    assert first.isalnum()
    assert 0o600 == stat.S_IMODE(file.stat().st_mode)
    assert [file] == list(tmp_path.iterdir())


def test_two_installations_have_two_passwords(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    assert started(tmp_path / "a") != started(tmp_path / "b")


def started(folder):
    """What Grafana would find as its password; `cat` stands in for it."""
    file = folder / "admin-password"
    return shell(GRAFANA / "start.sh", "cat", file, GF_SECURITY_ADMIN_PASSWORD__FILE=str(file)).stdout


def put(url, folder, *files, password=PASSWORD, code=0):
    tool("curl")
    file = folder / "password"
    file.write_text(password)
    variables = {"GRAFANA_URL": url, "GF_SECURITY_ADMIN_PASSWORD__FILE": str(file)}
    return shell(GRAFANA / "playlists.sh", *files, code=code, **variables)


def shell(script, *arguments, code=0, **variables):
    done = subprocess.run(
        ["sh", script, *arguments], capture_output=True, text=True, check=False, env={**os.environ, **variables}
    )
    assert code == done.returncode, done.stdout + done.stderr
    return done
