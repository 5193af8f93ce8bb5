"""What the columns of tables are called and how their values are shown: properties, ends of facts, and derived ones."""

from __future__ import annotations

from graph_app.language.texts import Text
from graph_app.vocabulary import properties as of
from graph_app.vocabulary.properties import Property
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

DERIVED = (
    Property("partner", "partner", Text("Đối tác", "Partner")),
    Property("other", "partner", Text("Bên kia", "Other side")),
    Property("donor", "partner", Text("Bên hỗ trợ", "Donor")),
    Property("recipient", "partner", Text("Bên nhận", "Recipient")),
    Property("host", "partner", Text("Bên tiếp", "Host")),
    Property("guest", "partner", Text("Khách", "Guest")),
    Property("member", "partner", Text("Thành viên", "Member")),
    Property("body", "partner", Text("Tổ chức", "Body")),
    Property("our_side", "partner", Text("Bên ta", "Our side")),
    Property("home_partner", "partner", Text("Bên ta", "Our side")),
    Property("network", "partner", Text("Mạng lưới", "Network")),
    Property("fact", "fact", Text("Sự kiện ghi nhận", "Fact")),
    Property("type", "relationship", Text("Loại quan hệ", "Relationship")),
    Property("kind", "kind", Text("Loại đối tác", "Kind")),
    Property("fact_count", "integer", Text("Số sự kiện", "Facts")),
    Property("last_contact", "date", Text("Lần liên hệ gần nhất", "Last contact")),
    Property("hosts", "partners", Text("Các bên tiếp", "Hosts")),
    Property("guests", "partners", Text("Các khách", "Guests")),
    Property("types_first", "relationships", Text("Quan hệ với bên thứ nhất", "Ties to the first")),
    Property("types_second", "relationships", Text("Quan hệ với bên thứ hai", "Ties to the second")),
    Property("facts_first", "integer", Text("Số sự kiện với bên thứ nhất", "Facts with the first")),
    Property("facts_second", "integer", Text("Số sự kiện với bên thứ hai", "Facts with the second")),
    Property("year", "year", Text("Năm", "Year")),
    Property("meetings", "integer", Text("Số cuộc gặp", "Meetings")),
    Property("undated_meetings", "integer", Text("Cuộc gặp không rõ ngày", "Meetings of unknown day")),
    Property("events", "integer", Text("Số hoạt động", "Events")),
    Property("without_amount", "integer", Text("Không rõ giá trị", "Without a known amount")),
    Property("without_quantity", "integer", Text("Không rõ số lượng", "Without a known quantity")),
    Property("age_years", "integer", Text("Số năm (ít nhất)", "Years (at least)")),
    Property("round_years", "integer", Text("Năm tròn", "Round years")),
    Property("partner_count", "integer", Text("Số đối tác", "Partners")),
    Property(
        "direction",
        "choice",
        Text("Chiều", "Direction"),
        {
            "gave": Text("đã hỗ trợ", "gave"),
            "received": Text("đã nhận", "received"),
            "inbound": Text("đoàn vào", "inbound"),
            "outbound": Text("đoàn ra", "outbound"),
            "from": Text("từ đối tác này", "from this partner"),
            "to": Text("đến đối tác này", "to this partner"),
            "both": Text("hai chiều", "both ways"),
        },
    ),
    Property(
        "record",
        "choice",
        Text("Ghi nhận", "On record"),
        {
            "met": Text("có gặp", "met"),
            "met_before": Text("có gặp, trước ngày này", "met, before that day"),
            "undated_only": Text("chỉ có cuộc gặp không rõ ngày", "only meetings of unknown day"),
            "no_record": Text("chưa có dữ liệu", "no record"),
        },
    ),
    Property(
        "state",
        "choice",
        Text("Hiệu lực", "State"),
        {
            "in_force": Text("đang hiệu lực", "in force"),
            "ended": Text("đã hết hiệu lực", "ended"),
            "no_end_known": Text("không rõ ngày hết hiệu lực", "no end known"),
            "not_yet_signed": Text("chưa ký vào ngày này", "not yet signed on that day"),
        },
    ),
    Property("days_since", "integer", Text("Số ngày từ đó", "Days since")),
)

COLUMNS = {
    column.name: column
    for column in (
        *of.PARTNER_PROPERTIES,
        *of.SOURCE_PROPERTIES,
        *of.FACT_PROPERTIES,
        *(own for relationship_type in RELATIONSHIP_TYPES for own in relationship_type.properties),
        *DERIVED,
    )
}
