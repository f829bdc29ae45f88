"""Codes of the deliveries as people say them."""

MELDER = {
    "jeugdige": "Jeugdige",
    "ouder": "Ouder",
    "netwerk": "Eigen netwerk",
    "lokaal_team": "Lokaal team",
    "huisarts": "Huisarts",
    "aanbieder": "Aanbieder",
    "school": "School",
    "politie": "Politie",
    "veilig_thuis": "Veilig Thuis",
    "overig": "Overig",
}
AFHANDELING = {
    "advies": "Advies",
    "ambulant": "Ambulant, thuis",
    "netwerk": "In het eigen netwerk",
    "eigen_aanbieder": "Door de eigen aanbieder",
    "pleegzorg": "Pleegzorg",
    "gezinsgericht": "Gezinsgericht",
    "verblijf": "Verblijf (opname)",
    "doorverwezen": "Doorverwezen",
}
SOORT = {"crisis": "Crisishulp", "vervolg": "Vervolghulp", "beschikbaarheid": "Beschikbaarheid"}
VRAAG = {"acuut": "Acuut", "spoedeisend": "Spoedeisend", "consult": "Consult"}
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
