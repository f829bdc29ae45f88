"""The web application: Streamlit as an ASGI app (`uvicorn dashboard.app:app`)."""

import gc
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import streamlit as st

from dashboard import views
from dashboard.middleware import MIDDLEWARE
from data.store import StoreError

_UNEXPECTED = (
    "Deze pagina kon niet worden getoond. Ververs de pagina; blijft het misgaan, geef dan door "
    "op welke pagina en met welke keuzes."
)


def explain(error: Exception) -> bool:
    """Says in Dutch that a page failed; True keeps Streamlit's own English away."""
    st.error(str(error) if isinstance(error, StoreError) else _UNEXPECTED)
    return True


def load_pages() -> None:
    """Loads the pages before the first visitor comes.

    Streamlit collects all garbage after every run of the script; freezing spares it looking
    through everything that was loaded, which took most of the time of a run.
    """
    for page in iter_modules(views.__path__):
        import_module(f"{views.__name__}.{page.name}")
    gc.collect()
    gc.freeze()


load_pages()
app = st.App(Path(__file__).with_name("script.py"), middleware=MIDDLEWARE, on_script_error=explain)
