"""The kinds of what falls due, and what they are called."""

from __future__ import annotations

from graph_app.language.texts import Text

ANNIVERSARY, EXPIRY, FOLLOW_UP, CADENCE, DUTY = "anniversary", "expiry", "follow_up", "cadence", "duty"
DUE_KINDS = {
    ANNIVERSARY: Text("Kỷ niệm", "Anniversary"),
    EXPIRY: Text("Thỏa thuận hết hiệu lực", "Agreement ends"),
    FOLLOW_UP: Text("Chưa có hoạt động từ khi ký", "No event since signing"),
    CADENCE: Text("Đến hạn liên hệ", "Contact due"),
    DUTY: Text("Nghĩa vụ báo cáo", "Reporting duty"),
}
