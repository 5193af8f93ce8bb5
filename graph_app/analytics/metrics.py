"""The registry of metrics: what each is called, what it means for an office, and how it is computed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph_app.analytics.clustering import local_clustering
from graph_app.analytics.cores import core_numbers
from graph_app.analytics.metric_values import (
    Compute,
    MetricValues,
    betweenness_estimate,
    betweenness_values,
    community_values,
    constraint_values,
    degrees,
    eigenvector_values,
    fact_sums,
    harmonic_estimate,
    harmonic_values,
    of_ties,
)
from graph_app.analytics.prestige import pagerank
from graph_app.language.texts import Text
from graph_app.partner_graph.projection import SimpleGraph

__all__ = ["METRICS", "METRIC_BY_NAME", "Metric", "MetricValues"]

EACH_TIE_ONCE = Text(
    "Không xét chiều; mỗi mối liên hệ tính một lần, dù có bao nhiêu sự kiện.",
    "Direction is left aside; each tie counts once, however many facts it has.",
)
TIES_BY_FACTS = Text(
    "Không xét chiều; mối liên hệ có nhiều sự kiện thì nặng hơn.",
    "Direction is left aside; a tie weighs as much as it has facts.",
)


@dataclass(frozen=True)
class Metric:
    """`meaning` is one sentence for an office, `direction` says how ties count, `normalisation` what the scale is.

    `compute` is exact; `estimate`, where there is one, takes a sample with a fixed seed and says how far off it may be.
    """

    name: str
    caption: Text
    meaning: Text
    direction: Text
    normalisation: Text
    compute: Compute
    estimate: Callable[[SimpleGraph], MetricValues] | None = None


METRICS = (
    Metric(
        "degree",
        Text("Số đối tác liên hệ", "Partners tied"),
        Text(
            "Có bao nhiêu đối tác khác nhau đã từng có sự kiện chung với đối tác này.",
            "How many different partners this one shares at least one fact with.",
        ),
        EACH_TIE_ONCE,
        Text("Đếm số đối tác, không chuẩn hóa.", "A count of partners, not normalised."),
        of_ties(degrees),
    ),
    Metric(
        "weighted_degree",
        Text("Số sự kiện", "Facts shared"),
        Text(
            "Tổng số sự kiện đã ghi nhận giữa đối tác này và các đối tác khác: quan hệ dày hay thưa.",
            "How many facts are on record between this partner and all others: how busy its relations are.",
        ),
        TIES_BY_FACTS,
        Text("Đếm số sự kiện, không chuẩn hóa.", "A count of facts, not normalised."),
        of_ties(fact_sums),
    ),
    Metric(
        "betweenness",
        Text("Vai trò cầu nối", "Betweenness"),
        Text(
            "Đối tác này hay nằm trên đường ngắn nhất nối những đối tác khác: có thể nhờ giới thiệu, "
            "và nếu mất đi thì nhiều mối liên hệ sẽ bị đứt đoạn.",
            "How often the shortest way between two others leads over this partner: whom to ask for an introduction, "
            "and who would be missed most.",
        ),
        EACH_TIE_ONCE,
        Text(
            "Tỷ lệ trên tất cả các cặp đối tác khác, từ 0 đến 1.",
            "As a share of all pairs of other partners, 0 to 1.",
        ),
        betweenness_values,
        betweenness_estimate,
    ),
    Metric(
        "harmonic",
        Text("Độ gần (điều hòa)", "Closeness (harmonic)"),
        Text(
            "Từ đối tác này đến các đối tác còn lại nhanh hay chậm: giá trị càng cao thì càng ít phải qua trung gian.",
            "How few steps it takes from this partner to everyone else: the higher, the fewer go-betweens are needed.",
        ),
        EACH_TIE_ONCE,
        Text(
            "Tổng của 1/khoảng cách đến từng đối tác, chia cho n − 1; đối tác không tới được tính là 0. Từ 0 đến 1.",
            "The sum of 1/distance to every other partner, divided by n − 1; out of reach counts 0. From 0 to 1.",
        ),
        harmonic_values,
        harmonic_estimate,
    ),
    Metric(
        "pagerank",
        Text("PageRank", "PageRank"),
        Text(
            "Đối tác này được coi trọng đến đâu, nếu lời “giới thiệu” của một đối tác có uy tín thì có giá trị hơn.",
            "How much standing this partner has, when a tie with a partner of high standing is worth more.",
        ),
        TIES_BY_FACTS,
        Text(
            "Xác suất dừng chân của một người đi ngẫu nhiên theo các mối liên hệ (hệ số 0,85); tổng bằng 1.",
            "The probability that a walk along the ties is here (damping 0.85); all values add up to 1.",
        ),
        of_ties(pagerank),
    ),
    Metric(
        "eigenvector",
        Text("Trung tâm véc tơ riêng", "Eigenvector"),
        Text(
            "Đối tác này có quan hệ với những đối tác vốn đã có nhiều quan hệ hay không: có đứng gần trung tâm không.",
            "Whether this partner is tied to those who are well tied themselves: how near it is to the centre.",
        ),
        EACH_TIE_ONCE,
        Text(
            "Véc tơ có độ dài 1, chỉ tính trong cụm liên thông lớn nhất; từ 0 đến 1.",
            "A vector of length 1, of the largest connected part only; from 0 to 1.",
        ),
        eigenvector_values,
    ),
    Metric(
        "clustering",
        Text("Hệ số gắn kết cục bộ", "Clustering"),
        Text(
            "Các đối tác của đối tác này có quan hệ với nhau không: cao là một nhóm thân thiết, "
            "thấp là họ chỉ gặp nhau qua đối tác này.",
            "Whether the partners of this one are tied to each other: high means a close circle, "
            "low that they only meet through it.",
        ),
        EACH_TIE_ONCE,
        Text(
            "Tỷ lệ số cặp đã có liên hệ trên tổng số cặp, từ 0 đến 1; dưới hai đối tác thì là 0.",
            "The share of pairs that are tied, 0 to 1; 0 with fewer than two partners.",
        ),
        of_ties(local_clustering),
    ),
    Metric(
        "core",
        Text("Lớp lõi (k-core)", "Core (k-core)"),
        Text(
            "Đối tác này thuộc phần lõi dày đến mức nào: ở lớp k, mỗi thành viên có ít nhất k mối liên hệ với nhau.",
            "How deep in the dense middle this partner lies: in core k, everyone is tied to at least k others in it.",
        ),
        EACH_TIE_ONCE,
        Text(
            "Số nguyên k, không chuẩn hóa; 0 là chưa có mối liên hệ.",
            "A whole number k, not normalised; 0 without ties.",
        ),
        of_ties(core_numbers),
    ),
    Metric(
        "constraint",
        Text("Mức ràng buộc (Burt)", "Constraint (Burt)"),
        Text(
            "Đối tác này lệ thuộc vào một vài mối quan hệ đến đâu: càng thấp thì càng có thế làm trung gian "
            "giữa những bên chưa quen nhau.",
            "How much this partner depends on a few relations: the lower, the better it can broker "
            "between others who do not know each other.",
        ),
        TIES_BY_FACTS,
        Text(
            "Công thức của Burt; gần 0 là tự do, khoảng 1 trở lên là bị ràng buộc.",
            "Burt's formula; near 0 is free, about 1 and more is constrained.",
        ),
        constraint_values,
    ),
    Metric(
        "community",
        Text("Cộng đồng", "Community"),
        Text(
            "Đối tác này thuộc nhóm nào, khi chia mạng lưới thành những nhóm gắn bó với nhau hơn với bên ngoài.",
            "Which group this partner is in, when the network is split into groups with more ties inside than outside.",
        ),
        TIES_BY_FACTS,
        Text(
            "Số của nhóm theo phương pháp Leiden; khi dữ liệu thay đổi, nhóm vẫn giữ nguyên số "
            "chừng nào phần lớn thành viên còn ở lại.",
            "The number of the group by the Leiden method; a group keeps it while the data changes, as long as most of "
            "its members stay.",
        ),
        community_values,
    ),
)
METRIC_BY_NAME = {metric.name: metric for metric in METRICS}
