"""Numbers for Prometheus, with and without a database; alive is told apart from ready."""

from __future__ import annotations

import re
from pathlib import Path

from flask.testing import FlaskClient

from graph_app.web.measured import Measured, Number, prometheus_text
from graph_app.web.request_log import RULE
from tests.web.test_door import site

LINE = re.compile(r'[a-z_]+(\{([a-z]+="(\\.|[^"\\\n])*",?)+\})? -?[0-9.e+-]+')


def values(text: str, beginning: str) -> dict[str, float]:
    found = (line.rsplit(" ", 1) for line in text.splitlines() if line.startswith(beginning))
    return {re.sub(r',?process="\d+"', "", name): float(value) for name, value in found}


def test_requests_are_counted_by_rule_method_and_status(tmp_path: Path) -> None:
    client = site(tmp_path)
    for _ in range(3):
        client.get("/health/alive", buffered=True)
    client.get("/nowhere", buffered=True)
    client.get("/elsewhere", buffered=True)
    text = client.get("/metrics").text
    counted = values(text, "graph_app_requests_total")
    assert counted['graph_app_requests_total{rule="/health/alive",method="GET",status="200"}'] == 3
    assert counted['graph_app_requests_total{rule="(none)",method="GET",status="404"}'] == 2
    assert values(text, "graph_app_request_seconds_count")['graph_app_request_seconds_count{rule="(none)"}'] == 2
    assert all(LINE.fullmatch(line) for line in text.splitlines() if not line.startswith("#"))


def test_a_database_that_does_not_answer_is_a_number_and_no_error(tmp_path: Path) -> None:
    client = site(tmp_path)
    assert client.get("/health").status_code == 503
    assert client.get("/health/alive").status_code == 200
    told = client.get("/metrics")
    assert told.status_code == 200 and told.content_type == "text/plain; version=0.0.4; charset=utf-8"
    assert values(told.text, "graph_app_database_up") == {"graph_app_database_up{}": 0}
    assert "graph_app_data_version" not in told.text  # unknown is not zero


def test_database_snapshot_and_copies_are_measured(seeded: FlaskClient) -> None:
    for _ in range(2):
        seeded.get("/partners")
    text = seeded.get("/metrics").text
    assert values(text, "graph_app_database_up") == {"graph_app_database_up{}": 1}
    assert values(text, "graph_app_snapshot_partners") == {"graph_app_snapshot_partners{}": 136}
    assert values(text, "graph_app_copies_total") == {
        'graph_app_copies_total{found="no"}': 1,
        'graph_app_copies_total{found="yes"}': 1,
    }
    assert values(text, "graph_app_imports_running") == {"graph_app_imports_running{}": 0}


def test_durations_add_up_and_a_label_cannot_end_a_line() -> None:
    measured = Measured()
    for seconds in (0.004, 0.3, 99.0):
        measured.seen({RULE: 'a"\n\\', "REQUEST_METHOD": "BREW"}, 200, seconds)
    measured.happened("sign_in_failed")
    text = prometheus_text([*measured.numbers(), Number("one", "gauge", "One.", {(): 1.5})])
    buckets = values(text, "graph_app_request_seconds_bucket")
    assert [buckets[next(name for name in buckets if f'le="{le}"' in name)] for le in ("0.005", "0.5", "+Inf")] == [
        1,
        2,
        3,
    ]
    assert values(text, "graph_app_events_total") == {'graph_app_events_total{event="sign_in_failed"}': 1}
    assert 'rule="a\\"\\n\\\\",method="other"' in text and values(text, "one") == {"one{}": 1.5}
