from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from ownership.enums import Acceptance, QuestionState
from ownership.models import Question
from ownership.models.question import LONGEST
from ownership.web.forms.findings import OPEN_TEAMS, OwnerForm
from ownership.web.forms.one import OneField
from teams.models import User

ASKED = Acceptance.ASKED
MOST = 500


class ReplyForm(forms.Form):
    """What one says to what one was asked: to several at once."""

    say = forms.ChoiceField(
        choices=[(each, each) for each in (Acceptance.ACCEPTED, Acceptance.DECLINED)],
        error_messages={"required": "Say whether you take it.", "invalid_choice": "Say whether you take it."},
    )
    assignment = forms.TypedMultipleChoiceField(
        coerce=int,
        error_messages={
            "required": "Tick at least one of them.",
            "invalid_choice": "One of these cannot be answered.",
        },
    )
    because = forms.CharField(
        required=False, max_length=500, error_messages={"max_length": "Keep the reason under 500 characters."}
    )

    # Whether it was asked why: once is enough.
    asked = forms.BooleanField(required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        # Whose they are is asked by the operation; here only that they are numbers of rows.
        sent = data.getlist("assignment")[:MOST]
        self.fields["assignment"].choices = [  # type: ignore[attr-defined]
            (each, each) for each in sent if each.isdecimal() and len(each) < 19
        ]

    @property
    def says_no_more(self) -> bool:
        """Declined without a word, and not asked for one yet."""
        said = self.cleaned_data
        return said["say"] == Acceptance.DECLINED and not said["because"] and not said["asked"]


def _words(label: str, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Write it in a sentence.",
            "max_length": f"Keep it under {LONGEST:,} characters.",
        },
        **more,
    )


class QuestionForm(forms.Form):
    text = _words("Your question or objection")


class AnswerForm(forms.Form):
    text = _words("Your answer")


class ChangeForm(OwnerForm):
    """Who is accountable from now on; it becomes a change."""

    text = _words("A word to go with it", required=False)


class QuestionFilter(forms.Form):
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "Open"), *QuestionState.choices[1:], ("all", "All of them")],
    )
    team = OneField(OPEN_TEAMS, label="Owning team", required=False, empty_label="Any team")
    area = forms.IntegerField(required=False, widget=forms.HiddenInput)
    mine = forms.BooleanField(label="Asked by me", required=False)
    told = forms.BooleanField(label="Asked of me", required=False)

    def narrow(self, *, user: User) -> QuerySet[Question]:
        self.is_valid()
        asked = self.cleaned_data
        rows = Question.objects.all()
        if asked.get("state") != "all":
            rows = rows.filter(state=asked.get("state") or QuestionState.OPEN)
        if asked.get("team"):
            rows = rows.filter(area__owning_team=asked["team"])
        if asked.get("area"):
            rows = rows.filter(area=asked["area"])
        if asked.get("mine"):
            rows = rows.filter(asked_by=user)
        if asked.get("told"):
            rows = rows.filter(Q(notices__person__user=user) & ~Q(asked_by=user)).distinct()
        return rows

    @property
    def narrowed(self) -> bool:
        self.is_valid()
        return any(self.cleaned_data.get(name) for name in self.fields)
