"""Which single ties and single partners hold others to our side, told with partners for places."""

from __future__ import annotations

from dataclasses import dataclass

from graph_app.analytics.holding import Hold, holding
from graph_app.explorer import Explorer
from graph_app.partner_graph.snapshot import Partner
from graph_app.records import Rows, Value
from graph_app.structure.network import Network

COLUMNS = ("what", "partner", "other", "home", "cut_off_count", "cut_off")


@dataclass(frozen=True)
class Held:
    """Whom a partner, or the tie from `partner` on to `other`, alone holds to our side."""

    partner: Partner
    other: Partner | None
    cut_off: tuple[Partner, ...]


@dataclass(frozen=True)
class Holds:
    """Who holds most comes first. To `unreached` nobody of our side leads as it is."""

    partners: tuple[Held, ...]
    ties: tuple[Held, ...]
    unreached: tuple[Partner, ...]

    @property
    def alone(self) -> int:
        """How many partners hang on a single tie: each of them and of those behind it counts once."""
        return len({partner.id for held in self.ties for partner in held.cut_off})


def holds(explorer: Explorer, network: Network) -> Holds:
    """Kept per data version and day."""

    def found() -> Holds:
        told = holding(network.ties, network.home)
        return Holds(
            tuple(_told(network, hold) for hold in told.partners),
            tuple(_told(network, hold) for hold in told.ties),
            network.at(place for place in told.unreached.tolist() if not network.home[place]),
        )

    return explorer.kept(network.newest, ("holds", network.as_of), found)


def _told(network: Network, hold: Hold) -> Held:
    held = set(hold.held.tolist())
    ends = network.at(sorted(hold.ends, key=lambda place: place in held))  # the tie leads on to whom it holds
    return Held(ends[0], ends[1] if len(ends) == 2 else None, network.at(hold.held))


def table(found: Holds, most: int) -> Rows:
    """One row for each tie and each partner that holds somebody, who holds most first."""
    both = sorted((*found.ties, *found.partners), key=lambda held: -len(held.cut_off))
    rows: list[tuple[Value, ...]] = []
    for held in both[:most]:
        cut_off: list[Value] = [partner.id for partner in held.cut_off]
        what, other = ("tie", held.other.id) if held.other else ("partner", None)
        rows.append((what, held.partner.id, other, held.partner.home, len(cut_off), cut_off))
    return Rows(COLUMNS, rows, len(both) > most)
