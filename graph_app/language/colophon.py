"""What a file that leaves the site says about itself: whoever finds it knows what it shows and where more is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph_app.language.formats import day_text
from graph_app.language.texts import Text

_STATE = Text("Phiên bản dữ liệu {version} · {day}", "Data version {version} · {day}")


@dataclass(frozen=True)
class Colophon:
    """`sentences` tell in words what is shown and by which filters; `day` is when it was taken.

    `address` leads to exactly this view, '' where no site answers (a command wrote the file). `language` is "vi" or
    "en": that of the sentences and of everything else in the file.
    """

    title: str
    sentences: tuple[str, ...]
    data_version: int
    day: date
    address: str
    language: str

    @property
    def state(self) -> str:
        """Data version and day, in a line for people."""
        day = day_text(self.day.isoformat(), self.language)
        return _STATE.told_in(self.language).format(version=self.data_version, day=day)

    @property
    def lines(self) -> list[str]:
        """All of it, a line for each thing: title, sentences, state, address."""
        return [self.title, *self.sentences, self.state, *filter(None, [self.address])]
