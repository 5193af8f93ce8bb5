"""The audit: who signed in, was refused, asked, took along or was given what. It is only added to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone

from graph_app.access.store import Row, Store, Transaction
from graph_app.language.moments import utc_text
from graph_app.language.texts import Text

LONGEST_ABOUT = 2_000
BEYOND = 2**62
# What `about` then says: an account, a role (a change of it as old -> new), an address, a query, a file.
KINDS = {
    "sign-in": Text("Đăng nhập", "Sign-in"),
    "sign-in failed": Text("Đăng nhập không được", "Failed sign-in"),
    "sign-out": Text("Đăng xuất", "Sign-out"),
    "sessions ended": Text("Kết thúc phiên", "Sign-ins ended"),
    "refused": Text("Bị từ chối", "Refusal"),
    "console": Text("Truy vấn Cypher", "Console query"),
    "export": Text("Tải tệp về", "Download"),
    "import": Text("Nhập dữ liệu", "Import"),
    "person": Text("Đầu mối liên hệ", "Contact person"),
    "erasure": Text("Xóa thông tin một người", "A person erased"),
    "account added": Text("Thêm tài khoản", "Account added"),
    "account disabled": Text("Khóa tài khoản", "Account disabled"),
    "account enabled": Text("Mở khóa tài khoản", "Account enabled"),
    "account removed": Text("Xóa tài khoản", "Account removed"),
    "role": Text("Đổi vai trò", "Role changed"),
    "password": Text("Đổi mật khẩu", "Password changed"),
    "password reset": Text("Cấp lại mật khẩu", "Password reset"),
    "token made": Text("Tạo mã truy cập", "Token made"),
    "token revoked": Text("Thu hồi mã truy cập", "Token revoked"),
    "link made": Text("Tạo liên kết chia sẻ", "Link made"),
    "link used": Text("Mở liên kết chia sẻ", "Link used"),
    "link revoked": Text("Thu hồi liên kết chia sẻ", "Link revoked"),
}


@dataclass(frozen=True)
class By:
    """Who does something, from which network address, and when, in seconds since 1970."""

    person: str
    address: str
    now: int


@dataclass(frozen=True)
class Wanted:
    """Which lines: of a person, a kind, from a moment on and before one, older than a number. Empty: all."""

    person: str = ""
    kind: str = ""
    since: str = ""
    until: str = ""
    before: int = BEYOND


def record(store: Store, by: By, kind: str, about: str) -> None:
    """Adds a line. AccountsUnavailable where it cannot be kept: then what it is about must not happen."""
    with store.writing() as transaction:
        record_within(transaction, by, kind, about)


def record_within(transaction: Transaction, by: By, kind: str, about: str) -> None:
    assert kind in KINDS
    at = utc_text(datetime.fromtimestamp(by.now, timezone.utc))
    values = {"at": at, "person": _kept(by.person), "kind": kind, "about": _kept(about), "address": _kept(by.address)}
    transaction.changed("record", **values)


def audit(store: Store, wanted: Wanted, limit: int) -> list[Row]:
    """The newest first, at most `limit`: number, at, person, kind, about, address."""
    return store.read("audit", **vars(wanted), limit=limit)


def _kept(text: str) -> str:
    """Bounded, and without halves of letters, which no file could hold."""
    return text.encode("utf-8", "replace").decode()[:LONGEST_ABOUT]
