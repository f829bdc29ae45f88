"""The rule of the verdicts in Dutch, with its numbers as queries.verdicts uses them."""

from dashboard import words
from queries import noise, verdicts

TERM, CHANCE_TERM = "Oordeel over een opbrengst", "Wat toeval scheelt"


def verdict() -> str:
    """When a yield is on schedule, ahead, behind, or not to be judged yet."""
    return (
        "Een kwartaal telt mee als er niets meer wacht, het cijfer niet meer voorlopig is en er "
        "een raming voor is; bij vervolgkosten moeten ook de kostenregels van het jaar erna er "
        "zijn en niet meer voorlopig. Wat er in die kwartalen samen gebeurde, ligt naast de "
        "raming die nu geldt. Aantallen worden opgeteld; bij een aandeel of gemiddelde weegt de "
        "raming van elk kwartaal zo zwaar als het aantal gevallen dat er was. Op schema is een "
        f"verschil binnen de marge: {words.percentage(verdicts.MARGIN)} van de raming, of "
        f"{words.number(verdicts.NOISES)} keer wat toeval gewoonlijk scheelt als dat meer is. "
        "Daarbuiten is beter dan geraamd voor, en slechter achter: dan is er meer tijd nodig. Er "
        f"is geen oordeel bij minder dan {verdicts.MIN_CASES} gevallen (bij een aantal: gebeurd "
        f"en geraamd beide minder), en niet als de marge meer is dan {part(verdicts.WIDEST)} van "
        "de raming."
    )


def chance() -> str:
    """How far a figure usually lies from its estimate by chance."""
    return (
        "Bij een aantal de wortel van de raming: bij 400 crises is dat 20. Bij een duur het "
        "gemiddelde gedeeld door de wortel van het aantal gevallen; bij kosten per crisis "
        f"{words.number(noise.COST_SPREAD)} keer zo veel, want de meeste crises kosten daarna "
        "niets en enkele heel veel. Bij een aandeel de gewone spreiding ervan: bij 20 % van 400 "
        "gevallen is dat 2 procentpunt."
    )


def part(fraction: float) -> str:
    return "de helft" if fraction == 1 / 2 else words.percentage(fraction)
