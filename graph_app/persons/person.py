"""A contact person at a partner: the one record that is about somebody and not about a partner.

Law 91/2025/QH15 asks for what a name is kept, on which ground, and when it is looked at again; so no record is without.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph_app.language.texts import Text
from graph_app.vocabulary.properties import Property

PERSON_FIELDS = (
    Property("name", "text", Text("Họ và tên", "Name"), required=True),
    Property("post", "text", Text("Chức vụ", "Post")),
    Property("body", "text", Text("Đơn vị", "Body")),
    Property("email", "text", Text("Thư điện tử", "E-mail")),
    Property("phone", "text", Text("Điện thoại", "Telephone")),
    Property("since", "date", Text("Giữ chức vụ từ", "In this post since")),
    Property("until", "date", Text("Giữ chức vụ đến", "In this post until")),
    Property("purpose", "text", Text("Mục đích lưu giữ", "Kept for"), required=True),
    Property(
        "legal_basis",
        "choice",
        Text("Căn cứ pháp lý", "Legal basis"),
        {
            "consent": Text("Người đó đồng ý", "The person agreed"),
            "state_task": Text("Nhiệm vụ của cơ quan nhà nước theo luật", "A task that the law gives the office"),
            "contract": Text("Thực hiện thỏa thuận với người đó", "An agreement with the person"),
            "published": Text("Người đó đã tự công khai", "The person made it public"),
        },
        required=True,
    ),
    Property("review_on", "day", Text("Ngày xem lại", "To be reviewed on"), required=True),
    Property("note", "text", Text("Ghi chú", "Note")),
)
FIELD_NAMES = tuple(field.name for field in PERSON_FIELDS)


@dataclass(frozen=True)
class Person:
    """`values`: field -> text, those that are empty left out; days in ISO. `edition` counts how often it was saved."""

    id: str
    partner: str
    values: Mapping[str, str]
    recorded_on: str
    edition: int = 1

    @property
    def name(self) -> str:
        return self.values["name"]

    def review_due(self, today: date) -> bool:
        """Whether its day of review has come."""
        return self.values["review_on"] <= today.isoformat()

    def former(self, today: date) -> bool:
        """Whether the post is known to be given up: `until`, as far as it is known, lies behind us."""
        until = self.values.get("until", "")
        return bool(until) and until < today.isoformat()[: len(until)]
