"""What speaks for a tie with a partner, in sentences of the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask_babel import gettext, ngettext

from graph_app.language.formats import day_text
from graph_app.partner_graph.snapshot import Partner
from graph_app.structure.suggestions import BONDS, SHARED_NETWORK, Friend, Suggestion
from graph_app.web.language import language

# So many are named; how many more there are is said.
NAMED = 4


def reasons(one: Suggestion) -> list[str]:
    """One sentence for each kind of reason, the strongest first; all of them can be followed to facts."""
    return list(_reasons(one))


def _reasons(one: Suggestion) -> Iterator[str]:
    shared = one.bound(SHARED_NETWORK)
    if shared:
        yield gettext("Shares %(names)s with %(body)s.", names=_names(_partners(shared)), body=_names(_bodies(shared)))
    for bond in BONDS[1:]:
        friends = one.bound(bond)
        if friends:
            yield _of_bond(bond, len(friends), _names(_partners(friends)))
    if one.compatriots:
        nearest = one.compatriots[0]
        yield ngettext(
            "Of the same country as %(num)s partner of ours: %(names)s (newest: %(day)s).",
            "Of the same country as %(num)s partners of ours: %(names)s (newest: %(day)s).",
            len(one.compatriots),
            names=_names([compatriot.partner for compatriot in one.compatriots]),
            day=day_text(nearest.newest, language()),
        )
    if one.undated_with:
        yield gettext(
            "Facts of unknown day are on record with %(body)s: a tie there is, how old it is nobody knows.",
            body=one.undated_with.name_in(language()),
        )


def _of_bond(bond: str, num: int, names: str) -> str:
    if bond == "twinned":
        told = ngettext(
            "Twinned with %(num)s partner of ours: %(names)s.",
            "Twinned with %(num)s partners of ours: %(names)s.",
            num,
            names=names,
        )
    elif bond == "agreement":
        told = ngettext(
            "Has an agreement with %(num)s partner of ours: %(names)s.",
            "Has agreements with %(num)s partners of ours: %(names)s.",
            num,
            names=names,
        )
    elif bond == "membership":
        told = ngettext(
            "Tied by membership to %(num)s partner of ours: %(names)s.",
            "Tied by membership to %(num)s partners of ours: %(names)s.",
            num,
            names=names,
        )
    elif bond == "aid":
        told = ngettext(
            "Gave aid to %(num)s partner of ours, or received it: %(names)s.",
            "Gave aid to %(num)s partners of ours, or received it: %(names)s.",
            num,
            names=names,
        )
    elif bond == "meeting":
        told = ngettext(
            "Met with %(num)s partner of ours: %(names)s.",
            "Met with %(num)s partners of ours: %(names)s.",
            num,
            names=names,
        )
    else:
        told = ngettext(
            "Tied to %(num)s partner of ours: %(names)s.",
            "Tied to %(num)s partners of ours: %(names)s.",
            num,
            names=names,
        )
    return str(told)


def _partners(friends: Sequence[Friend]) -> list[Partner]:
    return [friend.partner for friend in friends]


def _bodies(friends: Sequence[Friend]) -> list[Partner]:
    return list(dict.fromkeys(friend.body for friend in friends))


def _names(partners: Sequence[Partner]) -> str:
    """Up to NAMED names, and how many there are besides."""
    told = ", ".join(partner.name_in(language()) for partner in partners[:NAMED])
    if len(partners) <= NAMED:
        return told
    more = gettext("and %(count)s more", count=len(partners) - NAMED)
    return f"{told} {more}"
