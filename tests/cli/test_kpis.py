"""Figures for other programs: the columns, the numbers, and what is refused."""

import io
import json

import polars as pl
import pytest

from dashboard.cli import main
from queries.catalogue import CATALOGUE

HEADER = (
    "kpi,kwartaal,gemeente,organisatie,uitsplitsing,categorie,teller,noemer,waarde,wachtend,status"
)


@pytest.fixture
def kpis(deliveries, db, capfdbinary):
    """The answer to a question, once the deliveries are in."""
    assert main(["load", str(deliveries), "--db", db]) == 0
    capfdbinary.readouterr()

    def ask(*arguments):
        status = main(["kpis", *arguments, "--db", db])
        captured = capfdbinary.readouterr()
        return status, captured.out, captured.err.decode()

    return ask


def lines(answer):
    status, out, _ = answer
    assert status == 0
    return out.decode().splitlines()


def cells(answer, *columns):
    """The asked columns of each row, as text."""
    header, *rows = lines(answer)
    names = header.split(",")
    return [tuple(row.split(",")[names.index(name)] for name in columns) for row in rows]


def test_one_row_a_kpi_over_the_whole_selection(kpis):
    answer = lines(kpis("crises", "consulten", "--from", "2022-K1"))
    assert answer[0] == HEADER
    # 4 crises among 5 reports; the consult is 1 of 5
    assert [row.split(",")[:9] for row in answer[1:]] == [
        ["crises", "", "", "", "", "", "4", "", "4"],
        ["consulten", "", "", "", "", "", "1", "5", "0.2"],
    ]


def test_by_quarter_and_municipality(kpis):
    asked = kpis(
        "crises", "--by", "kwartaal,gemeente", "--from", "2022-K1", "--gemeente", "14,GM0010"
    )
    # 0010 is Delfzijl, that went up in Eemsdelta (1979)
    assert sorted(cells(asked, "kwartaal", "gemeente", "waarde")) == [
        ("2022-K1", "0014", "1"),
        ("2022-K1", "1979", "0"),
        ("2022-K2", "0014", "2"),
        ("2022-K2", "1979", "1"),
    ]


def test_by_a_breakdown(kpis):
    asked = kpis("crises", "--by", "dagdeel", "--from", "2022-K1")
    assert cells(asked, "uitsplitsing", "categorie", "waarde") == [
        ("dagdeel", "kantoor", "3"),
        ("dagdeel", "avond", "1"),
        ("dagdeel", "nacht", "0"),
        ("dagdeel", "weekend", "0"),
    ]


def test_by_corop_names_the_area(kpis):
    asked = kpis("crises", "--by", "corop", "--from", "2022-K1")
    assert dict(cells(asked, "gemeente", "waarde")) == {
        "Delfzijl en omgeving": "1",
        "Oost-Groningen": "0",
        "Overig Groningen": "3",
    }


def test_one_organisation_and_one_quarter(kpis):
    asked = kpis("crises", "--organisatie", "elker", "--from", "2022-K2", "--to", "2022-K2")
    assert cells(asked, "waarde") == [("1",)]


def test_without_bounds_the_programme_up_to_the_as_of_date(kpis):
    quarters = cells(kpis("crises", "--by", "kwartaal"), "kwartaal")
    assert (quarters[0], quarters[-1], len(quarters)) == (("2020-K3",), ("2022-K2",), 8)
    earlier = cells(kpis("crises", "--by", "kwartaal", "--as-of", "31-3-2022"), "kwartaal")
    assert earlier[-1] == ("2022-K1",)


def test_before_it_was_known_nothing_was_delivered(kpis):
    asked = kpis("crises", "--from", "2022-K2", "--to", "2022-K2", "--known-on", "2022-08-01")
    assert cells(asked, "waarde") == [("",)]


def test_numbers_are_not_rounded(kpis):
    # of the three crises in Groningen, one was solved by admission
    (share,) = cells(kpis("opname", "--from", "2022-K1", "--gemeente", "14"), "waarde")
    assert float(share[0]) == 1 / 3


def test_json_holds_numbers_and_nulls(kpis):
    status, out, _ = kpis("crises", "--from", "2022-K1", "--format", "json")
    (row,) = json.loads(out)
    assert (status, row["waarde"], row["kwartaal"]) == (0, 4, None)


def test_parquet_holds_typed_columns(kpis, tmp_path):
    file = tmp_path / "cijfers.parquet"
    kpis("crises", "--by", "kwartaal", "--format", "parquet", "--out", str(file))
    frame = pl.read_parquet(io.BytesIO(file.read_bytes()))
    assert ",".join(frame.columns) == HEADER
    assert frame.schema["waarde"] == pl.Float64
    assert frame["kwartaal"][-1] == "2022-K2"


# Accare, delivered for 2022-K2: two by ISB that ended in April, of which one broke off after a
# report, and one that still runs.
TRAJECTORIES = (
    "traject_id;jeugdige;geboortejaar;gemeente;hulpvorm;werkwijze;ggz;verwijzer;startdatum;einddatum;"
    "reden_beeindiging;melding_id\n"
    "t1;aap;2010;14;02;isb;nee;01;3-1-2022;10-4-2022;03;a1\n"
    "t2;noot;2010;14;02;isb;ja;02;4-1-2022;11-4-2022;01;\n"
    "t3;mies;2010;14;14;elkander-1;nee;01;1-4-2022;;;\n"
)


def test_trajectories_by_way_of_working_and_next_step(kpis, tmp_path, db, capfdbinary):
    file = tmp_path / "trajecten_accare_2022-K2.csv"
    file.write_text(TRAJECTORIES, encoding="utf-8")
    assert main(["load", str(file), "--db", db]) == 0
    capfdbinary.readouterr()
    columns = ("kpi", "uitsplitsing", "categorie", "teller", "noemer", "waarde")

    asked = kpis("crises", "uitval", "licht_begonnen", "--by", "werkwijze", "--from", "2022-K1")
    assert cells(asked, *columns) == [
        ("uitval", "werkwijze", "elkander-1", "0", "0", ""),
        ("uitval", "werkwijze", "isb", "1", "2", "0.5"),
        ("licht_begonnen", "werkwijze", "elkander-1", "0", "1", "0"),
        ("licht_begonnen", "werkwijze", "isb", "2", "2", "1"),
    ]
    assert "crises" in asked[2]

    # a1 was received on 3 January; t1 took 28 + 28 + 31 + 10 = 97 days
    late = ("--from", "2022-K1", "--as-of", "2022-12-31")
    linked = cells(kpis("met_vervolg", "vervolgduur", *late), "kpi", "teller", "noemer")
    assert linked == [("met_vervolg", "1", "4"), ("vervolgduur", "97", "1")]
    steps = cells(kpis("doorstroom", "--by", "vervolgstap", *late), "categorie", "noemer")
    assert [step for step in steps if step[1] != "0"] == [("geen", "2")]


def test_without_keys_the_whole_catalogue(kpis):
    assert [key for (key,) in cells(kpis(), "kpi")] == list(CATALOGUE)


def test_kpis_that_cannot_be_split_so_are_left_out_and_named(kpis):
    status, out, err = kpis("crises", "crises_per_1000", "--by", "dagdeel")
    assert status == 0
    assert b"crises_per_1000" not in out
    assert "crises_per_1000" in err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["crisis"], "crises"),
        (["--by", "maan"], "kwartaal"),
        (["--by", "melder,dagdeel"], "melder"),
        (["--by", "gemeente,corop"], "corop"),
        (["--gemeente", "9999"], "0014"),
        (["--organisatie", "onbekend"], "accare"),
        (["--from", "2022-K2", "--to", "2022-K1"], "--to"),
    ],
)
def test_wrong_use_names_what_is_allowed(kpis, arguments, named):
    status, out, err = kpis(*arguments)
    assert (status, out) == (2, b"")
    assert named in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--from", "2022-5"],
        ["--as-of", "31-13-2022"],
        ["--known-on", "gisteren"],
        ["--audience", "iedereen"],
        ["--format", "xml"],
        ["--onbekend"],
    ],
)
def test_what_cannot_be_read_is_wrong_use(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["kpis", *arguments])
    assert stopped.value.code == 2
    assert "Gebruik: spoedmonitor" in capsys.readouterr().err
