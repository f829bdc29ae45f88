"""What it costs, and whether that is what was estimated."""

from tests.spec.hand import Partners

LINES = """
regel_id | soort           | maand   | bedrag  | gedeclareerd_op | vorig_regel_id | melding_id
k1       | beschikbaarheid | 2022-01 | 1000,10 | 2022-02-01      |                |
k2       | beschikbaarheid | 2022-03 | 500,20  | 2022-06-15      |                |
k3       | beschikbaarheid | 2022-03 | -500,20 | 2022-06-20      | k2             |
k4       | crisis          | 2022-04 | 300,05  | 2022-06-30      |                | m1
k5       | vervolg         | 2022-04 | 99,95   | 2022-06-30      |                | m1
"""


def test_kosten_count_in_the_month_of_service_less_credits(partners: Partners) -> None:
    partners.deliver("kosten", LINES)
    assert partners.values("kosten", "kwartaal", first="2022-K1") == {
        "2022-K1": 1000.10,
        "2022-K2": 400.00,
    }


def test_kosten_by_kind(partners: Partners) -> None:
    partners.deliver("kosten", LINES)
    assert partners.values("kosten", "soort", first="2022-K1") == {
        "crisis": 300.05,
        "vervolg": 99.95,
        "beschikbaarheid": 1000.10,
    }


def test_each_kind_of_costs_is_a_kpi(partners: Partners) -> None:
    partners.deliver("kosten", LINES)
    assert partners.value("kosten_crisis") == 300.05
    assert partners.value("kosten_vervolg") == 99.95
    assert partners.value("kosten_beschikbaarheid") == 1000.10


def test_kosten_tov_raming_uses_the_current_version(partners: Partners) -> None:
    # 2022-K1: 1.000,10 against the adjusted 2.000,20. 2022-K2: 400 against the first 500.
    partners.deliver("kosten", LINES).deliver(
        "ramingen",
        """
        versie | vastgesteld_op | kpi    | kwartaal | waarde
        1      | 2020-07-01     | kosten | 2022-K1  | 1000,0
        1      | 2020-07-01     | kosten | 2022-K2  | 500,0
        2      | 2021-12-01     | kosten | 2022-K1  | 2000,2
        """,
    )
    assert partners.values("kosten_tov_raming", "kwartaal", first="2022-K1") == {
        "2022-K1": 0.5,
        "2022-K2": 0.8,
    }
    assert partners.parts("kosten_tov_raming", first="2022-K1")[:2] == (1400.10, 2500.2)
