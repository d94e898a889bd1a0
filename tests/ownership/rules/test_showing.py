"""What is counted is what is listed, whoever looks."""

import datetime as dt
from collections import Counter

import pytest
from django.utils import timezone

from ownership.rules.reading import open_findings
from ownership.rules.showing import by_area, by_rule, showing
from tests.factories import AreaFactory, FindingFactory, PersonFactory, TeamFactory, WaiverFactory, facts
from tests.people import administrator, signed_in

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def _findings(on):
    fax, mail, post = (AreaFactory(name=name) for name in ("Fax", "Mail", "Post"))
    people = [PersonFactory(), PersonFactory()]
    ids = [person.pk for person in people]

    def found(rule, area, *, known=None, **given):
        FindingFactory(rule=rule, area=area, first_seen=on - 9 * DAY, facts=facts(**(known or {})), **given)

    found("OWN201", fax, known={"areas": [mail.pk]})
    found("OWN201", mail, known={"people": ids}, state="acknowledged")
    found("OWN201", post, state="snoozed", snoozed_until=on + DAY)
    found("OWN202", fax, state="snoozed", snoozed_until=on)
    found("OWN202", mail, known={"people": ids})
    found("OWN202", post, known={"people": ids})
    WaiverFactory(rule="OWN202", area=mail, since=on, accepted={"people": ids})
    WaiverFactory(rule="OWN202", area=post, since=on, accepted={"people": ids[:1]})
    found("OWN203", fax)
    WaiverFactory(rule="OWN203", area=fax, since=on - 5 * DAY, until=on)
    found("OWN203", mail)
    WaiverFactory(rule="OWN203", area=mail, since=on)
    found("OWN203", post, resolved_on=on)
    found("OWN301", None, person=people[0], known={"areas": [post.pk]})
    found("OWN999", fax)
    return {fax.pk, mail.pk, post.pk}


@pytest.mark.parametrize("who", ["administrator", "reader"])
@pytest.mark.parametrize("back", [0, 1])
def test_it_counts_what_is_listed(who, back):
    on = timezone.localdate()
    areas = _findings(on)
    user = administrator() if who == "administrator" else signed_in(name="Charlie", team=TeamFactory()).user
    day = on - back * DAY
    listed = open_findings(on=day, viewer=user)
    assert len(listed) > 4
    assert {row.pk for row in showing(on=day, viewer=user)} == {read.finding.pk for read in listed}
    assert by_rule(on=day, viewer=user) == Counter(read.finding.rule for read in listed)
    affected = Counter(area.pk for read in listed for area in read.affects)
    assert by_area(on=day, viewer=user, areas=areas) == affected


def test_it_takes_one_query(django_assert_num_queries):
    on = timezone.localdate()
    areas = _findings(on)
    for count in (by_rule, lambda **given: by_area(areas=areas, **given)):
        with django_assert_num_queries(1):
            count(on=on)
