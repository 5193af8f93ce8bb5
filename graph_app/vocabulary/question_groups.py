"""The questions by which ready-made queries are grouped, in the order in which the library shows them."""

from __future__ import annotations

from dataclasses import dataclass

from graph_app.language.texts import Text


@dataclass(frozen=True)
class QuestionGroup:
    """`name` is what `// group:` in a query file says."""

    name: str
    caption: Text


INBOX = QuestionGroup(
    "inbox", Text("Chỗ nào mâu thuẫn, chỗ nào còn thiếu?", "What contradicts itself, and what is missing?")
)
OTHER = QuestionGroup("other", Text("Câu hỏi khác", "Other questions"))

QUESTION_GROUPS = (
    QuestionGroup(
        "before_meeting", Text("Trước một cuộc gặp: giữa hai bên có gì?", "Before a meeting: what is there?")
    ),
    QuestionGroup("contacts", Text("Đã gặp ai, khi nào, ở cấp nào?", "Whom did we meet, when, and at which rank?")),
    QuestionGroup("agreements", Text("Đã ký gì, sắp đến mốc nào?", "What is signed, and what falls due?")),
    QuestionGroup("aid", Text("Đã cho và nhận gì?", "What was given and got?")),
    QuestionGroup("networks", Text("Ai quen ai, qua mạng lưới nào?", "Who knows whom, through which network?")),
    QuestionGroup("partners", Text("Đối tác là ai, ở đâu?", "Who are our partners, and where?")),
    QuestionGroup("records", Text("Căn cứ vào đâu, còn thiếu gì?", "What proves it, and what is missing?")),
    INBOX,
    OTHER,
)

GROUP_BY_NAME = {group.name: group for group in QUESTION_GROUPS}
