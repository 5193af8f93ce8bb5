from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest
from docx import Document

from tests.cli.conftest import Run


def test_help_lists_the_commands(run: Run) -> None:
    told = run("--help").stdout
    assert [
        word
        for word in (
            "serve",
            "seed",
            "query",
            "cypher",
            "centrality",
            "between",
            "briefing",
            "export",
            "changes",
            "undo",
            "status",
        )
        if word not in told
    ] == []


def test_a_query_answers_as_table_json_and_csv(seeded: Run) -> None:
    table = seeded("query", "partner_history", "partner=havana")
    assert table.returncode == 0
    assert "Hà Nội gửi tặng 2.000 tấn gạo" in table.stdout and "(1 row)" in table.stdout
    body = json.loads(seeded("query", "partner_history", "partner=havana", "--format", "json").stdout)
    assert body["ok"] is True and [row["fact"] for row in body["rows"]] == ["aid-2021-rice-havana"]
    rows = list(
        csv.DictReader(io.StringIO(seeded("query", "partner_history", "partner=havana", "--format=csv").stdout))
    )
    assert rows[0]["quote"] == "gửi tặng 2.000 tấn gạo cho nhân dân Thủ đô La Habana (Cuba)"


def test_a_partner_may_be_given_by_its_name(seeded: Run) -> None:
    assert "aid-2021-rice-havana" in seeded("query", "partner_history", "partner=La Habana").stdout


def test_a_graph_answers_nodes_and_edges(seeded: Run) -> None:
    body = json.loads(seeded("query", "neighbourhood", "partner=aimf", "--format", "json").stdout)
    assert {"aimf", "hanoi"} <= {node["id"] for node in body["nodes"]}
    assert all(edge["source"] and edge["target"] and edge["type"] for edge in body["edges"])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("query", "partner_history"), "partner is missing. It takes a partner, for example vientiane."),
        (("query", "partner_history", "partner=nobody"), "There is no partner with the ID “nobody”."),
        (("query", "partner_history", "parner=havana"), "There is no field “parner” here."),
        (("query", "partner_history", "havana"), "havana: “havana” is not a parameter."),
        (("between", "hanoi"), "Name at least two different partners, for example hanoi and vientiane."),
        (("between", "hanoi", "nobody"), "There is no partner with the ID “nobody”."),
        (("query", "nothing"), "There is no query “nothing”."),
    ],
)
def test_an_error_is_one_sentence_and_an_exit_code(seeded: Run, words: tuple[str, ...], sentence: str) -> None:
    told = seeded(*words)
    assert told.returncode == 1 and told.stdout == ""
    assert told.stderr.startswith(f"Error: {sentence}") and told.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("PORT", "lots", "Error: PORT is “lots”; it takes a whole number from 0 to 65535."),
        ("GRAPH_APP_ROW_LIMT", "5", "Error: There is no setting GRAPH_APP_ROW_LIMT."),
    ],
)
def test_a_wrong_setting_stops_the_start(run: Run, setting: str, value: str, sentence: str) -> None:
    told = run("status", **{setting: value})
    assert told.returncode == 1 and told.stderr.startswith(sentence) and "Traceback" not in told.stderr


def test_an_unreachable_server_is_one_sentence_and_no_local_server_is_started(run: Run, tmp_path: Path) -> None:
    elsewhere = {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "x", "GRAPH_APP_INSTANCE": str(tmp_path)}
    told = run("status", **elsewhere)
    assert told.returncode == 1
    assert (
        told.stderr.startswith("Error: Neo4j at bolt://127.0.0.1:1 does not answer.") and told.stderr.count("\n") == 1
    )
    assert list(tmp_path.iterdir()) == []


def test_own_cypher_is_run_through_the_same_guard(seeded: Run) -> None:
    text = "MATCH (p:Partner) WHERE p.id IN $ids RETURN p.name_vi AS name, $more AS more ORDER BY name"
    told = seeded("cypher", text, 'ids=["havana", "bangkok"]', "more=thêm", "--format", "json")
    assert json.loads(told.stdout)["rows"] == [
        {"name": "Băng Cốc", "more": "thêm"},
        {"name": "La Habana", "more": "thêm"},
    ]
    refused = seeded("cypher", "MATCH (p:Partner) DETACH DELETE p")
    assert refused.returncode == 1
    assert refused.stderr.startswith("Error: Line 1, column 19: “DETACH” changes or administers the database")


def test_rows_that_were_cut_off_are_told(seeded: Run) -> None:
    told = seeded("query", "undated_facts", GRAPH_APP_ROW_LIMIT="5")
    assert "(5 rows)" in told.stdout
    assert (
        told.stderr == "These are the first 5 rows; there are more. The administrator can raise GRAPH_APP_ROW_LIMIT.\n"
    )
    assert (
        len(json.loads(seeded("query", "undated_facts", "--format", "json", GRAPH_APP_ROW_LIMIT="5").stdout)["rows"])
        == 5
    )


def test_centrality_is_ranked(seeded: Run) -> None:
    rows = json.loads(seeded("centrality", "--sort", "betweenness", "--format", "json").stdout)["rows"]
    assert rows[0]["id"] == "hanoi" and len(rows) == 136
    values = [row["betweenness"] for row in rows]
    assert values == sorted(values, reverse=True)


def test_between_tells_paths_what_is_shared_and_who_connects(seeded: Run) -> None:
    found = json.loads(seeded("between", "havana", "Băng Cốc", "--format", "json").stdout)
    assert (found["partners"], found["go_betweens"]) == (["havana", "bangkok"], ["hanoi"])
    assert {row["section"] for row in found["rows"]} == {"shared", "shortest", "strongest", "most_recent", "connecting"}
    told = seeded("between", "havana", "bangkok", "iclei")
    assert "connecting" in told.stdout
    assert told.stderr == "Not connected with each other: bangkok, havana; iclei.\nGo-betweens: hanoi.\n"


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_an_export_opens_in_networkx_with_all_partners_and_facts(seeded: Run, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"mạng lưới.{form}"
    assert seeded("export", str(file), GRAPH_APP_ROW_LIMIT="5").returncode == 0  # exports are whole, whatever the limit
    if form == "json":
        graph = nx.node_link_graph(json.loads(file.read_text(encoding="utf-8")), edges="edges")
    else:
        graph = (nx.read_graphml if form == "graphml" else nx.read_gexf)(file)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (136, 208)
    assert graph.nodes["vientiane"]["name_vi"] == "Viêng Chăn"
    assert list(tmp_path.iterdir()) == [file]


def test_an_export_to_a_place_that_is_not_there_is_told(seeded: Run, tmp_path: Path) -> None:
    told = seeded("export", str(tmp_path / "nowhere" / "x.csv"))
    assert told.returncode == 1
    assert "x.csv could not be written: No such file or directory. Choose another place." in told.stderr


def test_the_seed_is_loaded_once(run: Run) -> None:
    assert run("seed").stdout == "Loaded 136 partners, 208 facts and 70 sources.\n"
    assert run("seed").stdout == "136 partners, 208 facts and 70 sources are already loaded; nothing was changed.\n"


def test_status_names_the_database(seeded: Run) -> None:
    rows = json.loads(seeded("status", "--format", "json").stdout)["rows"]
    found = {row["what"]: row["value"] for row in rows}
    assert found["database"].startswith("Neo4j 5.26")
    assert (found["partners"], found["facts"]) == (136, 208)


def test_a_briefing_is_written_as_on_the_site(seeded: Run, tmp_path: Path) -> None:
    file = tmp_path / "b.docx"
    words = (
        "briefing",
        "Viêng Chăn",
        "--lang",
        "vi",
        "--as-of",
        "2026-11-25",
        "--author",
        "Hoa",
        "--output",
        str(file),
    )
    told = seeded(*words)
    assert told.returncode == 0 and "Tóm tắt về đối tác: Viêng Chăn" in told.stdout
    first = file.read_bytes()
    assert Document(str(file)).paragraphs[0].text == "Tóm tắt về đối tác: Viêng Chăn"
    assert seeded(*words).returncode == 0 and file.read_bytes() == first
    assert "There is no partner" in seeded("briefing", "nobody", "--output", str(file)).stderr
    assert file.read_bytes() == first
