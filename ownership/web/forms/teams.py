import datetime as dt
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from ownership import permissions
from ownership.querysets.tree import at_or_below
from ownership.web.forms.carried import Carried
from ownership.web.forms.one import OneField, id_in, plain
from ownership.web.forms.places import teams
from ownership.web.picking import chosen
from teams.enums import TeamKind
from teams.models import Team, User

MOST = 5


class TeamFilter(forms.Form):
    """Narrows the list of teams; what is not understood is left out."""

    q = forms.CharField(label="Search", required=False, max_length=200)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any kind"), *TeamKind.choices])
    closed = forms.ChoiceField(
        label="State", required=False, choices=[("", "Open"), ("closed", "Closed"), ("all", "Open or closed")]
    )

    def narrow(self, teams: QuerySet[Team]) -> QuerySet[Team]:
        self.is_valid()
        asked: dict[str, Any] = self.cleaned_data
        if asked.get("closed") != "all":
            teams = teams.filter(closed_on__isnull=asked.get("closed") != "closed")
        if text := asked.get("q"):
            teams = teams.filter(
                Q(name__icontains=text) | Q(purpose__icontains=text) | Q(chat__icontains=text)
            )
        if asked.get("kind"):
            teams = teams.filter(kind=asked["kind"])
        return teams

    @property
    def narrowed(self) -> bool:
        return any(self.cleaned_data.values())


class TeamForm(Carried):
    """What a team is, and where; it is put only below what is somebody's own."""

    page = forms.URLField(label="Page", required=False, assume_scheme="https")
    sure = forms.BooleanField(label="It is another team", required=False)

    class Meta:
        model = Team
        fields = ("name", "parent", "kind", "chat", "mail", "page", "purpose")
        labels = {"parent": "Part of", "chat": "Channel", "mail": "E-mail"}
        help_texts = {"chat": "Such as #payments."}
        field_classes = {"parent": OneField}
        widgets = {"purpose": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, user: User, on: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.similar = self._alike()
        if not self.similar:
            del self.fields["sure"], self.now["sure"]
        administrator, made = permissions.is_administrator(user=user), self.instance.pk
        parent: Any = self.fields["parent"]
        parent.queryset = teams(user=user, on=on, also=self.instance.parent_id)
        parent.empty_label = "nothing: it stands at the top" if administrator else None
        parent.required = not administrator
        if made:
            parent.queryset = parent.queryset.exclude(at_or_below(model=Team, pk=made))
        if made and not administrator and not self._led(user, on):
            del self.fields["parent"], self.now["parent"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if self.similar and not said.get("sure"):
            self.add_error("sure", "Open the one that is there, or say that this is another team.")
        return said

    def _alike(self) -> list[Team]:
        """Open teams of the same name, where a team is made or gets another name."""
        name = " ".join(str(self.data.get("name") or self.initial.get("name") or "").split())[:200]
        name = name.replace("\0", "")
        if not name or name.lower() == self.instance.name.lower():
            return []
        rows = Team.objects.filter(closed_on=None, name__iexact=name).exclude(pk=self.instance.pk)
        if self.is_bound:
            # In the same place there can be no other one: the name itself is refused.
            rows = rows.exclude(parent=self._parent())
        return list(rows.select_related("parent").order_by("pk")[:MOST])

    def _parent(self) -> int | None:
        """As it was sent: a number, or of many teams a name."""
        said = str(self.data.get("parent") or "").replace("\0", "")
        if not said or id_in(said):
            return id_in(said)
        found, _ = chosen(kind="teams", names=[plain(said)])
        return found[0].pk if found else None

    def _led(self, user: User, on: dt.date) -> bool:
        """Whether the team above is theirs too: only they move it from there."""
        mine = permissions.may_manage_teams(user=user, on=on)
        return Team.objects.filter(mine, pk=self.instance.parent_id).exists()
