"""What page Kwartaalbeeld makes of its figures."""

import polars as pl

from dashboard.views.kwartaalbeeld import place_rows


def test_the_cases_of_a_rate_are_crises_and_not_a_thousand_times_as_many() -> None:
    figures = pl.DataFrame(
        {"gemeente": ["0047", "0014"], "teller": [19_000.0, 70_000.0], "waarde": [14.9, 6.6]}
    )
    rows = place_rows(figures, 7.6, "regio 7,6")
    assert rows.select("naam", "n").rows() == [("Veendam", 19), ("Groningen", 70)]
