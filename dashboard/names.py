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
DOMEIN = {"jeugdige": "jeugdige", "gezin": "gezin", "context": "context"}
OORZAAK = {
    "suicidaliteit": "suïcidaliteit",
    "agressie": "agressie",
    "weglopen": "weglopen",
    "middelengebruik": "middelengebruik",
    "trauma": "trauma",
    "psychose": "psychose",
    "opvoedonmacht": "onmacht in de opvoeding",
    "scheiding": "scheiding",
    "psychiatrie-ouder": "psychische problemen ouder",
    "huiselijk-geweld": "huiselijk geweld",
    "schulden": "schulden",
    "hulp-gestopt": "hulp gestopt",
    "wachttijd": "wachttijd",
    "schooluitval": "schooluitval",
    "huisvesting": "huisvesting",
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
WERKWIJZE = {
    "regulier": "Reguliere hulp",
    "elkander-1": "Elkander deel I",
    "elkander-2": "Elkander deel II",
    "elkander-3": "Elkander deel III",
    "elkander-4": "Elkander deel IV",
    "jgw-huisarts": "Jeugd- en gezinswerker",
    "isb": "ISB",
    "thuisbest": "ThuisBest",
    "kek": "KEK",
    "gezinsmanager": "Gezinsmanager",
    "beter-met-thuis": "Beter met Thuis",
    "fact": "FACT Jeugd",
    "gezin-totaal": "Gezin Totaal",
    "save": "SAVE",
    "coalitie-naar-thuis": "Coalitie naar Thuis",
    "spoedteam": "Spoedteam bij het lokale team",
    "go": "GO!",
    "jens": "JENS",
    "extra-ambulant": "Extra ambulante uren",
    "jeugdzorgplus-afbouw": "Afbouw JeugdzorgPlus",
}
# What each of them is, in a line.
WERKWIJZE_UITLEG = {
    "regulier": "Hulp zonder een van de werkwijzen hieronder.",
    "elkander-1": "Eerste trap van Elkander: een korte interventie van hooguit vijf gesprekken.",
    "elkander-2": "Tweede trap van Elkander: screenen en wegen wat er speelt bij de jeugdige, in "
    "het gezin en in de omgeving.",
    "elkander-3": "Derde trap van Elkander: korte gezinshulp thuis, hooguit twaalf gesprekken.",
    "elkander-4": "Vierde trap van Elkander: korte GGZ-behandeling, hooguit twaalf gesprekken.",
    "jgw-huisarts": "Werkt in de huisartspraktijk, zodat minder jeugdigen naar de GGZ hoeven.",
    "isb": "Intensieve systeembegeleiding: tien tot ruim dertig uur per week hulp bij het gezin "
    "thuis (Curess).",
    "thuisbest": "Kort verblijf, gericht op snel weer thuis wonen (Via Jeugd).",
    "kek": "Voor kinderen van 4 tot en met 12 jaar (Karakter en 's Heeren Loo).",
    "gezinsmanager": "Een gezinsmanager werkt samen met een verpleegkundige uit de psychiatrie "
    "voor volwassenen (Amsterdam).",
    "beter-met-thuis": "Ongeveer negen maanden lang twee tot vijf nachten per week van huis, van 6 "
    "tot en met 16 jaar ('s Heeren Loo).",
    "fact": "Een team dat jeugdigen thuis behandelt en begeleidt.",
    "gezin-totaal": "Hulp aan het hele gezin tegelijk.",
    "save": "Samenwerken aan veiligheid in het gezin.",
    "coalitie-naar-thuis": "Partijen werken samen om jeugdigen weer thuis te laten wonen.",
    "spoedteam": "Spoedhulp vanuit het lokale team (Gelderland).",
    "go": "Gevolgd met de algemene maten voor resultaat.",
    "jens": "Gevolgd met de algemene maten voor resultaat.",
    "extra-ambulant": "Meer uren ambulante hulp dan gewoonlijk (Juvent).",
    "jeugdzorgplus-afbouw": "Minder gesloten plaatsen, meer hulp daarbuiten (Amsterdam).",
}
HULPVORM = {
    "01": "wijkteam",
    "04": "in het eigen netwerk",
    "02": "ambulant op locatie",
    "03": "daghulp",
    "11": "pleegzorg (verblijf)",
    "12": "gezinsgericht (verblijf)",
    "14": "ander verblijf",
    "13": "gesloten (verblijf)",
}
VERWIJZER = {
    "01": "gemeente",
    "02": "huisarts",
    "03": "jeugdarts",
    "04": "gecertificeerde instelling",
    "05": "medisch specialist",
    "06": "geen of zelf",
    "08": "rechter, OM of JJI",
}
LEEFTIJDSGROEP = {
    "0-5": "0-5 jaar",
    "6-11": "6-11 jaar",
    "12-15": "12-15 jaar",
    "16-17": "16-17 jaar",
    "18+": "18 jaar en ouder",
}
