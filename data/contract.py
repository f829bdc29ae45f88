"""What each delivery holds: tables, columns and types, as data (the contract of deliveries.md).

Rules between columns stand in ``data.rules``; how a value is recognised in ``data.parsing``.
"""

from dataclasses import dataclass
from typing import Literal

from data import codes

Kind = Literal[
    "text",
    "choice",
    "code",
    "product",
    "yes_no",
    "year",
    "month",
    "quarter",
    "date",
    "timestamp",
    "integer",
    "decimal",
    "money",
    "causes",
    "municipality",
    "organisation",
]
Owner = Literal["sender", "sender and quarter", "quarter", "nobody"]


@dataclass(frozen=True)
class Type:
    """What a value must be: its kind, and in Dutch what a finding says was expected."""

    kind: Kind
    expected: str
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True)
class Column:
    """One column of a delivery. The values of a secret one are never shown in a finding."""

    name: str
    type: Type
    required: bool = False
    secret: bool = False


@dataclass(frozen=True)
class Contract:
    """One table as partners deliver it.

    ``key`` names a row. ``owner`` says among which rows it is unique: those of the sender over
    all quarters, or of the sender in one quarter; or those of everybody in one quarter, or of
    everybody ("nobody"), where the newest delivery of a key wins. Values of the columns ``once``
    may occur in one row of the sender, over all quarters.
    """

    table: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    owner: Owner
    once: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def unique(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """Combinations of columns that a delivery may hold once, and which of each must be filled
        for that: an estimate of no municipality is one too, a line that credits none is not.
        """
        required = tuple(name for name in self.key if self[name].required)
        return ((self.key, required), *(((name,), (name,)) for name in self.once))

    def __contains__(self, name: str) -> bool:
        return any(column.name == name for column in self.columns)


def _choice(*values: str) -> Type:
    return Type("choice", "een van: " + ", ".join(values), values)


def _code(meanings: dict[str, str]) -> Type:
    listed = ", ".join(f"{code} ({meaning})" for code, meaning in meanings.items())
    return Type("code", "een van de codes " + listed, tuple(meanings))


TEXT = Type("text", "een tekst")
YEAR = Type("year", "een jaartal van vier cijfers")
MONTH = Type("month", "een maand als 2022-04")
QUARTER = Type("quarter", "een kwartaal als 2022-K2")
DATE = Type("date", "een datum als 31-12-2021 of 2021-12-31")
TIMESTAMP = Type("timestamp", "een datum met tijd als 31-12-2021 17:05 of 2021-12-31 17:05:00")
COUNT = Type("integer", "een geheel getal van 0 of meer")
DECIMAL = Type("decimal", "een getal, met een decimale komma of punt")
MONEY = Type("money", "een bedrag in euro met hooguit twee decimalen")
RATING = Type("decimal", "een cijfer van 1 tot en met 10", minimum=1, maximum=10)
YES_NO = Type("yes_no", "ja of nee", codes.JA_NEE)
MUNICIPALITY = Type("municipality", "de CBS-code van een gemeente in de regio, als 0014")
ORGANISATION = Type("organisation", "de code van een bekende organisatie")
CAUSES = Type("causes", "oorzaken als jeugdige:..., gezin:... of context:..., gescheiden door |")
PRODUCT = Type("product", "een iJw-productcategorie van twee cijfers, als 45")


def _required(name: str, type_: Type, *, secret: bool = False) -> Column:
    return Column(name, type_, required=True, secret=secret)


_YOUTH = (
    _required("jeugdige", TEXT, secret=True),
    _required("geboortejaar", YEAR),
    _required("gemeente", MUNICIPALITY),
)

MELDINGEN = Contract(
    "meldingen",
    (
        _required("melding_id", TEXT),
        _required("ontvangen_op", TIMESTAMP),
        *_YOUTH,
        _required("melder", _choice(*codes.MELDER)),
        _required("vraag", _choice(*codes.VRAAG)),
        Column("eerste_contact_op", TIMESTAMP),
        _required("afhandeling", _choice(*codes.AFHANDELING)),
        _required("overdrachten", COUNT),
        Column("afgesloten_op", DATE),
        Column("geevalueerd_op", DATE),
        Column("oorzaken", CAUSES),
        Column("cijfer", RATING),
        Column("organisatie", ORGANISATION),
    ),
    key=("melding_id",),
    owner="sender",
)

TRAJECTEN = Contract(
    "trajecten",
    (
        _required("traject_id", TEXT),
        *_YOUTH,
        Column("melding_id", TEXT),
        Column("melding_afzender", ORGANISATION),
        _required("hulpvorm", _code(codes.HULPVORM)),
        _required("werkwijze", _choice(*codes.WERKWIJZE)),
        _required("ggz", YES_NO),
        _required("verwijzer", _code(codes.VERWIJZER)),
        _required("startdatum", DATE),
        Column("einddatum", DATE),
        Column("reden_beeindiging", _code(codes.REDEN_BEEINDIGING)),
        Column("gesprekken", COUNT),
        Column("thuis_na", YES_NO),
        Column("dagbesteding", YES_NO),
        Column("terugval", YES_NO),
        Column("uithuisplaatsing_dreigde", YES_NO),
        Column("uithuisplaatsing_voorkomen", YES_NO),
        Column("zonder_hulp_verder", _code(codes.ZONDER_HULP_VERDER)),
        Column("cijfer", RATING),
        Column("organisatie", ORGANISATION),
    ),
    key=("traject_id",),
    owner="sender and quarter",
)

KOSTEN = Contract(
    "kosten",
    (
        _required("regel_id", TEXT),
        _required("gemeente", MUNICIPALITY),
        Column("traject_id", TEXT),
        Column("traject_afzender", ORGANISATION),
        Column("melding_id", TEXT),
        Column("melding_afzender", ORGANISATION),
        _required("soort", _choice(*codes.SOORT_KOSTEN)),
        _required("maand", MONTH),
        _required("productcategorie", PRODUCT),
        Column("volume", DECIMAL),
        Column("eenheid", TEXT),
        Column("tarief", DECIMAL),
        _required("bedrag", MONEY),
        Column("vorig_regel_id", TEXT),
        _required("gedeclareerd_op", DATE),
        Column("organisatie", ORGANISATION),
    ),
    key=("regel_id",),
    owner="sender",
    once=("vorig_regel_id",),
)

RAMINGEN = Contract(
    "ramingen",
    (
        _required("versie", TEXT),
        _required("vastgesteld_op", DATE),
        _required("kpi", _choice(*codes.KPI)),
        Column("gemeente", MUNICIPALITY),
        Column("organisatie", ORGANISATION),
        _required("kwartaal", QUARTER),
        _required("waarde", DECIMAL),
    ),
    key=("versie", "kpi", "gemeente", "organisatie", "kwartaal"),
    owner="nobody",
)

TOEGANG = Contract(
    "toegang",
    (
        _required("gemeente", MUNICIPALITY),
        _required("huisartspraktijken", COUNT),
        _required("met_jgw", COUNT),
        Column("caseload_lokaal_team", COUNT),
        Column("consulten", COUNT),
        Column("vroegsignalen", COUNT),
        Column("dreigende_uithuiszettingen", COUNT),
        Column("afgewende_uithuiszettingen", COUNT),
    ),
    key=("gemeente",),
    owner="quarter",
)

ORGANISATIES = Contract(
    "organisaties",
    (
        _required("code", TEXT),
        _required("naam", TEXT),
        _required("soort", _choice(*codes.SOORT_ORGANISATIE)),
    ),
    key=("code",),
    owner="nobody",
)

BEVOLKING = Contract(
    "bevolking",
    (
        _required("gemeente", MUNICIPALITY),
        _required("jaar", YEAR),
        _required("jeugdigen", COUNT),
        _required("bron", TEXT),
    ),
    key=("gemeente", "jaar"),
    owner="nobody",
)

# In the order in which deliveries of one quarter must arrive: what others refer to comes first.
CONTRACTS = {
    contract.table: contract
    for contract in (ORGANISATIES, BEVOLKING, TOEGANG, RAMINGEN, MELDINGEN, TRAJECTEN, KOSTEN)
}
