"""Settings of a site with a Neo4j of its own, as the tests of the database have them."""

from tests.database.conftest import own_environment, own_settings

__all__ = ["own_environment", "own_settings"]
