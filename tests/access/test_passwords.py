"""Which passwords are refused and why, and what is kept of the others."""

from __future__ import annotations

import unicodedata

import pytest

from graph_app.access.passwords import Hasher, check_password, new_password, normal
from graph_app.errors import PasswordCommon, PasswordLikeName, PasswordRefused, PasswordTooLong, PasswordTooShort
from tests.access.people import CHEAP, PASSWORD

LAN = ("khue.bach", "Bạch Tuyết Khuê")


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("ngắn quá", PasswordTooShort),
        ("a" * 257, PasswordTooLong),
        ("password1234", PasswordCommon),
        ("P@ssw0rd!2026", PasswordCommon),
        ("Matkhau@123456", PasswordCommon),
        ("mật khẩu 2026!", PasswordCommon),
        ("qwertyuiop12", PasswordCommon),
        ("aaaaaaaaaaaaaa", PasswordCommon),
        ("abcabcabcabcabc", PasswordCommon),
        ("202611262026", PasswordCommon),
        ("HanoiVietnam2026", PasswordCommon),
        ("sởngoạivụ hà nội", PasswordCommon),
        ("!!!!!!!!!!!!!!", PasswordCommon),
        ("TuyetKhue@1990", PasswordLikeName),
        ("bachtuyetkhue1", PasswordLikeName),
    ],
)
def test_what_others_guess_first_is_refused(password: str, why: type[PasswordRefused]) -> None:
    with pytest.raises(why):
        check_password(password, 12, LAN)


@pytest.mark.parametrize(
    "password", [PASSWORD, "correct kettle bridge mango", "x7#kQ9!vLm2$pR", "trà đá vỉa hè mưa rào"]
)
def test_long_and_motley_ones_are_taken(password: str) -> None:
    assert check_password(password, 12, LAN) == unicodedata.normalize("NFC", password)


def test_a_first_password_is_a_good_one_and_never_the_same() -> None:
    made = {check_password(new_password(), 12, LAN) for _ in range(50)}
    assert len(made) == 50 and all(len(one) == 23 for one in made)


def test_a_keyboard_that_writes_marks_apart_fits_as_well() -> None:
    apart = unicodedata.normalize("NFD", PASSWORD)
    assert apart != PASSWORD
    assert CHEAP.fits(CHEAP.hashed(PASSWORD), apart)


def test_only_a_hash_is_kept_and_it_fits_nothing_else() -> None:
    hashed = CHEAP.hashed(PASSWORD)
    assert hashed.startswith("$argon2id$") and PASSWORD not in hashed and hashed != CHEAP.hashed(PASSWORD)
    assert not CHEAP.fits(hashed, PASSWORD + " ") and not CHEAP.fits(hashed, "")
    assert not CHEAP.fits(None, PASSWORD) and not CHEAP.fits("no hash", PASSWORD)


def test_without_a_parameter_a_hash_costs_64_megabytes() -> None:
    assert "$m=65536,t=3,p=4$" in Hasher().hashed(normal("x"))
    assert Hasher().outdated(CHEAP.hashed(PASSWORD))
