"""Queries that take long do not hold up other pages."""

from __future__ import annotations

import threading
import time

import pytest

from tests.faults.site import Answer, Site

pytestmark = pytest.mark.slow
HEAVY = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b % 7 = 8 RETURN count(*) AS n"


def test_pages_answer_while_several_ask_the_console_for_much(far_site: Site) -> None:
    heavy: list[Answer] = []
    askers = [
        threading.Thread(target=lambda: heavy.append(far_site.ask("/cypher", {"query": HEAVY}))) for _ in range(10)
    ]
    assert far_site.ask("/partners").status == 200
    for asker in askers:
        asker.start()
    time.sleep(1)
    took: list[float] = []
    while any(asker.is_alive() for asker in askers) and len(took) < 40:
        page = far_site.ask("/partners")
        assert page.status == 200
        took.append(page.seconds)
        time.sleep(0.1)
    for asker in askers:
        asker.join()
    print("pages meanwhile:", len(took), "slowest:", round(max(took), 2))
    print("the queries:", sorted((answer.status, round(answer.seconds, 1)) for answer in heavy))
    assert len(took) > 10 and max(took) < 3
    assert {answer.status for answer in heavy} <= {429, 504} and 504 in {answer.status for answer in heavy}
    assert all("Retry-After" in answer.headers for answer in heavy if answer.status == 429)
