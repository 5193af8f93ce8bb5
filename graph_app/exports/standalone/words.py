"""What the file in one piece says around the data."""

from __future__ import annotations

from graph_app.language.texts import Text

WORDS = {
    "find": Text("Tìm đối tác …", "Find a partner …"),
    "none": Text("Không có đối tác nào mang tên này.", "No partner has this name."),
    "closer": Text("Phóng to", "Closer"),
    "farther": Text("Thu nhỏ", "Farther"),
    "all": Text("Xem toàn bộ", "Everything in view"),
    "close": Text("Đóng", "Close"),
    "legend": Text("Chú giải", "Legend"),
    "chosen": Text("Mục đang chọn", "What is chosen"),
    "hint": Text(
        "Nhấn vào một đối tác để xem thông tin, nhấn vào một đường nối để đọc các sự kiện. "
        "Bằng bàn phím: gõ tên vào ô tìm kiếm, hoặc chọn trong danh sách bên dưới.",
        "Click a partner to see what is known of it, a line to read the facts behind it. "
        "By keyboard: type a name in the search box, or choose from the list below.",
    ),
    "picture": Text(
        "Hình vẽ mạng lưới. Danh sách bên dưới có cùng các đối tác.",
        "Picture of the network. The list below has the same partners.",
    ),
    "all_partners": Text("Tất cả đối tác", "All partners"),
    "nothing": Text("Không có đối tác nào để hiển thị.", "There is no partner to show."),
    "no_fact": Text(
        "Không có sự kiện nào được hiển thị với đối tác này. Điều đó không có nghĩa là không có.",
        "No fact with this partner is shown. That does not mean there was none.",
    ),
    "facts": Text("{count} sự kiện", "facts: {count}"),
    "day_unknown": Text("không rõ ngày", "day unknown"),
    "source": Text("Nguồn", "Source"),
    "no_record": Text(
        "Mỗi sự kiện đều có nguồn. “Không có ghi nhận” không phải là “không có liên hệ”.",
        "Every fact carries its source. “No record” is not “no contact”.",
    ),
    "no_script": Text(
        "Trình duyệt này không chạy mã lệnh, nên không vẽ được hình. Danh sách đối tác ở bên dưới.",
        "This browser runs no scripts, so there is no picture. The list of partners is below.",
    ),
}


def words_in(language: str) -> dict[str, str]:
    return {name: text.told_in(language) for name, text in WORDS.items()}
