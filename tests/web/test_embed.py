"""A view for a frame: only what it needs, and only where the settings let it."""

from __future__ import annotations

from flask.testing import FlaskClient

from graph_app import create_app
from graph_app.database.database import Database
from graph_app.settings import Settings


def framed_by(client: FlaskClient, address: str) -> str:
    policy = client.get(address).headers["Content-Security-Policy"]
    return policy.partition("frame-ancestors ")[2]


def test_it_holds_the_picture_its_legend_and_a_link_to_the_page_and_no_menu(seeded: FlaskClient) -> None:
    page = seeded.get("/network/embed?kind=City&colour=community").text
    assert 'id="network-data"' in page and "Shown: 92 of 136 partners" in page
    assert "http://localhost/network?kind=City&amp;colour=community&amp;lang=en" in page
    assert "<nav" not in page and "<form" not in page


def test_a_saved_view_is_embedded_by_its_id(seeded: FlaskClient) -> None:
    saved = seeded.post("/network/views", json={"state": "country=LA", "name": "Laos"}).get_json()["id"]
    assert "Shown: 4 of 136 partners" in seeded.get(f"/network/embed?view={saved}").text


def test_no_other_site_may_frame_any_page_unless_the_settings_name_it(seeded: FlaskClient, database: Database) -> None:
    assert framed_by(seeded, "/network/embed") == "'self'"
    assert framed_by(seeded, "/network") == "'none'"
    environment = {"GRAPH_APP_INSTANCE": str(database.settings.instance), "GRAPH_APP_EMBED_IN": "https://a.example"}
    app = create_app(Settings.from_environment(environment), database)
    assert framed_by(app.test_client(), "/network/embed") == "'self' https://a.example"
    assert framed_by(app.test_client(), "/network") == "'none'"
