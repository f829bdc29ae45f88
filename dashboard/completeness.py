"""How complete a cost figure is: declarations keep coming in for quarters."""

from datetime import date

from queries.periods import FINAL_QUARTERS, quarters_passed

# A cost is declared in its own quarter or in one of those that must pass until it is final.
TOTAL = FINAL_QUARTERS + 1


def declared(quarter: int, as_of: date) -> str:
    """ "2 van 5 declaratiekwartalen binnen" for the costs of one quarter."""
    so_far = min(quarters_passed(quarter, as_of) + 1, TOTAL)
    return f"{so_far} van {TOTAL} declaratiekwartalen binnen"
