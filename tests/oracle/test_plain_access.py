"""The plain formulas over what municipalities report, each on rows worked out by hand."""

from tests.oracle.by_hand import K1, K2, K4, reported, seen, told


def test_a_number_that_no_municipality_gives_is_none_and_not_0() -> None:
    known = seen(
        toegang=[
            reported(K1, consulten=3, vroegsignalen=0),
            reported(K1, consulten=4, gemeente="0047", sender="jonx"),
        ]
    )
    assert told(known, "consulten_lokaal", K1) == (7, None, 7, 0)
    assert told(known, "consulten_lokaal", K1, places=frozenset({"0047"})) == (4, None, 4, 0)
    assert told(known, "vroegsignalen", K1) == (0, None, 0, 0)
    assert told(known, "caseload", K1) == (None, None, None, 0)
    assert told(known, "consulten_lokaal", K2) == (None, None, None, 0)


def test_shares_of_municipalities_are_sums_over_sums() -> None:
    # Evictions: 2 of 3 averted, and 1 where the threatened are not told: 3 of 3. Practices: 2 of 4,
    # in the three old codes of Eemsdelta 3 of 6.
    rows = [
        reported(K1, dreigende_uithuiszettingen=3, afgewende_uithuiszettingen=2),
        reported(K1, afgewende_uithuiszettingen=1, gemeente="0047"),
        *(reported(K4, gemeente=code) for code in ("0003", "0010", "0024")),
    ]
    known = seen(toegang=rows)
    assert told(known, "uithuiszetting_afgewend", K1) == (3, 3, 1, 0)
    assert told(known, "uithuiszetting_afgewend", K4) == (0, 0, None, 0)
    assert told(known, "dekking_jgw", K1) == (2, 4, 0.5, 0)
    assert told(known, "dekking_jgw", places=frozenset({"1979"})) == (3, 6, 0.5, 0)
    assert told(known, "dekking_jgw", organisations=frozenset({"jonx"})) == (None, None, None, 0)
