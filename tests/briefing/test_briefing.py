"""What a briefing says, by hand, in both languages; how it fits; that it says what it leaves out."""

from __future__ import annotations

from typing import Any

import pytest

from graph_app.briefing.fitting import LINES, briefing, line_count
from graph_app.briefing.sheet import Section, Sheet
from tests.briefing.small_files import SOURCES, file_of
from tests.partner_history.small_history import agreement, fact, gift, meeting, membership

FACTS = [
    meeting("visit", "2024-03-11", title_en="Visit", title_vi="Chuyến thăm", rank="mayor", event_type="visit"),
    meeting("older", "2020", title_en="Talks", title_vi="Hội đàm"),
    agreement("twins", "2016-12", title_en="Twins", title_vi="Kết nghĩa", agreement_type="twinning"),
    agreement("mou", "2024-05-01", title_en="MoU", title_vi="Ghi nhớ", expires_on="2027-06"),
    agreement("old", "2001", title_en="Old", title_vi="Cũ", expires_on="2005"),
    agreement("undated", title_en="Undated", title_vi="Không ngày"),
    gift("rice", "us", "they", "2021", stage="disbursed", item="rice", quantity=2000, unit="tonnes"),
    gift("cash", "they", "us", "2021", stage="committed", form="cash", amount=15000, currency="USD", source_id="t"),
    gift("unknown", "they", "us", "2021", stage="committed", form="cash", source_id="t"),
    membership("theirs", "they", "net", "2010"),
    membership("ours", "us", "net", "2012"),
]
OF_THEIRS = [each for each in FACTS if each["id"] != "ours"]


def sheet_of(facts: list[dict[str, Any]], language: str = "en", author: str = "") -> Sheet:
    file = file_of(FACTS)
    return briefing(file_of(facts) if facts is not OF_THEIRS else _without_ours(file), SOURCES, language, author)


def _without_ours(file: Any) -> Any:
    """The partner's own facts, in a network that also knows our membership."""
    from dataclasses import replace

    return replace(file, facts=tuple(OF_THEIRS))


def told(sheet: Sheet, heading: str) -> list[str]:
    """A section as lines of text, with the marks of its notes."""
    [section] = (each for each in sheet.sections if each.heading == heading)
    return _lines(section, sheet)


def _lines(section: Section, sheet: Sheet) -> list[str]:
    found = []
    for part in section.parts:
        found += [f"{line.lead}: {line.text}{sheet.marks(line.sources)}" for line in part.lines]
        found += [" | ".join(row.cells) + sheet.marks(row.sources) for row in part.rows]
        found += [part.left_out] if part.left_out else []
        found += [part.empty] if not part.lines and not part.rows else []
    return found


def test_ties_in_force_leave_out_what_has_ended() -> None:
    assert told(sheet_of(OF_THEIRS), "Ties in force") == [
        "MoU: signed 1 May 2024; 2 years old; ends Jun 2027[1]",
        "Twins: Twinning; signed ≈ Dec 2016; 9 years old; no end known[1]",
        "Undated: day of signing unknown; no end known[1]",
    ]


def test_contacts_are_newest_first_and_say_how_exact_the_day_is() -> None:
    assert told(sheet_of(OF_THEIRS), "Last five contacts") == [
        "11 Mar 2024: Visit (Us; Visit of a delegation; Mayor)[1]",
        "≈ 2020: Talks (Us)[1]",
    ]


def test_aid_stands_both_ways_and_an_unknown_amount_is_no_zero() -> None:
    assert told(sheet_of(OF_THEIRS), "Aid both ways") == [
        "Disbursed | rice | 2,000 tonnes | 1[1]",
        "Committed | Money | 15,000 USD | 1[2]",
        "Committed | Money | amount unknown | 1[2]",
    ]


def test_what_is_in_common_is_told() -> None:
    assert told(sheet_of(OF_THEIRS), "In common") == ["net: with Us[1]", "None on record."]


def test_open_points_and_anniversaries() -> None:
    sheet = sheet_of(OF_THEIRS)
    assert told(sheet, "Open points") == [
        "Ends within 12 months: MoU (Jun 2027)[1]",
        "End has passed: Old (2005)[1]",
        "No meeting on record since the signing: MoU (Jun 2027)[1]",
        "Facts of unknown day (1): Undated[1]",
        "What is not known: level; tier; status; agreements without a known end: 2; gifts of unknown amount: 1; "
        "events at which the rank of the guests is not told: 1",
    ]
    assert told(sheet, "Anniversaries ahead (24 months)") == [
        "≈ 2026: 25 years – Old (ended since)[1]",
        "≈ Dec 2026: 10 years – Twins[1]",
    ]


def test_in_vietnamese_everything_is_said_in_vietnamese() -> None:
    sheet = sheet_of(OF_THEIRS, "vi", "Nguyễn Thị Hoa")
    assert sheet.title == "Tóm tắt về đối tác: Bạn"
    assert told(sheet, "Năm lần tiếp xúc gần nhất")[0].startswith("11/3/2024: Chuyến thăm (Ta; Chuyến thăm và làm việc")
    assert sheet.foot[:3] == ("Người soạn: Nguyễn Thị Hoa", "Tính đến ngày 25/11/2026", "Phiên bản dữ liệu 1")
    assert [section.heading for section in sheet.sections] == [
        "Đối tác là ai",
        "Quan hệ còn hiệu lực",
        "Năm lần tiếp xúc gần nhất",
        "Hỗ trợ hai chiều",
        "Điểm chung",
        "Việc còn bỏ ngỏ",
        "Các mốc kỷ niệm sắp tới (24 tháng)",
    ]


def test_notes_are_numbered_in_the_order_in_which_they_are_needed() -> None:
    sheet = sheet_of(OF_THEIRS)
    assert [(note.number, note.text) for note in sheet.notes] == [
        (1, "A newspaper, The press, published May 2021"),
        (2, "t"),  # a source that is not on record is named by its id
    ]


def test_with_nothing_on_record_it_does_not_say_that_there_was_nothing() -> None:
    sheet = sheet_of([])
    assert told(sheet, "Who they are")[-1].endswith("That does not mean there was none.")
    assert told(sheet, "Ties in force") == ["None on record."]
    assert told(sheet, "Open points") == ["What is not known: level; tier; status"]
    assert sheet.notes == () and line_count(sheet) < LINES / 2


@pytest.mark.parametrize("letters", ["a plain title ", "W", "漢字", "x" * 500 + " "])
def test_a_hub_fits_however_long_its_titles_are_and_says_what_is_left_out(letters: str) -> None:
    title = (letters * 300)[:600]
    facts = []
    for number in range(60):
        named = {"title_en": f"{number} {title}", "title_vi": f"{number} {title}", "source_id": f"s{number}"}
        facts += [
            meeting(f"m{number}", f"20{number % 20:02}-01-01", place=title, **named),
            agreement(f"a{number}", "2017-03", **named),
            agreement(f"e{number}", "", expires_on="2020", **named),
            gift(f"g{number}", "us", "they", "2021", item=f"{number}{title}", quantity=1, unit=title, **named),
            gift(f"t{number}", "they", "us", "2021", item=f"{number}{title}", quantity=1, unit=title, **named),
            fact(f"b{number}", "MEMBER_OF", "they", f"net{number}", "2017", **named),
            fact(f"o{number}", "MEMBER_OF", "us", f"net{number}", "2017", **named),
        ]
    sources = {f"s{number}": {"title": title, "publisher": title, "url": "https://x/" + title} for number in range(60)}
    for language in ("vi", "en"):
        sheet = briefing(file_of(facts, title, title), sources, language, title)
        assert line_count(sheet) <= LINES
    contacts = told(sheet, "Last five contacts")
    assert len(contacts) == 6 and contacts[-1] == "earlier ones: 55, on the partner's page"
    left_out = [line for line in told(sheet, "Aid both ways") if line.startswith("and 5")]
    assert len(left_out) == 2 and left_out[0].endswith(" more, on the partner's page")
    assert sheet.foot[-1] == "In full: /partners/they"


def test_the_same_facts_day_language_and_author_make_the_same_sheet() -> None:
    assert sheet_of(OF_THEIRS, "vi", "A") == sheet_of(OF_THEIRS, "vi", "A")
    assert sheet_of(OF_THEIRS, "vi", "A") != sheet_of(OF_THEIRS, "vi", "B")
