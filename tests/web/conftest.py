"""The site over the real database: empty, or filled with the seed."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph_app import create_app
from graph_app.database.database import Database
from graph_app.ingest.seed import SEED_FOLDER, load_seed


@pytest.fixture
def app(database: Database) -> Flask:
    return create_app(database.settings, database)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor of a site whose database is empty; English, so that the tests' sentences read easily."""
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


@pytest.fixture
def seeded(client: FlaskClient, database: Database) -> FlaskClient:
    """A visitor of a site that holds the seed."""
    load_seed(database, SEED_FOLDER)
    return client
