"""The briefing on the site: Viêng Chăn's from the seed in both languages; page and Word file say the same."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

import pytest
from docx import Document
from flask.testing import FlaskClient

from graph_app import create_app
from graph_app.database.database import Database
from graph_app.ingest.seed import load_seed
from tests.tables import write_tables

DAY = "as_of=2026-11-25"


def word_lines(client: FlaskClient, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    document = Document(io.BytesIO(answer.data))
    return [paragraph.text.replace("\u00a0", " ") for paragraph in document.paragraphs]


def page_text(client: FlaskClient, address: str) -> str:
    page = client.get(address).text
    sheet = page[page.index('<article class="sheet"') : page.index("</article>")]
    return unescape(re.sub(r"<[^>]+>", "", sheet)).replace("\u00a0", " ")


def test_vientiane_s_briefing_says_what_the_seed_knows(seeded: FlaskClient) -> None:
    text = page_text(seeded, f"/partners/vientiane/briefing?{DAY}&lang=en")
    for told in (
        "13 in all: Aid 6, Meeting 3, Membership 2, Agreement 2",
        "Hanoi and Vientiane are twinned: Twinning; day of signing unknown; no end known",
        "11 Mar 2024: Visit to Vientiane (Hanoi; Visit of a delegation; Party secretary; Viêng Chăn)",
        "40,000 USD",
        "15,000 USD",
        "ASEAN Smart Cities Network: with Hanoi",
        "End has passed: Minutes of the cooperation agreement of Hanoi and Vientiane 2022-2025 (2025)",
        "4 Apr 2027: 5 years – Minutes of the cooperation agreement",
        "[1] Công tác đối ngoại thành phố Hà Nội",
    ):
        assert told in text
    assert "11/3/2024: Đoàn Hà Nội thăm Viêng Chăn" in page_text(seeded, f"/partners/vientiane/briefing?{DAY}&lang=vi")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_page_and_word_file_say_the_same(seeded: FlaskClient, language: str) -> None:
    query = f"{DAY}&lang={language}&author=Hoa"
    text = page_text(seeded, f"/partners/vientiane/briefing?{query}")
    lines = word_lines(seeded, f"/partners/vientiane/briefing.docx?{query}")
    assert len(lines) > 25 and [line for line in lines if line not in text] == []


def test_the_same_address_gives_the_same_bytes(seeded: FlaskClient, database: Database) -> None:
    address = f"/partners/vientiane/briefing.docx?{DAY}&lang=vi&author=Hoa"
    first = seeded.get(address)
    elsewhere = create_app(database.settings, database).test_client()  # it has no copy of the first answer
    assert elsewhere.get(address).data == first.data
    assert first.headers["Content-Disposition"] == "attachment; filename=briefing-vientiane-2026-11-25-vi.docx"
    assert first.content_type.endswith("wordprocessingml.document")


def test_day_author_and_data_version_stand_in_the_foot(seeded: FlaskClient) -> None:
    version = seeded.get("/partners/vientiane.json").get_json()["data_version"]
    foot = page_text(seeded, f"/partners/vientiane/briefing?{DAY}&author=Hoa&lang=en").strip()
    assert foot.endswith(
        f"Prepared by: Hoa · As of 25 Nov 2026 · Data version {version} · In full: /partners/vientiane"
    )


def test_it_is_seen_from_the_day_that_the_address_says(seeded: FlaskClient) -> None:
    before = page_text(seeded, "/partners/vientiane/briefing?as_of=2022-01-01&lang=en")
    assert "Visit to Vientiane" not in before and "Online talks of Hanoi and Vientiane" in before


def test_a_partner_with_nothing_on_record_has_a_briefing_that_says_so(seeded: FlaskClient) -> None:
    assert "That does not mean there was none." in page_text(seeded, "/partners/iclei/briefing?lang=en")


@pytest.mark.parametrize(
    ("address", "status"),
    [("nobody/briefing", 404), ("nobody/briefing.docx", 404), ("hanoi/briefing?as_of=soon", 400)],
)
def test_wrong_addresses_are_told(seeded: FlaskClient, address: str, status: int) -> None:
    assert seeded.get(f"/partners/{address}").status_code == status


def test_hostile_names_and_authors_are_text(client: FlaskClient, database: Database, tmp_path: Path) -> None:
    name = "<b>x</b>{name}%s"
    files = {
        "sources": f"id,title\ns1,{name}\n",
        "partners": "id,kind,name_vi,name_en,home,source_id,quote\n"
        f"home,City,Hà Nội,Hanoi,true,s1,q\nmarkup,City,{name},{name},false,s1,q\n",
        "meetings": "id,host,guest,event_id,event_type,date,place,title_en,source_id,quote\n"
        f"m1,home,markup,e1,talks,2021,{name},{name},s1,{name}\n",
    }
    load_seed(database, write_tables(tmp_path, **files))
    query = "lang=en&author=%3Cb%3E%00%07"
    page = client.get(f"/partners/markup/briefing?{query}").text
    assert "<b>" not in page and "Briefing: &lt;b&gt;x&lt;/b&gt;{name}%s" in page
    lines = word_lines(client, f"/partners/markup/briefing.docx?{query}")
    assert lines[0] == "Briefing: <b>x</b>{name}%s" and f"≈ 2021: {name} (Hanoi; Talks; {name}) [1]" in lines
