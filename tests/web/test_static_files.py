from __future__ import annotations

import gzip
import re

import pytest
from flask.testing import FlaskClient

from graph_app.drawing.vis_network import VIS_NETWORK_FOLDER
from graph_app.web import static_files


def address(page: str, name: str) -> str:
    found = re.search(rf'"(/files/[0-9a-f]{{16}}/{re.escape(name)})"', page)
    assert found, name
    return found[1]


def test_styles_and_scripts_may_be_kept_for_a_year(seeded: FlaskClient) -> None:
    page = seeded.get("/network").text
    for name, kind in (("site.css", "text/css"), ("network.js", "text/javascript"), ("icon.svg", "image/svg+xml")):
        answer = seeded.get(address(page, name))
        assert answer.status_code == 200 and answer.content_type.startswith(kind)
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_vis_network_comes_as_it_is_in_pyvis_s_package_and_compressed(seeded: FlaskClient) -> None:
    script = address(seeded.get("/network").text, "vis-network.min.js")
    whole = (VIS_NETWORK_FOLDER / "vis-network.min.js").read_bytes()
    assert seeded.get(script).data == whole
    small = seeded.get(script, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(small.data) == whole and len(small.data) < len(whole) / 2


def test_every_file_that_a_page_asks_for_is_there(seeded: FlaskClient) -> None:
    for page in ("/", "/network", "/partners", "/centrality", "/queries/neighbourhood?partner=havana"):
        links = re.findall(r'(?:src|href)="(/files/[^"]+)"', seeded.get(page).text)
        assert len(links) >= 3
        assert {seeded.get(link).status_code for link in links} == {200}


@pytest.mark.parametrize("path", ["0/site.css", "x/..%2f..%2fsettings.py", "x/../../settings.py"])
def test_another_hash_or_a_way_out_of_the_folder_is_not_found(seeded: FlaskClient, path: str) -> None:
    assert seeded.get(f"/files/{path}").status_code == 404


def test_the_name_without_a_hash_still_answers(seeded: FlaskClient) -> None:
    with seeded.get("/static/site.css") as answer:
        assert answer.status_code == 200


def test_all_our_files_are_offered() -> None:
    assert {"site.css", "network.js", "vis-network.css", "standings.js"} <= set(static_files.static_files())
