"""The web application: Streamlit as an ASGI app (`uvicorn dashboard.app:app`)."""

from pathlib import Path

import streamlit as st

from dashboard.middleware import MIDDLEWARE

app = st.App(Path(__file__).with_name("script.py"), middleware=MIDDLEWARE)
