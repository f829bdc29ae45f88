"""Who offers what: weights of the providers, their forms of help and their ways of working."""

from typing import NamedTuple

PROVIDERS = (
    "accare",
    "jonx",
    "elker",
    "molendrift",
    "cosis",
    "de-gele-hoed",
    "inter-psy",
    "ocrn",
)
SHARE = (27, 20, 20, 11, 8, 5, 5, 4)
SHARE_AWAY = (28, 20, 32, 0, 12, 8, 0, 0)  # of those who live elsewhere after a crisis
GGZ = (0.80, 0.55, 0.12, 0.70, 0.15, 0.20, 0.90, 0.10)
PREFIX = ("A", "J", "E", "D", "C", "H", "I", "O")

HULPVORM = ("01", "02", "03", "04", "11", "12", "13", "14")
RESIDENTIAL = ("11", "12", "13", "14")
REGULAR = (
    (0, 85, 6, 2, 0, 0, 0, 7),
    (2, 79, 5, 4, 4, 2, 0, 4),
    (8, 57, 3, 6, 12, 6, 1, 7),
    (4, 91, 3, 2, 0, 0, 0, 0),
    (0, 73, 12, 5, 2, 2, 0, 6),
    (0, 70, 14, 4, 4, 2, 0, 6),
    (0, 100, 0, 0, 0, 0, 0, 0),
    (6, 86, 0, 8, 0, 0, 0, 0),
)  # weights of HULPVORM by provider
AFTER_CRISIS = {
    "ambulant": (8, 82, 6, 4, 0, 0, 0, 0),
    "netwerk": (6, 54, 0, 40, 0, 0, 0, 0),
    "pleegzorg": (0, 20, 0, 0, 80, 0, 0, 0),
    "gezinsgericht": (0, 20, 0, 0, 0, 80, 0, 0),
    "verblijf": (0, 42, 6, 0, 0, 2, 4, 46),
    "doorverwezen": (4, 86, 10, 0, 0, 0, 0, 0),
}  # weights of HULPVORM by how the crisis was solved

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
    "fact",
    "beter-met-thuis",
    "gezin-totaal",
)
AT_HOME = (
    (73, 0, 0, 0, 0, 4, 0, 0, 9, 14, 0, 0),
    (66, 0, 0, 0, 0, 6, 0, 0, 9, 10, 0, 9),
    (52, 36, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0),
    (74, 0, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0),
    (80, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 0),
    (76, 0, 0, 0, 0, 0, 24, 0, 0, 0, 0, 0),
    (80, 0, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0),
    (34, 66, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
)  # weights of WERKWIJZE by provider
AWAY = (
    (100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    (75, 0, 0, 0, 0, 0, 0, 25, 0, 0, 0, 0),
    (66, 0, 0, 0, 0, 0, 0, 34, 0, 0, 0, 0),
    (100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    (38, 0, 0, 0, 0, 0, 0, 34, 0, 0, 28, 0),
    (100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    (100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    (100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
)  # the same where the youth lives elsewhere
AGES = {"kek": (4, 12), "beter-met-thuis": (6, 16)}

NEVER_GGZ = ("elkander-1", "elkander-2", "elkander-3", "jgw-huisarts")
VERWIJZER = ("01", "02", "03", "04", "05", "06", "08")
REFERRED = ((52, 22, 5, 13, 2, 4, 2), (22, 53, 4, 5, 9, 6, 1))  # without, with mental-health care

# Days that help lasts: quantiles at equal distances (data.demo.chance.spread).
DAYS = {
    "elkander-1": (14, 28, 42, 70),
    "elkander-2": (7, 14, 35),
    "elkander-3": (60, 90, 120, 160),
    "elkander-4": (60, 90, 120, 160),
    "jgw-huisarts": (14, 45, 80, 150),
    "isb": (60, 120, 180, 260),
    "thuisbest": (30, 55, 70, 84, 118),
    "kek": (60, 95, 130, 200),
    "fact": (120, 240, 400, 900),
    "beter-met-thuis": (180, 250, 290, 360),
    "gezin-totaal": (90, 180, 260, 400),
}
DAYS_AT_HOME = (21, 70, 130, 220, 330, 620)
DAYS_AWAY = (20, 80, 170, 260, 400, 760)
DAYS_AFTER_CRISIS = (14, 45, 80, 120, 170, 250, 480)


class Next(NamedTuple):
    """What comes after a trajectory."""

    share: float
    gap: tuple[int, ...]  # days until it starts, quantiles at equal distances
    weights: tuple[int, ...]  # of WERKWIJZE


# Elkander: part I was enough for 42 %; part II screens, parts III and IV help.
AFTER = {
    "elkander-1": Next(0.58, (0, 10, 24, 50), (0, 0, 40, 34, 26, 0, 0, 0, 0, 0, 0, 0)),
    "elkander-2": Next(0.80, (0, 7, 21), (0, 0, 0, 60, 40, 0, 0, 0, 0, 0, 0, 0)),
}
NEW_START = Next(0.11, (20, 90, 200, 365), (100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
