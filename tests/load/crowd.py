"""What one person of a crowd does, and what must be so of every answer."""

from __future__ import annotations

import asyncio
import html
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from tests.load.browser import Answer, Browser
from tests.load.people import Person

# Some 0.2 s of Neo4j for nothing; then what only this person asks for.
NUMBERS = 400_000
TOTAL = sum(number % 7 for number in range(1, NUMBERS + 1))
HEAVY = (
    f"UNWIND range(1, {NUMBERS}) AS number WITH sum(number % 7) AS total "
    "MATCH (p:Partner {id: $partner}) RETURN p.id AS partner, $mark AS mark, total"
)
SHARED = ("/", "/partners", "/calendar", "/engagement", "/network?kind=City", "/partners.json", "/network.json")
NOT_FROM_THE_DATA = ("/account",)
MARK = re.compile(r"mark\d{3}x")
PAUSE_SECONDS = 0.6  # between two requests of one person, on average
LONGEST_WAIT = 5.0
LONGEST_FINISH = 120.0


@dataclass(frozen=True)
class Seen:
    """One answer: when it was asked for and there (seconds of the crowd), its address and status."""

    asked: float
    there: float
    address: str
    status: int


@dataclass
class Crowd:
    """What all of them have met. `tags`: the tags of answers by address and person."""

    port: int
    until: float
    began: float = field(default_factory=time.monotonic)
    seen: list[Seen] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    tags: dict[str, dict[str, str]] = field(default_factory=dict)
    heavy_done: set[str] = field(default_factory=set)

    @property
    def now(self) -> float:
        return time.monotonic() - self.began

    def statuses(self) -> Counter[int]:
        return Counter(one.status for one in self.seen)

    def complain(self, person: Person, address: str, what: str) -> None:
        self.wrong.append(f"{self.now:.1f} s, {person.name}, {address}: {what}")


async def be(crowd: Crowd, person: Person, luck: random.Random) -> None:
    """Asks for pages, JSON and searches until the time is up, and once for the heavy query until it is answered."""
    small = {"Accept-Encoding": "gzip"} if luck.random() < 0.5 else {}
    head = {"Cookie": person.cookie, "Accept-Language": "en", "Sec-Fetch-Site": "same-origin", **small}
    browser = Browser(crowd.port, head)
    heavy_at = luck.uniform(0, crowd.until * 0.9)
    await asyncio.sleep(luck.uniform(0, 2 * PAUSE_SECONDS))
    try:
        while crowd.now < crowd.until:
            if crowd.now > heavy_at and person.name not in crowd.heavy_done:
                wait = await _heavy(crowd, person, browser)
            else:
                wait = await _page(crowd, person, browser, luck)
            await asyncio.sleep(wait or luck.uniform(0, 2 * PAUSE_SECONDS))
    finally:
        browser.close()


async def finish(crowd: Crowd, person: Person) -> None:
    """The heavy query of somebody whom it was not answered in time, now that all others are gone."""
    head = {"Cookie": person.cookie, "Accept-Language": "en", "Sec-Fetch-Site": "same-origin"}
    browser = Browser(crowd.port, head)
    while person.name not in crowd.heavy_done and crowd.now < crowd.until + LONGEST_FINISH:
        await asyncio.sleep(await _heavy(crowd, person, browser))
    browser.close()


async def _page(crowd: Crowd, person: Person, browser: Browser, luck: random.Random) -> float:
    address, check = luck.choice(_wanted(person, luck))
    of_all = crowd.tags.setdefault(address, {})
    own, others = of_all.get(person.name), [tag for name, tag in of_all.items() if name != person.name]
    shown = None
    if luck.random() < 0.5:  # as a browser that has it already, now and then one with somebody else's copy
        shown = luck.choice(others) if others and luck.random() < 0.2 else own
    answer = await _asked(crowd, person, browser, "GET", address, {"If-None-Match": shown} if shown else {})
    if answer is None:
        return 1.0
    if answer.status == 304 and (shown is None or shown != own):
        crowd.complain(person, address, f"“you have it already” of what {person.name} never had")
    if answer.status == 200:
        check(crowd, person, address, answer)
        if tag := answer.headers.get("etag"):
            for name in [name for name, one in of_all.items() if one == tag and name != person.name]:
                crowd.complain(person, address, f"the same tag as {name}")
            of_all[person.name] = tag
    return _wait(answer)


async def _heavy(crowd: Crowd, person: Person, browser: Browser) -> float:
    asked = {"query": HEAVY, "parameters": {"partner": person.partner, "mark": person.mark}}
    kind = {"Content-Type": "application/json"}
    answer = await _asked(crowd, person, browser, "POST", "/cypher.json", kind, json.dumps(asked).encode())
    if answer is None:
        return 1.0
    if answer.status == 200:
        crowd.heavy_done.add(person.name)
        rows = [{"partner": person.partner, "mark": person.mark, "total": TOTAL}]
        if answer.json["rows"] != rows:
            crowd.complain(person, "the heavy query", f"{answer.json['rows']} for {rows}")
    return _wait(answer)


async def _asked(
    crowd: Crowd,
    person: Person,
    browser: Browser,
    method: str,
    address: str,
    more: Mapping[str, str],
    body: bytes = b"",
) -> Answer | None:
    """The answer, of which what must be so of any is checked; None where there is none."""
    asked = crowd.now
    try:
        answer = await browser.ask(method, address, more, body)
    except (OSError, EOFError, asyncio.TimeoutError) as problem:
        crowd.complain(person, address, f"no answer after {crowd.now - asked:.1f} s: {problem!r}")
        return None
    crowd.seen.append(Seen(asked, crowd.now, address, answer.status))
    if answer.status not in (200, 304, 429, 503):
        crowd.complain(person, address, f"{answer.status} {answer.body[:300]!r}")
    if answer.status in (429, 503) and not answer.headers.get("retry-after", "").isdigit():
        crowd.complain(person, address, f"{answer.status} without Retry-After")
    if others := set(MARK.findall(answer.text)) - {person.mark}:
        crowd.complain(person, address, f"what is for {others}")
    return answer


def _wait(answer: Answer) -> float:
    """What the site asks to wait, in seconds; 0 where nothing."""
    return min(float(answer.headers.get("retry-after", 0)), LONGEST_WAIT) if answer.status in (429, 503) else 0.0


Check = Callable[[Crowd, Person, str, Answer], None]


def _wanted(person: Person, luck: random.Random) -> Sequence[tuple[str, Check]]:
    own = f"/partners/{person.partner}"
    return (
        *((own, _own_page), (f"{own}.json", _own_json), (f"{own}/panel", _own_panel)),
        *((f"/search.json?q={quote(person.partner_name)}", _own_hit), ("/account", _menu)),
        *((address, _nothing if ".json" in address else _menu) for address in luck.sample(SHARED, 3)),
    )


def _menu(crowd: Crowd, person: Person, address: str, answer: Answer) -> None:
    if f">{person.shown}</a>" not in answer.text:
        crowd.complain(person, address, "the menu does not name who asked")


def _own_page(crowd: Crowd, person: Person, address: str, answer: Answer) -> None:
    _menu(crowd, person, address, answer)
    if person.partner_name not in html.unescape(answer.text):
        crowd.complain(person, address, "another partner")


def _own_json(crowd: Crowd, person: Person, address: str, answer: Answer) -> None:
    if answer.json["partner"]["id"] != person.partner:
        crowd.complain(person, address, "another partner")


def _own_panel(crowd: Crowd, person: Person, address: str, answer: Answer) -> None:
    if f"/partners/{person.partner}" not in answer.text:
        crowd.complain(person, address, "another partner")


def _own_hit(crowd: Crowd, person: Person, address: str, answer: Answer) -> None:
    if person.partner not in [row["id"] for row in answer.json["rows"]]:
        crowd.complain(person, address, "hits of another search")


def _nothing(crowd: Crowd, person: Person, address: str, answer: Answer) -> None:
    if answer.json["ok"] is not True:
        crowd.complain(person, address, "not ok")
