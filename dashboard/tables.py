"""Tables on the page: typed columns in Dutch, each with its workbook one click away."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from dashboard import drill
from dashboard.drill import Drill
from dashboard.workbook import Account, Column, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TALLEST = 20  # rows shown before a table scrolls
_ROW_PIXELS = 35


@dataclass(frozen=True)
class Table:
    """A frame and how each of its columns reads; columns that are not named stay out."""

    name: str
    frame: pl.DataFrame
    columns: tuple[Column, ...]


def show_table(
    table: Table,
    account: Account,
    key: str,
    leads: Drill | None = None,
    file: Table | None = None,
) -> None:
    """Draws the table and, under it, the button that makes its workbook when pressed.

    Where a row leads to the place it shows (column `naam`), a row can be chosen. `file` is what
    the workbook holds, where that is not what the page shows.
    """
    st.dataframe(
        table.frame.select(_shown(column) for column in table.columns),
        column_config={column.name: _configured(column) for column in table.columns},
        hide_index=True,
        height=_ROW_PIXELS * (min(len(table.frame), _TALLEST) + 1) + 3,
        alt=table.name,
        placeholder=".",
        **_chosen(table, f"tabel-{key}", leads),
    )
    download(file or table, account, key)


def _chosen(table: Table, name: str, leads: Drill | None) -> dict[str, Any]:
    """The key of a table, and what choosing one of its rows does."""
    if leads is None:
        return {"key": name}
    return {
        "key": drill.widget_key(name),
        "selection_mode": "single-row",
        "on_select": partial(drill.on_row, leads, name, table.frame["naam"].to_list()),
    }


def download(table: Table, account: Account, key: str) -> None:
    """The button for the table as a workbook; its bytes are made when it is pressed."""
    st.download_button(
        "Download als Excel",
        data=partial(workbook, table.name, table.frame, table.columns, account),
        file_name=f"{file_stem(table.name)}.xlsx",
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key=f"download-{key}",
    )


def file_stem(name: str) -> str:
    """A table's name as a file name: lower case, words joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))


def columns(*pairs: tuple[str, str, str]) -> tuple[Column, ...]:
    """Columns from (name in the frame, heading, kind)."""
    return tuple(Column(*pair) for pair in pairs)


def renamed(values: Sequence[str | None], names: Mapping[str, str]) -> list[str]:
    """Codes as the names people know; a missing one as "onbekend"."""
    return [names.get(value, value) if value is not None else "onbekend" for value in values]


def _shown(column: Column) -> pl.Expr:
    """A column as the page shows it: amounts in whole euro; the file keeps the cents."""
    values = pl.col(column.name)
    return values.round(0).cast(pl.Int64) if column.kind == "euro" else values


def _configured(column: Column) -> Any:
    if column.kind == "tekst":
        return st.column_config.TextColumn(column.heading)
    if column.kind == "datum":
        return st.column_config.DateColumn(column.heading, format="DD-MM-YYYY")
    heading = f"{column.heading} (€)" if column.kind == "euro" else column.heading
    return st.column_config.NumberColumn(heading, format=_FORMATS[column.kind])


# The browser writes these in its own language, which is Dutch where this is used.
_FORMATS = {"aantal": "localized", "getal": "localized", "aandeel": "percent", "euro": "localized"}
