"""Areas that may be the one somebody is about to make."""

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q, QuerySet

from ownership.enums import Lifecycle
from ownership.models import Area

# Of trigrams in common. "Kafka upgrade" and "Kafka upgrades" have 0.8, "Billing" and "Billing service" 0.5.
ALIKE = 0.45
MOST = 5


def similar(*, name: str) -> QuerySet[Area]:
    """Areas in use of the same or nearly the same name, or also called so; the nearest first."""
    alike = Q(alike__gte=ALIKE) | Q(name__iexact=name) | Q(aliases__icontains=name)
    found = Area.objects.exclude(lifecycle=Lifecycle.RETIRED)
    found = found.annotate(alike=TrigramSimilarity("name", name)).filter(alike)
    return found.select_related("parent", "owning_team").order_by("-alike", "sort_name", "pk")[:MOST]
