from ownership.imports.metrics import make
from ownership.management.bringing import Bringing


class Command(Bringing):
    help = (
        "Bring team metrics in: a CSV of team, metric, month (YYYY-MM) and value."
        " Exits 1 where lines are wrong, 2 where the file cannot be used."
    )
    make = make
