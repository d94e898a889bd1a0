"""What was asked for and is nobody's still."""

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from ownership.models import SearchMiss

CLAIMED = """EXISTS (SELECT FROM ownership_area a WHERE a.lifecycle <> 'retired'
  AND a.search_words @@ plainto_tsquery('english', ownership_searchmiss.text))"""


def misses() -> QuerySet[SearchMiss]:
    """The most asked for first; what an area has the words of by now is answered."""
    claimed = RawSQL(CLAIMED, [], output_field=BooleanField())  # noqa: S611 - our own text alone
    open_ = SearchMiss.objects.alias(claimed=claimed).filter(claimed=False)
    return open_.exclude(text__regex=r"^.{1,2}$|[@#]|://").order_by("-count", "-last_on", "text")
