"""Codes of the deliveries as people say them."""

MELDER = {
    "jeugdige": "jeugdige",
    "ouder": "ouder",
    "netwerk": "eigen netwerk",
    "lokaal_team": "lokaal team",
    "huisarts": "huisarts",
    "aanbieder": "aanbieder",
    "school": "school",
    "politie": "politie",
    "veilig_thuis": "Veilig Thuis",
    "overig": "overig",
}
AFHANDELING = {
    "advies": "advies",
    "ambulant": "ambulant, thuis",
    "netwerk": "in het eigen netwerk",
    "eigen_aanbieder": "door de eigen aanbieder",
    "pleegzorg": "pleegzorg",
    "gezinsgericht": "gezinsgericht",
    "verblijf": "verblijf (opname)",
    "doorverwezen": "doorverwezen",
}
SOORT = {"crisis": "crisishulp", "vervolg": "vervolghulp", "beschikbaarheid": "beschikbaarheid"}
VRAAG = {"acuut": "acuut", "spoedeisend": "spoedeisend", "consult": "consult"}
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
DAY_WORDS = (
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
)
# Office hours and the daytime of a weekend day never fall on the same day: one row by day.
DAYPARTS = {"kantoor": "overdag", "weekend": "overdag", "avond": "avond", "nacht": "nacht"}
DAYPART_ROWS = ("overdag", "avond", "nacht")
TABLES = {
    "meldingen": "Meldingen",
    "trajecten": "Trajecten",
    "kosten": "Kosten",
    "ramingen": "Ramingen",
    "toegang": "Toegang",
    "organisaties": "Organisaties",
    "bevolking": "Bevolking",
}
