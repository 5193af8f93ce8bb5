"""Who may what: four roles, each containing the one before."""

from __future__ import annotations

from dataclasses import dataclass

from graph_app.language.texts import Text


@dataclass(frozen=True)
class Role:
    """`rank` says which roles it contains: those of the same or a lower one."""

    name: str
    rank: int
    caption: Text
    told: Text

    def contains(self, other: Role) -> bool:
        return self.rank >= other.rank


GUEST = Role(
    "guest",
    1,
    Text("Khách", "Guest"),
    Text(
        "Xem các trang chính, không có dữ liệu cá nhân và không tải tệp về",
        "Sees the main pages, without personal data and without files to download",
    ),
)
READER = Role(
    "reader",
    2,
    Text("Người đọc", "Reader"),
    Text("Xem tất cả, tải tệp về, tự viết truy vấn", "Sees everything, downloads files, writes own queries"),
)
STEWARD = Role(
    "steward",
    3,
    Text("Người phụ trách dữ liệu", "Steward"),
    Text("Còn được nhập, sửa, xóa và hoàn tác dữ liệu", "Also imports, edits, deletes and undoes data"),
)
ADMINISTRATOR = Role(
    "administrator",
    4,
    Text("Quản trị viên", "Administrator"),
    Text("Còn được quản lý tài khoản và xem nhật ký truy cập", "Also keeps the accounts and reads the audit"),
)
ROLES = (GUEST, READER, STEWARD, ADMINISTRATOR)
ROLE_BY_NAME = {role.name: role for role in ROLES}
# What an account may have: a guest has none.
ACCOUNT_ROLES = (READER, STEWARD, ADMINISTRATOR)
