"""Every property of partners, facts and sources, and every derived column of a table: what it is called, what it holds.

`type` says how a value is read, checked and shown:
text, list, integer, number, boolean, date (a partial date), day (a full date), choice (one of `choices`),
country (ISO 3166-1 alpha-2), url, the ids partner, source, fact, kind, relationship, lists of ids (partners,
relationships), and year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph_app.language.texts import Text


@dataclass(frozen=True)
class Property:
    """`together`: the property without which this one says nothing (both or none)."""

    name: str
    type: str
    caption: Text
    choices: Mapping[str, Text] = field(default_factory=dict)
    together: str | None = None
    required: bool = False


ID = Property("id", "text", Text("Mã", "ID"), required=True)

# Partners

NAME_VI = Property("name_vi", "text", Text("Tên tiếng Việt", "Vietnamese name"))
NAME_EN = Property("name_en", "text", Text("Tên tiếng Anh", "English name"))
NAME_LOCAL = Property("name_local", "text", Text("Tên bản địa", "Local name"))
ALIASES = Property("aliases", "list", Text("Tên gọi khác", "Also known as"))
COUNTRY = Property("country", "country", Text("Quốc gia / vùng lãnh thổ", "Country or territory"))
HOME = Property("home", "boolean", Text("Bên ta", "Our side"))
LEVEL = Property(
    "level",
    "choice",
    Text("Cấp địa phương", "Level"),
    {
        "capital": Text("Thủ đô", "Capital"),
        "city": Text("Thành phố", "City"),
        "province": Text("Tỉnh", "Province or prefecture"),
        "region": Text("Vùng", "Region"),
        "district": Text("Quận, phường", "District or ward"),
        "group": Text("Nhóm địa phương", "Places not named one by one"),
    },
)
CATEGORY = Property(
    "category",
    "choice",
    Text("Loại tổ chức", "Category"),
    {
        "embassy": Text("Cơ quan đại diện ngoại giao", "Embassy or consulate"),
        "city_network": Text("Tổ chức quốc tế liên đô thị", "City network"),
        "international_body": Text("Tổ chức quốc tế", "International organisation"),
        "ngo": Text("Tổ chức phi chính phủ nước ngoài", "Foreign non-governmental organisation"),
        "government": Text("Cơ quan nhà nước", "Government body"),
        "union": Text("Liên hiệp các tổ chức hữu nghị", "Union of friendship organisations"),
        "front": Text("Mặt trận Tổ quốc", "Fatherland Front"),
        "party": Text("Cấp ủy Đảng", "Party body"),
        "mass_organisation": Text("Đoàn thể, tổ chức chính trị - xã hội", "Mass organisation"),
        "university": Text("Trường đại học, học viện", "University or academy"),
        "company": Text("Doanh nghiệp", "Company"),
        "project": Text("Dự án", "Project"),
        "military": Text("Bộ tư lệnh", "Military command"),
        "group": Text("Nhóm không nêu tên", "Group not named one by one"),
    },
)
TIER = Property("tier", "integer", Text("Mức ưu tiên", "Tier"))
CADENCE_MONTHS = Property("cadence_months", "integer", Text("Chu kỳ liên hệ (tháng)", "Contact interval (months)"))
STATUS = Property(
    "status",
    "choice",
    Text("Tình trạng", "Status"),
    {
        "prospective": Text("Tiềm năng", "Prospective"),
        "active": Text("Đang hoạt động", "Active"),
        "dormant": Text("Tạm lắng", "Dormant"),
        "suspended": Text("Tạm dừng", "Suspended"),
        "ended": Text("Chấm dứt", "Ended"),
    },
)
LATITUDE = Property("latitude", "number", Text("Vĩ độ", "Latitude"), together="longitude")
LONGITUDE = Property("longitude", "number", Text("Kinh độ", "Longitude"), together="latitude")
NOTE = Property("note", "text", Text("Ghi chú", "Note"))

# Every fact

DATE = Property("date", "date", Text("Ngày", "Date"))
DATE_FROM = Property("date_from", "day", Text("Từ ngày", "From"))
DATE_TO = Property("date_to", "day", Text("Đến ngày", "To"))
TITLE_VI = Property("title_vi", "text", Text("Tiêu đề", "Vietnamese title"))
TITLE_EN = Property("title_en", "text", Text("Tiêu đề tiếng Anh", "English title"))
SOURCE_ID = Property("source_id", "source", Text("Nguồn", "Source"), required=True)
QUOTE = Property("quote", "text", Text("Trích dẫn", "Quote"), required=True)
RECORDED_ON = Property("recorded_on", "day", Text("Ngày ghi nhận", "Entered on"))

# Aid

FORM = Property(
    "form",
    "choice",
    Text("Hình thức", "Form"),
    {
        "cash": Text("Tiền", "Money"),
        "in_kind": Text("Hiện vật", "In kind"),
        "expertise": Text("Chuyên gia", "Experts"),
    },
)
STAGE = Property(
    "stage",
    "choice",
    Text("Giai đoạn", "Stage"),
    {
        "committed": Text("Cam kết", "Committed"),
        "approved": Text("Phê duyệt", "Approved"),
        "disbursed": Text("Giải ngân, trao quà", "Disbursed"),
    },
)
AMOUNT = Property("amount", "number", Text("Giá trị", "Amount"), together="currency")
CURRENCY = Property("currency", "text", Text("Tiền tệ", "Currency"), together="amount")
ITEM = Property("item", "text", Text("Hiện vật, nội dung", "Goods"))
QUANTITY = Property("quantity", "number", Text("Số lượng", "Quantity"), together="unit")
UNIT = Property("unit", "text", Text("Đơn vị tính", "Unit"), together="quantity")

# Meetings

EVENT_ID = Property("event_id", "text", Text("Sự kiện", "Event"))
EVENT_TYPE = Property(
    "event_type",
    "choice",
    Text("Loại hoạt động", "Kind of event"),
    {
        "working_session": Text("Buổi làm việc", "Working session"),
        "talks": Text("Hội đàm", "Talks"),
        "courtesy_call": Text("Chào xã giao", "Courtesy call"),
        "visit": Text("Chuyến thăm và làm việc", "Visit of a delegation"),
        "conference": Text("Hội nghị, hội thảo", "Conference or seminar"),
        "exchange": Text("Giao lưu", "Exchange"),
        "ceremony": Text("Lễ ký, kỷ niệm, trao tặng", "Signing, anniversary or award"),
    },
)
FORMAT = Property(
    "format",
    "choice",
    Text("Cách thức", "Format"),
    {"in_person": Text("Trực tiếp", "In person"), "online": Text("Trực tuyến", "Online")},
)
RANK = Property(
    "rank",
    "choice",
    Text("Cấp của khách", "Rank of the guests"),
    {
        "national_leader": Text("Lãnh đạo Đảng, Nhà nước", "National leader"),
        "party_secretary": Text("Bí thư Thành ủy", "Party secretary"),
        "mayor": Text("Thị trưởng, Chủ tịch UBND", "Mayor"),
        "council_chair": Text("Chủ tịch HĐND", "Chair of the council"),
        "deputy": Text("Cấp phó", "Deputy"),
        "ambassador": Text("Đại sứ", "Ambassador"),
        "director": Text("Giám đốc sở", "Director"),
        "association_chair": Text("Chủ tịch hội", "Chair of an association"),
        "officer": Text("Chuyên viên", "Officer"),
    },
)
PLACE = Property("place", "text", Text("Địa điểm", "Place"))
DELEGATIONS = Property("delegations", "integer", Text("Số đoàn", "Delegations"))

# Memberships

ROLE = Property(
    "role",
    "choice",
    Text("Tư cách", "Role"),
    {
        "member": Text("Thành viên", "Member"),
        "member_organisation": Text("Tổ chức thành viên", "Member organisation"),
        "chapter": Text("Chi hội", "Chapter"),
        "observer": Text("Quan sát viên", "Observer"),
        "founder": Text("Sáng lập", "Founder"),
        "chair": Text("Chủ tịch", "Chair"),
        "vice_chair": Text("Phó chủ tịch", "Vice chair"),
    },
)
SINCE = Property("since", "date", Text("Từ", "Since"))
UNTIL = Property("until", "date", Text("Đến", "Until"))

# Agreements

AGREEMENT_TYPE = Property(
    "agreement_type",
    "choice",
    Text("Loại thỏa thuận", "Kind of agreement"),
    {
        "twinning": Text("Thành phố kết nghĩa", "Twinning"),
        "friendship": Text("Quan hệ hữu nghị hợp tác", "Friendship and cooperation"),
        "cooperation": Text("Thỏa thuận hợp tác", "Cooperation agreement"),
        "mou": Text("Bản ghi nhớ", "Memorandum of understanding"),
        "letter_of_intent": Text("Ý định thư", "Letter of intent"),
        "joint_statement": Text("Tuyên bố chung", "Joint statement"),
        "action_plan": Text("Kế hoạch, chương trình hợp tác", "Plan or programme for a term"),
    },
)
SIGNED_ON = Property("signed_on", "date", Text("Ngày ký", "Signed on"))
EXPIRES_ON = Property("expires_on", "date", Text("Ngày hết hiệu lực", "Expires on"))
FIELDS = Property("fields", "list", Text("Lĩnh vực hợp tác", "Fields of cooperation"))

# Sources

TITLE = Property("title", "text", Text("Tên nguồn", "Title"), required=True)
PUBLISHER = Property("publisher", "text", Text("Nơi đăng", "Publisher"))
PUBLISHED_ON = Property("published_on", "date", Text("Ngày đăng", "Published on"))
URL = Property("url", "url", Text("Địa chỉ", "Address"))
RETRIEVED_ON = Property("retrieved_on", "date", Text("Ngày truy cập", "Read on"))

PARTNER_PROPERTIES = (
    ID,
    NAME_VI,
    NAME_EN,
    NAME_LOCAL,
    ALIASES,
    COUNTRY,
    HOME,
    LEVEL,
    CATEGORY,
    TIER,
    CADENCE_MONTHS,
    STATUS,
    LATITUDE,
    LONGITUDE,
    SOURCE_ID,
    QUOTE,
    NOTE,
)
FACT_PROPERTIES = (ID, DATE, DATE_FROM, DATE_TO, TITLE_VI, TITLE_EN, SOURCE_ID, QUOTE, NOTE, RECORDED_ON)
SOURCE_PROPERTIES = (ID, TITLE, PUBLISHER, PUBLISHED_ON, URL, RETRIEVED_ON)
