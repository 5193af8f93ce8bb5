"""What a steward fills in about a person, right in every field."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 26)
AN = {
    "name": "Trần Thị Ân",
    "post": "Trưởng phòng",
    "body": "Sở Ngoại vụ",
    "email": "an@example.org",
    "purpose": "Thư mời hằng năm",
    "legal_basis": "state_task",
    "review_on": "14/9/2027",
}
# The same as it is kept.
KEPT = {**AN, "review_on": "2027-09-14"}
