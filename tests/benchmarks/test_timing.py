"""Turns, processes and limits of time, with contenders that do next to nothing."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from benchmarks.contenders import load
from benchmarks.generators import Network
from benchmarks.record import Case, Contender, Row
from benchmarks.rows.judges import same_values
from benchmarks.timing import MODES, measure

NETWORK = Network("clustered", 100, 500)
QUICK = MODES["quick"]
ROW = Row(
    "degree",
    "",
    "Degree",
    Contender("ours", "product:metric", ("degree",)),
    (
        Contender("networkx", "networkx_peer:metric", ("degree",)),
        Contender("nobody", "product:nothing"),
        Contender("giant", "product:metric", ("degree",), {"quick": 499}),
    ),
    {"quick": (NETWORK,), "full": (NETWORK,)},
    judge=same_values,
)


def test_contenders_take_turns_and_one_that_fails_keeps_nobody_from_it() -> None:
    found = {one.contender: one for one in measure(ROW, NETWORK, QUICK)}
    assert [len(found[name].runs) for name in ("ours", "networkx")] == [QUICK.rounds, QUICK.rounds]
    assert all(run["seconds"] > 0 and run["peak_bytes"] > 1e7 for run in found["networkx"].runs)
    assert found["networkx"].numbers == {"difference": 0.0}
    assert found["nobody"].problem.startswith("failed: AttributeError")
    assert found["giant"].problem == "not run in this mode"


def test_one_that_takes_longer_than_it_may_is_stopped() -> None:
    [ours] = measure(replace(ROW, peers=(), judge=None), NETWORK, replace(QUICK, longest=0.01))
    assert (ours.runs, ours.problem) == ([], "stopped after 0 s")


def test_the_memory_of_whoever_measures_is_not_counted_as_a_contender_s() -> None:
    kept = b"." * 300_000_000
    [ours] = measure(replace(ROW, peers=(), judge=None), NETWORK, QUICK)
    assert max(run["peak_bytes"] for run in ours.runs) < len(kept)


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = b"{}" if self.path.startswith("/whole") else b""
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.mark.parametrize("path", ["whole", "empty"])
def test_under_load_only_whole_answers_count(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "SECONDS", 0.3)
    monkeypatch.setattr(load, "WARM_UP_SECONDS", 0.1)
    monkeypatch.setattr(load, "CLIENTS", 4)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with ExitStack() as closing:
        closing.callback(server.server_close)
        closing.callback(server.shutdown)
        address = {"site": f"http://127.0.0.1:{server.server_port}/{path}"}
        # In a thread of its own, because where a browser was started this one has an event loop already.
        asked = closing.enter_context(ThreadPoolExecutor()).submit(
            load.requests(Case(NETWORK, address, closing), "site")
        )
        if path == "whole":
            told = asked.result()
            assert isinstance(told, dict)
            assert told["per_second"] > 0 and told["wrong"] == 0
        else:
            with pytest.raises(RuntimeError, match="no whole answer"):
                asked.result()
