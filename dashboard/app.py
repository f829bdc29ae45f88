"""The web application: Streamlit as an ASGI app (`uvicorn dashboard.app:app`)."""

from pathlib import Path

import streamlit as st

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


app = st.App(Path(__file__).with_name("script.py"), middleware=MIDDLEWARE, on_script_error=explain)
