"""A file is brought, looked at, corrected and imported, on the small network."""

from __future__ import annotations

import csv
import io
import re
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph_app.changes.change import Told
from graph_app.changes.checksum import checksum
from graph_app.changes.log import Asked, changes
from graph_app.changes.make import make_change
from graph_app.changes.undo import undo
from graph_app.database.database import Database
from graph_app.errors import ImportUnfinished
from graph_app.import_desk.folders import clear_old, kept_upload
from graph_app.import_desk.kept_preview import read_preview
from graph_app.import_desk.standing import UNCERTAIN, Standing, keep_standing
from graph_app.import_desk.work import about_of, begin_import, read_choices
from graph_app.ingest.upload_limits import upload_limits
from tests.changes.edits import LAN, renaming
from tests.small_network import load_small_network

HEAD = "host,guest,date,title_en,quote,source_id\n"
GOOD = HEAD + "Hanoi,Recent,14/9/2026,Talks,q,s\nhanoi,old,2026-01,Visit,q,s\n"
MARKUP = "<img src=x onerror=alert(1)>"
SIGNED = {"who": "Lan", "why": "from the protocol office"}


@pytest.fixture
def stage(client: FlaskClient, database: Database, tmp_path: Path) -> FlaskClient:
    load_small_network(database, tmp_path)
    return client


def bring(client: FlaskClient, text: str | bytes, name: str = "meetings.csv") -> str:
    """The address of what was brought."""
    data = text.encode() if isinstance(text, str) else text
    answer = client.post("/imports", data={"file": (io.BytesIO(data), name)})
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def settled(client: FlaskClient, address: str) -> dict[str, Any]:
    """What the page knows when the work has ended."""
    client.get(address)
    end = time.monotonic() + 20
    while time.monotonic() < end:
        told: dict[str, Any] = client.get(f"{address}.json").get_json()
        if told["standing"]["ended"]:
            return told
        time.sleep(0.05)
    raise AssertionError("the work does not end")


def counts(client: FlaskClient, address: str) -> dict[str, int]:
    return {state: count for state, count in settled(client, address)["counts"].items() if count}


def outcome(client: FlaskClient, address: str) -> str:
    found = re.search(r'name="outcome" value="(\w+)"', client.get(address).text)
    assert found
    return found[1]


def import_it(client: FlaskClient, address: str, **more: str) -> TestResponse:
    return client.post(f"{address}/import", data={**SIGNED, "outcome": outcome(client, address), **more})


def test_it_asks_for_a_file_or_rows(stage: FlaskClient) -> None:
    page = stage.get("/imports").text
    assert 'enctype="multipart/form-data"' in page and "<textarea" in page
    assert stage.post("/imports", data={}).status_code == 400


def test_nothing_is_written_before_import_and_then_all_of_it_as_one_change(
    stage: FlaskClient, database: Database
) -> None:
    before = checksum(database)
    address = bring(stage, GOOD)
    assert counts(stage, address) == {"new": 2}
    assert checksum(database) == before
    assert import_it(stage, address).status_code == 303
    assert settled(stage, address)["standing"]["change"] == 1
    [change] = changes(database, Asked(), 9)
    assert (change.kind, change.who, change.why, change.made) == ("import", "Lan", SIGNED["why"], 2)
    assert change.about.startswith("meetings.csv [")
    page = stage.get(address).text
    assert 'href="/changes/1"' in page and 'id="import"' not in page
    undo(database, 1, LAN)
    assert checksum(database) == before


def test_the_same_file_again_changes_nothing(stage: FlaskClient, database: Database) -> None:
    first = bring(stage, GOOD)
    settled(stage, first)
    import_it(stage, first)
    settled(stage, first)
    again = bring(stage, GOOD)
    assert counts(stage, again) == {"unchanged": 2}
    import_it(stage, again)
    assert settled(stage, again)["standing"]["change"] == 0
    assert len(changes(database, Asked(), 9)) == 1


def test_rows_can_be_pasted(stage: FlaskClient) -> None:
    text = GOOD.replace(",", "\t")
    address = str(stage.post("/imports", data={"rows": text}).location)
    assert counts(stage, address) == {"new": 2}
    assert "pasted.tsv" in stage.get(address).text


def test_a_wrong_cell_is_told_at_its_place_and_comes_back_as_csv(stage: FlaskClient, database: Database) -> None:
    before = checksum(database)
    address = bring(stage, GOOD + "hanoi,old,31/2/2026,Dinner,q,s\n")
    assert counts(stage, address) == {"new": 2, "wrong": 1}
    page = stage.get(address + "?state=wrong").text
    assert "meetings.csv, row 4, date: “31/2/2026”" in page and 'id="import"' not in page
    rows = list(csv.DictReader(io.StringIO(stage.get(address + ".csv?state=wrong").data.decode("utf-8-sig"))))
    assert [(row["Row"], row["title_en"], row["date"]) for row in rows] == [("4", "Dinner", "31/2/2026")]
    assert "31/2/2026" in rows[0]["What is wrong"]
    refused = stage.post(f"{address}/import", data={**SIGNED, "outcome": "x"})
    assert refused.status_code == 400 and checksum(database) == before
    stage.post(f"{address}/answers", data={"wrong": "skip"})
    assert counts(stage, address) == {"new": 2, "skipped": 1}


def test_a_changed_row_shows_old_and_new_side_by_side(stage: FlaskClient) -> None:
    address = bring(stage, "id,host,guest,date,title_en,quote,source_id\nm3,hanoi,old,2016,t,q,s\n")
    assert counts(stage, address) == {"changed": 1}
    page = stage.get(address).text
    assert '<td class="before">2015</td><td class="after">2016</td>' in page


def test_a_name_is_asked_for_once_and_the_answer_counts_for_all_its_rows(stage: FlaskClient) -> None:
    address = bring(stage, HEAD + "hanoi,Recen,2026-01,A,q,s\nhanoi,Recen,2026-02,B,q,s\nhanoi,Zed,2026-03,C,q,s\n")
    assert counts(stage, address) == {"ask": 3}
    page = stage.get(address).text
    assert page.count("“Recen” <span") == 1 and "2 rows" in page and "is near" in page
    stage.post(
        f"{address}/answers",
        data={"asked": ["1", "2"], "text-1": "Recen", "what-1": "partner", "who-1": "recent"}
        | {"text-2": "Zed", "what-2": "partner", "other-2": "Alone"},
    )
    assert counts(stage, address) == {"new": 3}
    stage.post(f"{address}/answers", data={"forget": "partner:Zed"})
    assert counts(stage, address) == {"new": 2, "ask": 1}
    stage.post(f"{address}/answers", data={"asked": "1", "text-1": "Zed", "what-1": "partner", "who-1": ":skip"})
    assert counts(stage, address) == {"new": 2, "skipped": 1}


@pytest.mark.parametrize(("decided", "found"), [("m3", "changed"), ("new", "new"), ("skip", "skipped")])
def test_a_possible_duplicate_is_shown_beside_what_it_may_be(stage: FlaskClient, decided: str, found: str) -> None:
    address = bring(stage, HEAD + "hanoi,old,2015-05-01,Talks,q,s\n")
    assert counts(stage, address) == {"duplicate": 1}
    page = stage.get(address).text
    assert "On record: t" in page and "It is between the same two partners; the dates fit into each other" in page
    assert "is “t” <span" in page  # its title beside its id
    assert "(1/5/2015 trong tệp, 2015 trong ghi nhận)" in stage.get(f"{address}?lang=vi").text
    stage.get(f"{address}?lang=en")
    stage.post(f"{address}/answers", data={"row": "0:2", "decided-0:2": decided})
    assert counts(stage, address) == {found: 1}


def test_two_rows_decided_to_be_one_are_told_at_both_and_one_of_them_decided_anew(stage: FlaskClient) -> None:
    address = bring(stage, HEAD + "hanoi,old,2015-05-01,A,q,s\nhanoi,old,2015-06-01,B,q,s\n")
    settled(stage, address)
    stage.post(f"{address}/answers", data={"row": ["0:2", "0:3"], "decided-0:2": "m3", "decided-0:3": "m3"})
    assert counts(stage, address) == {"wrong": 2}
    page = stage.get(address).text
    assert "and so is row 3" in page and "and so is row 2" in page
    assert 'name="decided-0:3" value="m3" checked' in page
    stage.post(f"{address}/answers", data={"row": "0:3", "decided-0:3": "new"})
    assert counts(stage, address) == {"new": 1, "changed": 1}


def test_duplicates_are_decided_for_all(stage: FlaskClient) -> None:
    address = bring(stage, HEAD + "hanoi,old,2015-05-01,Talks,q,s\nhanoi,old,2015-06-01,Talks,q,s\n")
    assert counts(stage, address) == {"duplicate": 2}
    stage.post(f"{address}/answers", data={"duplicates": "new"})
    assert counts(stage, address) == {"new": 2}


def reading_form(client: FlaskClient, address: str, **changed: str) -> dict[str, Any]:
    """The form as the page has it, with some fields changed."""
    page = client.get(address).text
    form: dict[str, Any] = {"s0-known": "1"}
    for name, options in re.findall(r'<select id="[^"]+" name="([^"]+)">(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        form[name] = chosen[1] if chosen else ""
    for name, value in re.findall(r'name="(s0-constant-[^"]+)" value="([^"]*)"', page):
        form[name] = value
    return {**form, **changed}


def test_a_column_is_corrected_and_a_source_given_for_all(stage: FlaskClient) -> None:
    address = bring(stage, "host,guest,date,what it was\nhanoi,recent,2026-03-04,Talks\n")
    assert counts(stage, address) == {"wrong": 1}
    changed = {"s0-field-3": "title_en", "s0-constant-source_id": "A newspaper", "s0-constant-quote": "q"}
    assert stage.post(f"{address}/reading", data=reading_form(stage, address, **changed)).status_code == 303
    assert counts(stage, address) == {"new": 1}
    [row] = settled(stage, address)["rows"]
    assert row["after"]["properties"]["title_en"] == "Talks" and row["after"]["properties"]["source_id"] == "s"


def test_a_sheet_without_titles_gets_one_for_all_rows_on_the_page(stage: FlaskClient) -> None:
    address = bring(stage, "donor,recipient,date,quote,source_id\nHanoi,old,14/9/2009,q,s\n", "aid.csv")
    assert counts(stage, address) == {"wrong": 1}
    assert 'name="s0-constant-title_vi"' in stage.get(address).text
    titled = reading_form(stage, address, **{"s0-constant-title_en": "Aid of the year"})
    assert stage.post(f"{address}/reading", data=titled).status_code == 303
    assert counts(stage, address) == {"new": 1}


def test_day_order_is_what_the_file_suggests_until_it_is_stated(stage: FlaskClient) -> None:
    address = bring(stage, HEAD + "hanoi,recent,3/4/2026,Talks,q,s\n")
    settled(stage, address)
    assert "as the file suggests: 14/9/2021" in stage.get(address).text
    stage.post(f"{address}/reading", data=reading_form(stage, address, **{"s0-day_order": "mdy"}))
    [row] = settled(stage, address)["rows"]
    assert row["after"]["properties"]["date"] == "2026-03-04"


def test_encoding_and_delimiter_are_shown_and_set_by_hand(stage: FlaskClient) -> None:
    address = bring(stage, GOOD)
    settled(stage, address)
    assert '<option value="utf-8" selected>' in stage.get(address).text
    refused = stage.post(f"{address}/reading", data=reading_form(stage, address, **{"s0-encoding": "utf-16-le"}))
    assert refused.status_code == 400 and 'role="alert"' in refused.text
    stage.post(f"{address}/reading", data=reading_form(stage, address, **{"s0-delimiter": "semicolon"}))
    assert '<option value="semicolon" selected>' in stage.get(address).text


def test_the_key_that_rows_are_matched_by_can_be_changed(stage: FlaskClient) -> None:
    address = bring(stage, HEAD + "hanoi,undated,,Other,q,s\n")
    assert counts(stage, address) == {"changed": 1}
    form = reading_form(stage, address) | {"keys-known": "MET_WITH", "key-MET_WITH": ["date", "title_en"]}
    stage.post(f"{address}/reading", data=form)
    assert counts(stage, address) == {"duplicate": 1}


def test_an_import_is_compared_anew_and_not_made_where_it_would_do_something_else(
    stage: FlaskClient, database: Database
) -> None:
    address = bring(stage, "id,kind,name_en,country,source_id,quote\nold,City,Renamed,LA,s,q\n", "partners.csv")
    assert counts(stage, address) == {"changed": 1}
    confirmed = outcome(stage, address)
    make_change(database, [renaming(database, "old", "Renamed")], LAN)
    before = checksum(database)
    stage.post(f"{address}/import", data={**SIGNED, "outcome": confirmed})
    told = settled(stage, address)
    assert told["standing"]["change"] is None and "would now do something else" in told["standing"]["problem"]
    assert told["counts"]["unchanged"] == 1 and checksum(database) == before
    assert "would now do something else" in stage.get(address).text


def test_a_second_press_of_import_changes_nothing_of_what_the_first_did(stage: FlaskClient, database: Database) -> None:
    address = bring(stage, GOOD)
    settled(stage, address)
    confirmed = outcome(stage, address)
    presses = [
        threading.Thread(
            target=stage.application.test_client().post,
            args=(f"{address}/import",),
            kwargs={"data": {**SIGNED, "outcome": confirmed}},
        )
        for _ in range(3)
    ]
    for press in presses:
        press.start()
    for press in presses:
        press.join()
    time.sleep(0.3)  # who waited for the first begins now
    told = settled(stage, address)
    assert (told["standing"]["change"], told["standing"]["problem"]) == (1, None)
    assert [change.kind for change in changes(database, Asked(), 9)] == ["import"]


def test_a_cancelled_import_leaves_nothing(stage: FlaskClient, database: Database) -> None:
    before = checksum(database)
    address = bring(stage, HEAD + "".join(f"hanoi,old,2026-01-{day:02},T{day},q,s\n" for day in range(1, 29)) * 200)
    settled(stage, address)
    import_it(stage, address)
    stage.post(f"{address}/cancel")
    told = settled(stage, address)
    assert (told["standing"]["change"], checksum(database)) == (None, before)
    assert "was cancelled" in told["standing"]["problem"]
    import_it(stage, address)
    assert settled(stage, address)["standing"]["change"] == 1


@pytest.mark.parametrize("phase", UNCERTAIN)
@pytest.mark.parametrize("committed", [False, True])
def test_after_a_kill_the_log_says_whether_it_was_imported(
    stage: FlaskClient, database: Database, committed: bool, phase: str
) -> None:
    address = bring(stage, GOOD)
    settled(stage, address)
    upload = kept_upload(database.settings.instance / "imports", address.rsplit("/", 1)[-1])
    about = about_of(upload, read_choices(upload))
    if committed:
        make_change(database, [renaming(database, "old", "Older")], Told("Lan", "", "import", LAN.at, about))
    killed = {"work": "import", "phase": phase, "share": 0.5, "ended": False, "about": about}
    upload.write("standing", {**killed, "digest": read_choices(upload).digest, "problem": None, "change": None})
    told = stage.get(f"{address}.json").get_json()["standing"]
    assert (told["ended"], told["change"], told["problem"]) == (
        True,
        1 if committed else None,
        None if committed else ImportUnfinished.sentence,
    )


def test_while_neo4j_stores_it_no_share_is_told_and_no_end_is_offered(stage: FlaskClient, database: Database) -> None:
    address = bring(stage, GOOD)
    settled(stage, address)
    upload = kept_upload(database.settings.instance / "imports", address.rsplit("/", 1)[-1])
    with upload.at_work() as alone:
        assert alone
        for phase, stored, cancel in (("writing", ' value="0"', ""), ("keeping", "", " hidden")):
            keep_standing(upload, Standing("import", phase, 0.5, ended=False))
            page = stage.get(address).text
            assert f'data-phase="keeping" data-unknown max="1"{stored}></progress>' in page
            assert f'id="stop" action="{address}/cancel"{cancel}>' in page
        assert '<output for="phase-writing">100 %</output>' in page and "takes about as long as the writing" in page


def test_what_must_be_made_sure_of_stands_open(stage: FlaskClient) -> None:
    for day, is_open in (("14/9/2026", ""), ("4/9/2026", " open")):
        address = bring(stage, HEAD + f"Hanoi,Recent,{day},Talks,q,s\n")
        settled(stage, address)
        assert f'<details class="reading"{is_open}>' in stage.get(address).text


def test_an_answer_waits_for_work_that_is_about_to_end_and_is_refused_while_it_goes_on(
    stage: FlaskClient, database: Database
) -> None:
    address = bring(stage, GOOD)
    settled(stage, address)
    upload = kept_upload(database.settings.instance / "imports", address.rsplit("/", 1)[-1])
    held, leave = threading.Event(), threading.Event()

    def work(seconds: float) -> None:
        with upload.at_work():
            held.set()
            leave.wait(seconds)

    for seconds, status in ((0.5, 303), (30.0, 409)):
        held.clear()
        worker = threading.Thread(target=work, args=(seconds,))
        worker.start()
        held.wait()
        assert stage.post(f"{address}/answers", data={"duplicates": "skip"}).status_code == status
        leave.set() if status == 409 else None
        worker.join()


def test_a_second_press_asks_the_log_how_the_first_ended(database: Database, stage: FlaskClient) -> None:
    """Of the first press nobody could say how it ended, since Neo4j went away: the import stands in the log."""
    address = bring(stage, GOOD)
    settled(stage, address)
    upload = kept_upload(database.settings.instance / "imports", address.rsplit("/", 1)[-1])
    outcome = read_preview(upload)
    assert outcome
    about = about_of(upload, read_choices(upload))
    with upload.at_work():
        keep_standing(upload, Standing("import", "keeping", 1.0, ended=False, about=about))
        pressed = threading.Thread(
            target=begin_import,
            args=(upload, database, upload_limits(database.settings), date(2026, 11, 26), LAN, outcome.outcome),
        )
        pressed.start()
        make_change(database, [renaming(database, "old", "Older")], Told("Lan", "", "import", LAN.at, about))
    pressed.join()
    found = settled(stage, address)["standing"]
    assert (found["change"], found["problem"]) == (1, None)
    assert len(changes(database, Asked(), 9)) == 1


def test_a_source_and_a_partner_that_are_on_no_record_are_made_with_the_import_and_undone_with_it(
    stage: FlaskClient, database: Database
) -> None:
    before = checksum(database)
    address = bring(stage, HEAD + f"hanoi,{MARKUP},14/9/2026,Talks,q,Report of 2026\n")
    assert settled(stage, address)["counts"]["ask"] == 1
    page = stage.get(address).text
    assert "is a new source of this title" in page and "is new: City" in page
    assert "Row 2: Talks" in page and "<img src=x" not in page  # which meeting it is about
    asked = {"asked": ["1", "2", "3"], "text-1": "Report of 2026", "what-1": "source", "who-1": ":new:source"}
    asked |= {"text-2": MARKUP, "what-2": "partner", "who-2": ":new:City"}
    asked |= {"text-3": "x", "what-3": "partner", "who-3": ":new:Empire"}
    assert stage.post(f"{address}/answers", data=asked).status_code == 303
    assert settled(stage, address)["counts"]["new"] == 3
    assert "is on no record; it is made new" in (page := stage.get(address).text) and "<img src=x" not in page
    import_it(stage, address)
    assert settled(stage, address)["standing"]["change"] == 1
    assert "Report of 2026" in stage.get("/sources").text
    undo(database, 1, LAN)
    assert checksum(database) == before


def test_who_imports_is_asked_for(stage: FlaskClient) -> None:
    address = bring(stage, GOOD)
    settled(stage, address)
    answer = import_it(stage, address, who="")
    assert answer.status_code == 400 and "Say who you are." in answer.text


def test_names_of_files_sheets_columns_and_cells_are_text(stage: FlaskClient) -> None:
    text = f"host,guest,date,{MARKUP}\n{MARKUP},old,{MARKUP},x\nhanoi,{MARKUP},2026,x\n"
    address = bring(stage, text, f"../../etc/{MARKUP}.csv")
    settled(stage, address)
    for query in ("", "?state=wrong", "?state=ask"):
        page = stage.get(address + query).text
        assert "<img src=x" not in page and "&lt;img src=x" in page
    assert "<img src=x" not in stage.get("/imports").text


def test_a_file_that_is_none_is_told_and_not_kept(stage: FlaskClient, database: Database) -> None:
    root = database.settings.instance / "imports"
    before = {*(root.iterdir() if root.exists() else ())}
    answer = stage.post("/imports", data={"file": (io.BytesIO(b"\x89PNG\r\n\x1a\n" + bytes(200)), "a.csv")})
    assert answer.status_code == 400 and 'role="alert"' in answer.text
    assert {*(root.iterdir() if root.exists() else ())} == before


def test_too_much_is_told_before_it_is_read(stage: FlaskClient, database: Database) -> None:
    much = database.settings.upload_mb * 1024 * 1024 + 100_000
    kind = "multipart/form-data; boundary=x"
    answer = stage.post("/imports", content_type=kind, environ_overrides={"CONTENT_LENGTH": str(much)})
    assert answer.status_code == 413 and "GRAPH_APP_UPLOAD_MB" in answer.text


def test_other_sites_can_change_nothing(stage: FlaskClient) -> None:
    address = bring(stage, GOOD)
    foreign = {"Origin": "https://evil.example"}
    for path in ("/imports", *(f"{address}/{what}" for what in ("reading", "answers", "look", "import", "cancel"))):
        assert stage.post(path, headers=foreign).status_code == 403


def test_an_id_that_is_none_of_ours_is_told(stage: FlaskClient) -> None:
    for id in ("0" * 32, "..", "%2e%2e%2f%2e%2e", "x"):
        assert stage.get(f"/imports/{id}").status_code == 404


def test_what_nobody_touched_for_a_week_is_cleared_away(stage: FlaskClient, database: Database) -> None:
    address = bring(stage, GOOD)
    settled(stage, address)
    root = database.settings.instance / "imports"
    clear_old(root, time.time() + 6 * 86_400)
    assert stage.get(address).status_code == 200
    clear_old(root, time.time() + 8 * 86_400)
    assert stage.get(address).status_code == 404


def test_a_workbook_of_several_sheets_can_leave_one_out(stage: FlaskClient) -> None:
    book = stage.get("/partners.xlsx").data
    address = bring(stage, book, "partners.xlsx")
    assert counts(stage, address) == {"unchanged": 6}
    assert 'name="s1-left_out" value="1" checked' in stage.get(address).text
