"""All figures of a quarter by theme, each beside what it can be held against."""

from collections.abc import Mapping, Sequence

import polars as pl

from dashboard import frames, words
from dashboard.pack.contents import Theme
from dashboard.scene import Scene, asked, compared
from dashboard.tables import Table, columns
from data.quarters import quarter_label
from queries import access, costs, crisis, followup, home, learning, ways
from queries.catalogue import CATALOGUE
from queries.comparison import Against
from queries.model import Kpi

# The pages on which these figures stand.
THEMES: Mapping[str, Sequence[Kpi]] = {
    "Crisis": crisis.DEFINITIONS,
    "Herhaling en vervolg": followup.DEFINITIONS,
    "Kosten": costs.DEFINITIONS,
    "Zo thuis mogelijk": home.DEFINITIONS,
    "Werkwijzen": ways.DEFINITIONS,
    "Toegang": access.DEFINITIONS,
    "Leren": learning.DEFINITIONS,
}
# Values of one kind stand together: a column holds one kind.
KINDS = {"aantal": "Aantallen", "aandeel": "Aandelen", "euro": "Bedragen", "getal": "Gemiddelden"}
EARLIER: Mapping[Against, int] = {"vorig_kwartaal": 1, "vorig_jaar": 4}


def themes(scene: Scene) -> tuple[Theme, ...]:
    """Every figure of the catalogue, over the last quarter of the view."""
    rows = figures(scene)
    return tuple(
        Theme(title, _tables(scene, rows, title, definitions))
        for title, definitions in THEMES.items()
    )


def figures(scene: Scene) -> pl.DataFrame:
    """Columns kpi, naam, waarde, vorig_kwartaal, vorig_jaar, raming, n, wachtend, status.

    Of a quarter of which most still waits there is no value, as on the pages. `wachtend` is null
    of what does not wait, `n` of what rests on no number of cases.
    """
    rows = compared(scene, list(CATALOGUE), against=scene.estimate_version).with_columns(
        waarde=pl.when(frames.settled()).then("waarde"), raming="vergelijking"
    )
    for against, quarters in EARLIER.items():
        earlier = _earlier(scene, against, quarters)
        rows = rows.join(earlier, on="kpi", how="left", maintain_order="left")
    parts = [_accounted(part, CATALOGUE[part["kpi"][0]]) for part in rows.partition_by("kpi")]
    return pl.concat(parts)


def _earlier(scene: Scene, against: Against, quarters: int) -> pl.DataFrame:
    """Columns kpi and, named as `against`, the value that many quarters before."""
    then = asked(scene, list(CATALOGUE), over=scene.focus.shifted(quarters))
    settled = then.filter(frames.settled()).select("kpi")
    held = compared(scene, list(CATALOGUE), against=against).join(settled, on="kpi", how="semi")
    return held.select("kpi", pl.col("vergelijking").alias(against))


def _accounted(row: pl.DataFrame, definition: Kpi) -> pl.DataFrame:
    waits = pl.col("wachtend") if definition.matures_after else pl.lit(None, pl.Int64)
    held = ("waarde", *EARLIER, "raming")
    return row.select(
        "kpi",
        pl.lit(definition.label).alias("naam"),
        *held,
        frames.cases_of(definition).alias("n"),
        waits.alias("wachtend"),
        "status",
    )


def _tables(
    scene: Scene, rows: pl.DataFrame, title: str, definitions: Sequence[Kpi]
) -> tuple[Table, ...]:
    found = []
    for kind, called in KINDS.items():
        keys = [each.key for each in definitions if frames.KINDS[each.unit] == kind]
        own = rows.filter(pl.col("kpi").is_in(keys))
        if not own.is_empty():
            found.append(_table(scene, own, f"{title}: {called.lower()}", kind))
    return tuple(found)


def _table(scene: Scene, rows: pl.DataFrame, name: str, kind: str) -> Table:
    last = scene.view.last
    return Table(
        name,
        rows,
        columns(
            ("naam", words.capitalised(name.partition(": ")[2]), "tekst"),
            ("waarde", quarter_label(last), kind),
            *((name, quarter_label(last - back), kind) for name, back in EARLIER.items()),
            ("raming", words.capitalised(words.AGAINST[scene.estimate_version]), kind),
            ("n", "n", "aantal"),
            ("wachtend", "Wachtend", "aantal"),
            ("status", "Status", "tekst"),
        ),
    )
