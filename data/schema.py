"""Tables of the store. Delivered columns keep the senders' Dutch names; derived ones are English.

Derived columns are computed once, on the way in (``data.deriving``), so that every engine runs the
same plain statements: quarters, months and days as whole numbers (``data.quarters``), money in
whole cents, ``municipality`` as today's code, ``organisation`` as the one the row counts for.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    Integer,
    MetaData,
    Table,
    Text,
)

VERSION = 3

metadata = MetaData()


def _history() -> list[Column]:
    """Which delivery a row came from, and from when until when it was known (UTC, naive)."""
    return [
        Column("delivery", BigInteger, nullable=False),
        Column("known_from", DateTime, nullable=False),
        Column("known_until", DateTime),
        Column("sender", Text, nullable=False),
        Column("quarter", Integer, nullable=False),
    ]


store_version = Table("store_version", metadata, Column("version", Integer, nullable=False))

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("tabel", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("quarter", Integer, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("received_at", DateTime, nullable=False),
    Column("received_by", Text, nullable=False),
    Column("rows", BigInteger, nullable=False),
    Column("rows_new", BigInteger, nullable=False),
    Column("rows_changed", BigInteger, nullable=False),
    Column("rows_unchanged", BigInteger, nullable=False),
    Column("rows_gone", BigInteger, nullable=False),
    Column("replaced_by", BigInteger),
    Column("replaced_at", DateTime),
)

# What the sender was told at receipt; the state of today is asked anew (data.quality).
delivery_warnings = Table(
    "delivery_warnings",
    metadata,
    Column("delivery", BigInteger, nullable=False),
    Column("check", Text, nullable=False),
    Column("count", BigInteger, nullable=False),
)

meldingen = Table(
    "meldingen",
    metadata,
    *_history(),
    Column("melding_id", Text, nullable=False),
    Column("ontvangen_op", DateTime, nullable=False),
    Column("jeugdige", Text, nullable=False),
    Column("geboortejaar", Integer, nullable=False),
    Column("gemeente", Text, nullable=False),
    Column("melder", Text, nullable=False),
    Column("vraag", Text, nullable=False),
    Column("eerste_contact_op", DateTime),
    Column("afhandeling", Text, nullable=False),
    Column("overdrachten", Integer, nullable=False),
    Column("afgesloten_op", Date),
    Column("geevalueerd_op", Date),
    Column("oorzaken", Text),
    Column("cijfer", Double),
    Column("organisatie", Text),
    Column("organisation", Text, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("received_quarter", Integer, nullable=False),
    Column("received_month", Integer, nullable=False),
    Column("received_day", Integer, nullable=False),
    Column("weekday", Integer, nullable=False),  # Monday is 0
    Column("dagdeel", Text, nullable=False),
    Column("leeftijdsgroep", Text, nullable=False),
    Column("is_crisis", Boolean, nullable=False),
    Column("contact_seconds", BigInteger),
    Column("closed_quarter", Integer),
    Column("closed_day", Integer),
    Column("reviewed_quarter", Integer),
    Column("reviewed_day", Integer),
)

# One row a cause named in a report; written and closed together with its report.
oorzaken = Table(
    "oorzaken",
    metadata,
    *_history(),
    Column("melding_id", Text, nullable=False),
    Column("oorzaak", Text, nullable=False),
    Column("domein", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("reviewed_quarter", Integer),
)

trajecten = Table(
    "trajecten",
    metadata,
    *_history(),
    Column("traject_id", Text, nullable=False),
    Column("jeugdige", Text, nullable=False),
    Column("geboortejaar", Integer, nullable=False),
    Column("gemeente", Text, nullable=False),
    Column("melding_id", Text),
    Column("melding_afzender", Text),
    Column("hulpvorm", Text, nullable=False),
    Column("werkwijze", Text, nullable=False),
    Column("ggz", Boolean, nullable=False),
    Column("verwijzer", Text, nullable=False),
    Column("startdatum", Date, nullable=False),
    Column("einddatum", Date),
    Column("reden_beeindiging", Text),
    Column("gesprekken", Integer),
    Column("thuis_na", Boolean),
    Column("dagbesteding", Boolean),
    Column("terugval", Boolean),
    Column("uithuisplaatsing_dreigde", Boolean),
    Column("uithuisplaatsing_voorkomen", Boolean),
    Column("zonder_hulp_verder", Text),
    Column("cijfer", Double),
    Column("organisatie", Text),
    Column("organisation", Text, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("melding_sender", Text),  # melding_afzender, else the sender; null without melding_id
    Column("leeftijdsgroep", Text, nullable=False),  # in the year of the delivered quarter
    Column("start_quarter", Integer, nullable=False),
    Column("start_day", Integer, nullable=False),
    Column("start_leeftijdsgroep", Text, nullable=False),
    Column("end_quarter", Integer),
    Column("end_day", Integer),
    Column("end_leeftijdsgroep", Text),
)

kosten = Table(
    "kosten",
    metadata,
    *_history(),
    Column("regel_id", Text, nullable=False),
    Column("gemeente", Text, nullable=False),
    Column("traject_id", Text),
    Column("traject_afzender", Text),
    Column("melding_id", Text),
    Column("melding_afzender", Text),
    Column("soort", Text, nullable=False),
    Column("maand", Text, nullable=False),
    Column("productcategorie", Text, nullable=False),
    Column("volume", Double),
    Column("eenheid", Text),
    Column("tarief", Double),
    Column("cents", BigInteger, nullable=False),  # bedrag
    Column("vorig_regel_id", Text),
    Column("gedeclareerd_op", Date, nullable=False),
    Column("organisatie", Text),
    Column("organisation", Text, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("traject_sender", Text),
    Column("melding_sender", Text),
    Column("service_quarter", Integer, nullable=False),
    Column("service_month", Integer, nullable=False),
    Column("declared_quarter", Integer, nullable=False),
)

ramingen = Table(
    "ramingen",
    metadata,
    *_history(),
    Column("versie", Text, nullable=False),
    Column("vastgesteld_op", Date, nullable=False),
    Column("kpi", Text, nullable=False),
    Column("gemeente", Text),  # null is the whole region
    Column("organisatie", Text),  # null is all organisations
    Column("kwartaal", Integer, nullable=False),
    Column("waarde", Double, nullable=False),
    Column("municipality", Text),
)

toegang = Table(
    "toegang",
    metadata,
    *_history(),
    Column("gemeente", Text, nullable=False),
    Column("huisartspraktijken", Integer, nullable=False),
    Column("met_jgw", Integer, nullable=False),
    Column("caseload_lokaal_team", Integer),
    Column("consulten", Integer),
    Column("vroegsignalen", Integer),
    Column("dreigende_uithuiszettingen", Integer),
    Column("afgewende_uithuiszettingen", Integer),
    Column("organisation", Text, nullable=False),  # the sender: the table names no other
    Column("municipality", Text, nullable=False),
)

organisaties = Table(
    "organisaties",
    metadata,
    *_history(),
    Column("code", Text, nullable=False),
    Column("naam", Text, nullable=False),
    Column("soort", Text, nullable=False),
)

bevolking = Table(
    "bevolking",
    metadata,
    *_history(),
    Column("gemeente", Text, nullable=False),
    Column("jaar", Integer, nullable=False),
    Column("jeugdigen", Integer, nullable=False),
    Column("bron", Text, nullable=False),
    Column("municipality", Text, nullable=False),
)


def _versions() -> list[Column]:
    """Which item a row is a version of, from when until when it held, and who wrote it (a role)."""
    return [
        Column("id", BigInteger, nullable=False),
        Column("known_from", DateTime, nullable=False),
        Column("known_until", DateTime),
        Column("author", Text, nullable=False),
    ]


# What the partners write themselves, around the quarterly review (data.reviews).
gesprekken = Table(
    "gesprekken",
    metadata,
    *_versions(),
    Column("quarter", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("held_on", Date),
    Column("present", Text),  # codes of organisations, joined by |
    Column("known_on", DateTime),  # of a closed review: the moment whose figures it keeps
    Column("reason", Text),  # why a closed review was opened again
)

agendapunten = Table(
    "agendapunten",
    metadata,
    *_versions(),
    Column("quarter", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("question", Text),
    Column("kpi", Text),
    Column("gemeente", Text),
    Column("organisatie", Text),
    Column("origin", Text, nullable=False),
    Column("state", Text, nullable=False),
)

duidingen = Table(
    "duidingen",
    metadata,
    *_versions(),
    Column("kpi", Text, nullable=False),
    Column("quarter", Integer, nullable=False),
    Column("gemeente", Text),
    Column("organisatie", Text),
    Column("text", Text, nullable=False),
    Column("certainty", Text, nullable=False),
)

gebeurtenissen = Table(
    "gebeurtenissen",
    metadata,
    *_versions(),
    Column("day", Date, nullable=False),
    Column("quarter", Integer, nullable=False),
    Column("gemeente", Text),
    Column("organisatie", Text),
    Column("text", Text, nullable=False),
)

besluiten = Table(
    "besluiten",
    metadata,
    *_versions(),
    Column("quarter", Integer, nullable=False),
    Column("agendapunt", BigInteger),
    Column("text", Text, nullable=False),
)

acties = Table(
    "acties",
    metadata,
    *_versions(),
    Column("quarter", Integer, nullable=False),  # of the review that decided on it
    Column("agendapunt", BigInteger),
    Column("text", Text, nullable=False),
    Column("organisation", Text, nullable=False),  # who does it
    Column("municipality", Text),
    Column("due_on", Date, nullable=False),
    Column("due_quarter", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("done_on", Date),
    Column("kpi", Text),  # the figure that it should move
)

WRITTEN = (gesprekken, agendapunten, duidingen, gebeurtenissen, besluiten, acties)

# The last number given to an item of each of these: two who add at once meet here.
item_numbers = Table(
    "item_numbers",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("last", BigInteger, nullable=False),
)

# Text that somebody is still writing: kept as it is typed, gone once it is saved.
concepten = Table(
    "concepten",
    metadata,
    Column("place", Text, primary_key=True),
    Column("author", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("written_at", DateTime, nullable=False),
)

municipalities = Table(
    "municipalities",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("valid_from", Date),
    Column("valid_until", Date),
    Column("successor", Text),
    Column("today", Text, nullable=False),
    Column("corop", Text, nullable=False),
)
