"""The words of a briefing in both languages. They stand here and not in the site's catalogue: the file is made without
a page, and its text must not move when a page's does."""

from __future__ import annotations

from graph_app.language.texts import Text

TITLE = Text("Tóm tắt về đối tác: {name}", "Briefing: {name}")
WHO = Text("Đối tác là ai", "Who they are")
NAMES_IN_BOTH = Text("Tên (Việt / Anh)", "Name (Vietnamese / English)")
LOCAL = Text("Tên bản địa", "Local name")
KIND = Text("Loại", "Kind")
STANDING = Text("Mức ưu tiên, tình trạng", "Tier, status")
ON_RECORD = Text("Sự kiện được ghi nhận", "Facts on record")
FACT_COUNTS = Text("{count} sự kiện: {types}", "{count} in all: {types}")
FIRST_AND_LAST = Text("Gặp lần đầu / gần nhất", "First / last meeting")
NOT_KNOWN = Text("không rõ", "not known")
NO_RECORD = Text("chưa có ghi nhận", "no record")
NOTHING_ON_RECORD = Text(
    "Chưa ghi nhận sự kiện nào với đối tác này. Điều đó không có nghĩa là chưa từng có.",
    "No fact is on record with this partner. That does not mean there was none.",
)
NONE_ON_RECORD = Text("Chưa có ghi nhận.", "None on record.")
NONE_FOUND = Text("Không có.", "None.")
MORE = Text("và {count} mục nữa, xem trang của đối tác", "and {count} more, on the partner's page")

IN_FORCE = Text("Quan hệ còn hiệu lực", "Ties in force")
SIGNED = Text("ký {day}", "signed {day}")
SIGNED_UNKNOWN = Text("không rõ ngày ký", "day of signing unknown")
AGE = Text("đã {years} năm", "{years} years old")
AGE_ONE = Text("đã 1 năm", "1 year old")
ENDS = Text("hết hiệu lực {day}", "ends {day}")
END_UNKNOWN = Text("chưa rõ ngày hết hiệu lực", "no end known")
MEMBER_SINCE = Text("từ {day}", "since {day}")
MEMBER_SINCE_UNKNOWN = Text("không rõ từ khi nào", "since when is unknown")

CONTACTS = Text("Năm lần tiếp xúc gần nhất", "Last five contacts")
OLDER = Text("số lần trước đó: {count}, xem trang của đối tác", "earlier ones: {count}, on the partner's page")

AID = Text("Hỗ trợ hai chiều", "Aid both ways")
WE_GAVE, THEY_GAVE = Text("Ta đã tặng đối tác", "We gave"), Text("Đối tác đã tặng ta", "They gave")
WHO_GAVE, STAGE, WHAT = Text("Chiều", "Way"), Text("Giai đoạn", "Stage"), Text("Nội dung", "What")
TOTAL, FACTS = Text("Tổng", "In all"), Text("Sự kiện", "Facts")
AMOUNT_UNKNOWN = Text("không rõ giá trị", "amount unknown")
UNSAID = Text("không nêu", "not told")

COMMON = Text("Điểm chung", "In common")
NETWORKS = Text("Mạng lưới chung", "Shared networks")
FRIENDS = Text("Đối tác chung", "Friends in common")
WITH = Text("cùng {names}", "with {names}")
FACTS_EACH = Text("số sự kiện với đối tác: {theirs}, với bên ta: {ours}", "facts with them: {theirs}, with us: {ours}")

OPEN = Text("Việc còn bỏ ngỏ", "Open points")
ENDS_SOON = Text("Hết hiệu lực trong 12 tháng", "Ends within 12 months")
END_PASSED = Text("Đã hết hiệu lực", "End has passed")
NOT_MET = Text("Chưa ghi nhận cuộc gặp nào từ khi ký", "No meeting on record since the signing")
NO_DAY = Text("Sự kiện không rõ ngày ({count})", "Facts of unknown day ({count})")
UNKNOWNS = Text("Điều chưa rõ", "What is not known")
NO_END_OF = Text("thỏa thuận chưa rõ ngày hết hiệu lực: {count}", "agreements without a known end: {count}")
NO_AMOUNT_OF = Text("khoản hỗ trợ không rõ giá trị: {count}", "gifts of unknown amount: {count}")
NO_RANK_OF = Text(
    "hoạt động không rõ cấp của khách: {count}", "events at which the rank of the guests is not told: {count}"
)
TIER, STATUS = Text("mức ưu tiên", "tier"), Text("tình trạng", "status")
LEVEL, COUNTRY = Text("cấp địa phương", "level"), Text("quốc gia", "country")
TRUNCATED = Text("Còn nhiều sự kiện hơn giới hạn được đọc", "More facts are on record than were read")
TRUNCATED_AT = Text(
    "chỉ đọc {count} sự kiện mới nhất; quản trị viên có thể nâng GRAPH_APP_ROW_LIMIT",
    "only the newest {count}; the administrator can raise GRAPH_APP_ROW_LIMIT",
)

ANNIVERSARIES = Text("Các mốc kỷ niệm sắp tới (24 tháng)", "Anniversaries ahead (24 months)")
YEARS = Text("tròn {count} năm", "{count} years")
ENDED_SINCE = Text("đã hết hiệu lực", "ended since")

SOURCES = Text("Nguồn", "Sources")
PUBLISHED = Text("đăng {day}", "published {day}")
READ_ON = Text("truy cập {day}", "read {day}")

AUTHOR = Text("Người soạn: {author}", "Prepared by: {author}")
NO_AUTHOR = "…………………………"
AS_OF = Text("Tính đến ngày {day}", "As of {day}")
DATA_VERSION = Text("Phiên bản dữ liệu {version}", "Data version {version}")
IN_FULL = Text("Đầy đủ: /partners/{partner}", "In full: /partners/{partner}")
