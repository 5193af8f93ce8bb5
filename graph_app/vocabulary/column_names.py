"""What offices write over their columns: further names of fields, beside those that the fields have themselves.

Only names that mean one field in the table where they stand; folded spelling and case make no difference. Taken from
the tables that offices keep (VOCABULARY: names of fields in both languages).
"""

from __future__ import annotations

from collections.abc import Mapping

# field -> names, for every table that has the field
FURTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("Mã số", "Mã đối tác", "Mã sự kiện", "Identifier"),
    "kind": ("Loại", "Loại đối tác", "Loại hình", "Kind", "Partner kind"),
    "name_vi": ("Tên", "Tên đối tác", "Tên gọi", "Tên cơ quan", "Tên đơn vị", "Tên tổ chức", "Tên địa phương", "Name"),
    "name_en": ("Tên Anh", "English", "Name in English", "Tên (tiếng Anh)"),
    "name_local": ("Tên gốc", "Tên nước ngoài", "Native name", "Original name"),
    "aliases": ("Tên viết tắt", "Viết tắt", "Bí danh", "Alias", "Acronym", "Abbreviation", "Other names"),
    "country": ("Quốc gia", "Nước", "Vùng lãnh thổ", "Country", "Country code", "Mã nước", "Quốc gia vùng lãnh thổ"),
    "level": ("Cấp hành chính", "Administrative level"),
    "category": ("Nhóm tổ chức", "Type of organisation"),
    "tier": ("Mức độ ưu tiên", "Ưu tiên", "Priority"),
    "cadence_months": ("Chu kỳ", "Chu kỳ liên hệ", "Cadence", "Contact interval"),
    "latitude": ("Lat",),
    "longitude": ("Lon", "Lng", "Long"),
    "note": ("Chú thích", "Notes", "Remarks", "Comment", "Ghi chú thêm"),
    "date": ("Ngày tháng", "Thời gian", "Ngày diễn ra", "When", "Day"),
    "date_from": ("Bắt đầu", "Ngày bắt đầu", "From day", "Start", "Start date"),
    "date_to": ("Kết thúc", "Ngày kết thúc", "To day", "End", "End date"),
    "title_vi": ("Tên hoạt động", "Nội dung", "Tiêu đề tiếng Việt", "Subject", "Nội dung hoạt động"),
    "title_en": ("English title", "Title in English"),
    "source_id": ("Mã nguồn", "Nguồn tin", "Căn cứ", "Source ID"),
    "quote": ("Trích nguồn", "Câu trích", "Quotation"),
    "form": ("Hình thức hỗ trợ", "Form of aid"),
    "stage": ("Tình trạng giải ngân",),
    "amount": ("Số tiền", "Trị giá", "Giá trị viện trợ", "Kinh phí", "Value", "Sum"),
    "currency": ("Loại tiền", "Đơn vị tiền tệ", "Đồng tiền"),
    "item": ("Hàng viện trợ", "Mặt hàng", "Tên hàng", "Items"),
    "quantity": ("SL", "Amount of goods"),
    "unit": ("ĐVT", "Đơn vị"),
    "event_id": ("Mã hoạt động", "Event ID"),
    "event_type": ("Loại sự kiện", "Event type"),
    "format": ("Phương thức", "Hình thức tổ chức"),
    "rank": ("Cấp đoàn", "Cấp trưởng đoàn", "Level of the guests"),
    "place": ("Nơi", "Nơi tổ chức", "Location", "Venue"),
    "delegations": ("Số lượng đoàn", "Number of delegations"),
    "role": ("Vai trò",),
    "since": ("Từ năm", "Ngày gia nhập", "Năm gia nhập", "Joined", "Member since"),
    "until": ("Đến năm", "Ngày rời", "Left"),
    "agreement_type": ("Loại văn bản", "Loại văn kiện", "Agreement type", "Type of agreement"),
    "signed_on": ("Ký ngày", "Thời gian ký", "Signed", "Date of signing", "Năm ký"),
    "expires_on": ("Hết hạn", "Ngày hết hạn", "Có hiệu lực đến", "Expires", "Expiry"),
    "fields": ("Lĩnh vực", "Nội dung hợp tác", "Areas of cooperation"),
    "title": ("Tên bài", "Tên tài liệu", "Tên văn bản"),
    "publisher": ("Cơ quan đăng", "Cơ quan ban hành", "Nhà xuất bản"),
    "published_on": ("Ngày ban hành", "Published"),
    "url": ("Đường dẫn", "Liên kết", "Link", "Web address"),
    "retrieved_on": ("Ngày xem", "Retrieved on", "Accessed on"),
    "type": ("Loại quan hệ", "Relationship", "Relationship type", "Loại sự kiện ghi nhận"),
    "source": ("Từ đối tác", "Bên thứ nhất", "From partner", "First partner"),
    "target": ("Đến đối tác", "Bên thứ hai", "To partner", "Second partner"),
    "donor": ("Bên tài trợ", "Nhà tài trợ", "Đơn vị tài trợ", "Bên tặng", "Bên viện trợ", "Given by"),
    "recipient": ("Bên thụ hưởng", "Đơn vị nhận", "Nơi nhận", "Bên tiếp nhận", "Beneficiary", "Given to"),
    "host": ("Chủ nhà", "Đơn vị tiếp", "Bên đón", "Bên chủ trì"),
    "guest": ("Đoàn khách", "Khách mời", "Bên khách", "Đoàn", "Visitor"),
    "member": ("Đơn vị thành viên", "Bên tham gia"),
    "body": ("Mạng lưới", "Tổ chức quốc tế", "Tổ chức tham gia", "Network", "Member of"),
    "our_side": ("Phía ta", "Bên Việt Nam", "Bên Hà Nội", "Party A", "Bên A"),
    "partner": ("Đối tác ký", "Bên ký", "Party B", "Bên B", "Đối tác nước ngoài"),
}

# Names that lead to a fact table's ends when both stand in the same head, as graph programs write them.
ENDS_OF_EDGES = (("source", "target"), ("from", "to"))
