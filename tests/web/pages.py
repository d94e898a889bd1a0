"""Every page there is, with whom it answers how: signed out, a stranger, the lead, an administrator."""

from tests.web.world import World


def pages(world: World) -> dict[str, tuple[int, int, int]]:
    """Statuses for Charlie, Alice and the administrator."""
    finding = world.unowned.pk
    return {
        "/": (200, 200, 200),
        "/matrix/": (200, 200, 200),
        "/matrix/?columns=teams&mode=direct&group=tree&findings=on&letter=A": (200, 200, 200),
        "/matrix/?columns=seats&look=list&group=team": (200, 200, 200),
        "/matrix/?team=nonsense&on=yesterday&columns=x": (200, 200, 200),
        f"/matrix/?team={world.payments.pk}&q=led": (200, 200, 200),
        "/matrix/?on=2020-01-01": (200, 200, 200),
        "/matrix/rows/?offset=1&head=person-1+x": (200, 200, 200),
        "/matrix/export/xlsx/": (200, 200, 200),
        f"/matrix/export/csv/?team={world.payments.pk}&mode=direct&letter=A&findings=on": (200, 200, 200),
        "/matrix/export/md/?columns=nonsense&on=yesterday": (200, 200, 200),
        "/matrix/export/pdf/": (404, 404, 404),
        "/findings/": (200, 200, 200),
        "/findings/?rule=OWN101&severity=error&mine=on": (200, 200, 200),
        f"/findings/{finding}/": (200, 200, 200),
        "/findings/999999/": (404, 404, 404),
        f"/findings/{finding}/snooze/": (302, 302, 302),
        "/areas/": (200, 200, 200),
        "/areas/?q=ledger&unset=category": (200, 200, 200),
        f"/areas/{world.refunds.pk}/": (200, 200, 200),
        f"/areas/{world.ledger.pk}/?mode=direct&on=2020-01-01": (200, 200, 200),
        f"/areas/{world.refunds.pk}/edit/": (403, 200, 200),
        f"/areas/{world.refunds.pk}/take-back/": (302, 302, 302),
        "/areas/999999/": (404, 404, 404),
        "/rules/": (200, 200, 200),
        "/rules/OWN101/": (200, 200, 200),
        "/rules/OWN999/": (404, 404, 404),
        "/reports/": (200, 200, 200),
        f"/reports/{world.report.pk}/": (200, 200, 200),
        f"/r/{world.delivery.token}/": (404, 200, 404),
        "/import/": (403, 403, 200),
        "/import/none/plan/": (403, 403, 404),
        "/people/unknown/": (403, 403, 200),
    }
