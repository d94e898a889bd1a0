from typing import Any

from django import forms

from ownership import permissions
from ownership.models import Area
from ownership.web.area.similar import similar
from ownership.web.forms.area import AreaBase
from ownership.web.forms.one import OneField
from teams.models import User


class NewAreaForm(AreaBase):
    """What an area needs to begin with; whoever makes one that looks like another says that it is not."""

    sure = forms.BooleanField(label="It is something else", required=False)

    class Meta:
        model = Area
        fields = ("name", "kind", "owning_team", "parent", "category", "criticality", "description")
        labels = {"kind": "It is a"}
        field_classes = {"owning_team": OneField}
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.alone = permissions.is_administrator(user=user)
        name = str(self.data.get("name") or self.initial.get("name") or "").replace("\0", "").strip()
        self.similar = list(similar(name=name[:300])) if name else []
        if not self.similar:
            del self.fields["sure"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.alone and not (said.get("owning_team") or said.get("parent")):
            self.add_error("owning_team", "Choose your team, or one of your areas that this is part of.")
        if self.similar and not said.get("sure"):
            self.add_error(
                "sure", "Areas like it are there already. Open one of them, or say that it is something else."
            )
        return said
