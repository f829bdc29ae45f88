"""Code lists of the deliveries: CBS Beleidsinformatie Jeugd, iJw and the partnership's own."""

MELDER = (
    "jeugdige",
    "ouder",
    "netwerk",
    "lokaal_team",
    "huisarts",
    "aanbieder",
    "school",
    "politie",
    "veilig_thuis",
    "overig",
)
VRAAG = ("consult", "spoedeisend", "acuut")
CRISIS = ("spoedeisend", "acuut")
AFHANDELING = (
    "advies",
    "ambulant",
    "netwerk",
    "pleegzorg",
    "gezinsgericht",
    "verblijf",
    "eigen_aanbieder",
    "doorverwezen",
)
OORZAAK_DOMEIN = ("jeugdige", "gezin", "context")
DAGDEEL = ("kantoor", "avond", "nacht", "weekend")
LEEFTIJDSGROEP = ("0-5", "6-11", "12-15", "16-17", "18+")
HULPVORM = {
    "01": "wijkteam",
    "02": "ambulant op locatie",
    "03": "daghulp",
    "04": "in het netwerk",
    "11": "pleegzorg",
    "12": "gezinsgericht",
    "13": "gesloten",
    "14": "ander verblijf",
}
VERWIJZER = {
    "01": "gemeente",
    "02": "huisarts",
    "03": "jeugdarts",
    "04": "gecertificeerde instelling",
    "05": "medisch specialist",
    "06": "geen/zelf",
    "08": "rechter/OM/JJI",
}
REDEN_BEEINDIGING = {
    "01": "volgens plan",
    "02": "voortijdig in overeenstemming",
    "03": "voortijdig door cliënt",
    "04": "voortijdig door aanbieder",
    "05": "externe omstandigheden",
}
ZONDER_HULP_VERDER = {
    "01": "zelfde of zwaarder",
    "02": "lichter",
    "03": "nu niet, misschien later",
    "04": "niet meer",
}
# A partner extends the ways of working by adding its code here.
WERKWIJZE = (
    "regulier",
    "elkander-1",
    "elkander-2",
    "elkander-3",
    "elkander-4",
    "jgw-huisarts",
    "isb",
    "thuisbest",
    "kek",
    "gezinsmanager",
    "beter-met-thuis",
    "fact",
    "gezin-totaal",
    "save",
    "coalitie-naar-thuis",
    "spoedteam",
    "go",
    "jens",
    "extra-ambulant",
    "jeugdzorgplus-afbouw",
)
JA_NEE = ("ja", "nee")
SOORT_KOSTEN = ("crisis", "vervolg", "beschikbaarheid")
SOORT_ORGANISATIE = ("aanbieder", "gemeente", "lokaal_team", "regio")
PRODUCTCATEGORIE = {
    "43": "verblijf",
    "44": "verblijf",
    "45": "ambulant",
    "46": "jeugdhulp crisis",
    "50": "maatwerk",
    "54": "jeugd-ggz",
    "55": "landelijk",
}

# code: (name, kind); known before any delivery of organisations.
ORGANISATIES = {
    "accare": ("Accare", "aanbieder"),
    "jonx": ("Jonx", "aanbieder"),
    "elker": ("Elker", "aanbieder"),
    "molendrift": ("Molendrift", "aanbieder"),
    "cosis": ("Cosis", "aanbieder"),
    "de-gele-hoed": ("De Gele Hoed", "aanbieder"),
    "inter-psy": ("Inter-Psy", "aanbieder"),
    "ocrn": ("OCRN", "aanbieder"),
    "rigg": ("RIGG", "regio"),
    "spoedvoorjeugd": ("Spoed voor Jeugd", "regio"),
}

# Keys that an estimate may name; a test holds the catalogue of queries/ against this list.
KPI = (
    "meldingen",
    "crises",
    "crises_per_1000",
    "buiten_kantooruren",
    "consulten",
    "binnen_norm",
    "reactietijd",
    "in_een_keer_goed",
    "dicht_bij_huis",
    "opname",
    "cijfer_crisis",
    "crisisduur",
    "binnen_28_dagen",
    "jeugdigen_in_crisis",
    "herhaalde_crisis_90",
    "herhaalde_crisis_365",
    "met_vervolg",
    "vervolgduur",
    "vervolg_langer_dan_jaar",
    "vervolgkosten_per_crisis",
    "kosten",
    "kosten_crisis",
    "kosten_vervolg",
    "kosten_beschikbaarheid",
    "kosten_tov_raming",
    "aandeel_verblijf",
    "licht_begonnen",
    "uitval",
    "volgens_plan",
    "zonder_hulp_verder",
    "geen_nieuwe_start",
    "kort_genoeg",
    "binnen_max_gesprekken",
    "weer_thuis",
    "dagbesteding",
    "geen_terugval",
    "uithuisplaatsing_voorkomen",
    "trajectduur",
    "cijfer_traject",
    "doorstroom",
    "ggz_per_1000",
    "ggz_via_huisarts",
    "dekking_jgw",
    "vroegsignalen",
    "consulten_lokaal",
    "caseload",
    "uithuiszetting_afgewend",
    "geevalueerd",
    "oorzaken",
    "acties_afgerond",
)
