from decimal import Decimal

import pytest
from pydantic import BaseModel, Field

from extractor.loaders.flat.fields import embedded
from extractor.loaders.flat.shapes import Column
from extractor.model.message import Message
from extractor.model.quantity import Figure


class _Inner(BaseModel):
    name: str = Field(title="名称")


class _Outer(BaseModel):
    count: Figure = Field(title="人数")
    stated: Figure | str | None = Field(default=None, title="所述")
    inner: _Inner | None = Field(default=None, title="内部")


class _Many(BaseModel):
    names: tuple[str, ...] = Field(title="名称")


def test_columns_follow_from_the_fields() -> None:
    """A field added to the model is a column with its type, its Chinese title, and whether it is always set."""
    assert embedded("records", _Outer).columns == (
        Column("count", Decimal, title="人数"),
        Column("stated", Decimal, title="所述", required=False),
        Column("stated_text", str, title="所述（文字）", required=False),
        Column("inner_name", str, title="内部·名称", required=False),
    )


def test_a_dataclass_has_columns_as_a_model_has() -> None:
    """The texts of a message are two columns under their Chinese titles."""
    assert embedded("checks.message", Message).columns == (
        Column("zh", str, title="中文"),
        Column("en", str, title="英文"),
    )


def test_a_field_of_many_values_asks_for_a_table() -> None:
    """Who adds a field of many values is told where to name its table."""
    with pytest.raises(TypeError, match=r"records\.names .* TABLES"):
        embedded("records", _Many)
