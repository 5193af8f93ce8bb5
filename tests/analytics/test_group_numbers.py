"""Groups under the numbers that they had, in networks of a few partners."""

from __future__ import annotations

import random

import numpy as np

from graph_app.analytics.group_numbers import renumbered


def numbers(now: str, before: str) -> str:
    """“aabb ” -> groups by letter, a blank is in none; `before` holds digits for the same partners, a blank is new."""
    ids = [f"p{place}" for place in range(len(now))]
    labels = np.array([0 if letter == " " else ord(letter) - 96 for letter in now], dtype=np.int64)
    remembered = {ids[place]: int(digit) for place, digit in enumerate(before) if digit != " "}
    return "".join(str(number) for number in renumbered(labels, ids, remembered).tolist())


def test_groups_that_stay_keep_their_numbers_whatever_the_method_called_them() -> None:
    assert numbers("aaabbbcc", "33311122") == "33311122"


def test_nothing_is_remembered_the_first_time_and_the_largest_is_the_first() -> None:
    assert numbers("abbbcc  ", "        ") == "31112200"


def test_a_group_that_others_join_and_leave_keeps_its_number() -> None:
    assert numbers("aaaaaabb", "22    11") == "22222211"  # newcomers do not count against it
    assert numbers("aaa  bbb", "22222111") == "22200111"  # nor do those that are in no group any more
    assert numbers("aaabbbbb", "22221111") == "22211111"  # one moved


def test_of_the_parts_of_a_group_the_largest_keeps_the_number_and_the_others_get_free_ones() -> None:
    assert numbers("aabbbbccc", "111111222") == "331111222"


def test_of_groups_that_became_one_the_largest_gives_the_number() -> None:
    assert numbers("aaaaaabb", "11222233") == "22222233"


def test_a_group_that_shares_little_with_any_begins_anew_at_the_smallest_number_left() -> None:
    assert numbers("aaaaaaaaa" + "b" * 9, "455555566" + "1" * 9) == "555555555111111111"
    assert numbers("aaaaa", "56789") == "11111"  # a fifth of it each


def test_as_few_partners_as_can_be_change_their_number() -> None:
    # b could have 1 (4 shared) or 2 (3 shared), a only 1 (3 shared): 1 for a and 2 for b keeps six partners, not four.
    assert numbers("aaabbbbbbb", "1111111222") == "1112222222"


def test_the_answer_does_not_hang_on_the_order_of_partners() -> None:
    chance = random.Random(5)
    ids = [f"p{place}" for place in range(60)]
    group_of = {partner: chance.randrange(1, 6) for partner in ids}
    before = {partner: group_of[partner] + 3 if chance.random() < 0.8 else 9 for partner in ids}
    found = []
    for _ in range(5):
        chance.shuffle(ids)
        labels = np.array([group_of[partner] for partner in ids], dtype=np.int64)
        found.append(dict(zip(ids, renumbered(labels, ids, before).tolist(), strict=True)))
    assert all(one == found[0] for one in found)
    assert set(found[0].values()) == {4, 5, 6, 7, 8}


def test_a_network_without_partners_has_no_numbers() -> None:
    assert renumbered(np.zeros(0, dtype=np.int64), [], {"gone": 1}).tolist() == []


def test_thousands_of_small_groups_are_matched() -> None:
    labels = np.repeat(np.arange(1, 5001), 3)
    ids = [f"p{place}" for place in range(15_000)]
    before = dict(zip(ids, (5001 - labels).tolist(), strict=True))
    assert renumbered(labels, ids, before).tolist() == (5001 - labels).tolist()
