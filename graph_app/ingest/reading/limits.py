"""How much of a file is read at most: whatever somebody brings, memory and time stay bounded."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Made from the settings GRAPH_APP_UPLOAD_…; `depth` is how deep parts of a file may stand in each other."""

    megabytes: int = 50
    unpacked_megabytes: int = 300
    rows: int = 200_000
    columns: int = 300
    letters: int = 32_767
    depth: int = 40

    @property
    def bytes(self) -> int:
        """Most bytes of a file."""
        return self.megabytes * MB

    @property
    def unpacked_bytes(self) -> int:
        """Most bytes of all that a packed file holds."""
        return self.unpacked_megabytes * MB

    @property
    def most_lines(self) -> int:
        """Most rows together with empty ones between and below them, of which a spreadsheet leaves a million."""
        return self.rows + 1_048_576

    @property
    def line(self) -> int:
        """Most letters of a line of text, and most bytes of a tag of XML: what must be held at once."""
        return max(32 * self.letters, 4_096)
