"""What somebody typed into a form that could not be answered: an error page holds it, to be sent again."""

from __future__ import annotations

from flask import request
from werkzeug.exceptions import HTTPException

MOST_LETTERS = 200_000
# Where secrets are typed: those are never sent back.
_SECRET_ROOMS = {"signing", "account", "users"}
# What is no fault of what was sent: the same form is answered later.
WORTH_SENDING_AGAIN = {401, 429, 503, 504}


def typed_fields(status: int) -> list[tuple[str, str]]:
    """The fields of the form, as they came; none where it was no form of a page, or sending it again helps nobody."""
    if request.method != "POST" or status not in WORTH_SENDING_AGAIN or request.blueprint in _SECRET_ROOMS:
        return []
    try:
        fields = list(request.form.items(multi=True))
    except HTTPException:  # it was too large to be read
        return []
    return fields if sum(len(name) + len(text) for name, text in fields) <= MOST_LETTERS else []


def files_chosen() -> bool:
    """Whether files came along, which a page cannot hold."""
    try:
        return request.method == "POST" and bool(request.files)
    except HTTPException:
        return False
