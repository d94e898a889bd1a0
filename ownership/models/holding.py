from django.db.models import (
    DO_NOTHING,
    BooleanField,
    CharField,
    ForeignKey,
    Model,
    SmallIntegerField,
    TextField,
)

from ownership.enums import Gap, Letter


class Holding(Model):
    """An assignment resolved on a date, once for each person who answers for it.

    No table: rows come from `ownership.holdings.at`. Without a person it either has a gap, or is a letter
    other than A that a team holds as one.
    """

    id = TextField(primary_key=True)  # area, assignment and person: the same holding on any date
    area = ForeignKey("ownership.Area", on_delete=DO_NOTHING, related_name="+")
    source = ForeignKey("ownership.Area", on_delete=DO_NOTHING, related_name="+")
    assignment = ForeignKey("ownership.Assignment", on_delete=DO_NOTHING, related_name="+")
    letter = CharField(max_length=1, choices=Letter)
    deputy = BooleanField()
    person = ForeignKey("teams.Person", on_delete=DO_NOTHING, null=True, related_name="+")
    team = ForeignKey("teams.Team", on_delete=DO_NOTHING, null=True, related_name="+")
    seat = ForeignKey("teams.Seat", on_delete=DO_NOTHING, null=True, related_name="+")
    gap = SmallIntegerField(choices=Gap, null=True)

    class Meta:
        managed = False
        db_table = "holdings"

    def __str__(self) -> str:
        return f"{self.letter} of {self.area}: {self.person or self.seat or self.team}"

    @property
    def inherited(self) -> bool:
        return self.source_id != self.area_id
