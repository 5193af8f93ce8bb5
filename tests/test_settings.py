"""Loud settings: a wrong one stops the start with a sentence, a right one is kept, the README lists all."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_app.errors import MissingSetting, UnknownSetting, UnreadableSettingFile, WrongSetting
from graph_app.settings import PROJECT, SETTINGS, Setting, Settings


def test_nothing_set_gives_the_defaults() -> None:
    settings = Settings.from_environment({})
    assert (settings.host, settings.port, settings.row_limit) == ("127.0.0.1", 8000, 1000)
    assert settings.instance == PROJECT / "instance"
    assert settings.jars == PROJECT / "instance" / "jars"


def test_empty_is_unset() -> None:
    assert Settings.from_environment({"PORT": " "}).port == 8000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "lots"),
        ("PORT", "65536"),
        ("GRAPH_APP_ROW_LIMIT", "0"),
        ("GRAPH_APP_ROW_LIMIT", "1.5"),
        ("GRAPH_APP_LANGUAGE", "fr"),
        ("NEO4J_URI", "http://localhost:7474"),
        ("NEO4J_URI", "localhost"),
        ("GRAPH_APP_EMBED_IN", "*"),
        ("GRAPH_APP_EMBED_IN", "https://a.example; script-src *"),
        ("NEO4J_URI", "bolt://localhost:abc"),
        ("NEO4J_URI", "bolt://localhost?a=b"),
    ],
)
def test_a_wrong_value_is_named_with_what_would_be_right(name: str, value: str) -> None:
    with pytest.raises(WrongSetting) as error:
        Settings.from_environment({name: value})
    assert f"{name} is “{value}”; it takes " in str(error.value)


def test_a_password_in_the_address_is_refused_and_not_printed() -> None:
    with pytest.raises(WrongSetting) as error:
        Settings.from_environment({"NEO4J_URI": "bolt://user:s3cret@localhost:7687", "NEO4J_PASSWORD": "x"})
    assert "s3cret" not in str(error.value) and "bolt://…@localhost:7687" in str(error.value)


def test_a_misspelt_name_does_not_become_a_default() -> None:
    with pytest.raises(UnknownSetting, match="GRAPH_APP_ROW_LIMT. Did you mean GRAPH_APP_ROW_LIMIT"):
        Settings.from_environment({"GRAPH_APP_ROW_LIMT": "5"})


def test_an_address_without_a_password_is_refused() -> None:
    with pytest.raises(MissingSetting, match="NEO4J_PASSWORD is not set, but NEO4J_URI needs it"):
        Settings.from_environment({"NEO4J_URI": "bolt://localhost:7687"})


def test_a_password_may_lie_in_a_file_and_is_never_printed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s3cret\n", encoding="utf-8")
    settings = Settings.from_environment(
        {"NEO4J_URI": "bolt://localhost:7687", "NEO4J_PASSWORD_FILE": str(tmp_path / "secret")}
    )
    assert settings.neo4j_password == "s3cret"
    assert "s3cret" not in repr(settings)


def test_a_password_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSettingFile, match="NEO4J_PASSWORD_FILE names the file .*/nothing"):
        Settings.from_environment({"NEO4J_PASSWORD_FILE": str(tmp_path / "nothing")})


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_readme_lists_it_with_its_default(setting: Setting) -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    row = next(line for line in readme.splitlines() if line.startswith(f"| `{setting.name}`"))
    assert setting.explanation in row
    assert f"`{setting.default_as_text}`" in row
    assert f"`{setting.example}`" in row
