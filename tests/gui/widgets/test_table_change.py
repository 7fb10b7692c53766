"""A list that follows a change of few rows shows what it would show if it were filled anew."""

import pytest
from hypothesis import given, strategies

from omvendt_desktop.gui.widgets.table_columns import Column
from omvendt_desktop.gui.widgets.table_rows import Rows

NAMES = strategies.sampled_from(["Åse", "Ola", "Zara", "kari", "Ærlig", ""])
TABLES = strategies.lists(NAMES, max_size=12).map(lambda names: list(enumerate(names)))


def filled(rows, sorting, words):
    model = Rows([Column("name", "Name", 100, lambda row: row[1])], key=lambda row: row[0], group=None)
    model.put(rows)
    if sorting is not None:
        model.sort("name", sorting)
    model.filter(words)
    return model


@given(TABLES, strategies.dictionaries(strategies.integers(0, 15), NAMES), strategies.sampled_from([None, False, True]))
def test_changed_rows_stand_where_they_would_stand_anew(rows, changes, sorting):
    model = filled(rows, sorting, "")
    model.prepare(1)
    model.change(list(changes.items()))
    after = dict(rows) | changes
    anew = filled(list(after.items()), sorting, "")
    assert [name for _key, name in model.shown()] == [name for _key, name in anew.shown()]
    assert dict(model.shown()) == after


@pytest.mark.parametrize("prepared", [True, False])
def test_the_filter_knows_the_new_words_of_a_changed_row(prepared):
    model = filled([(1, "Ola"), (2, "Kari")], None, "")
    if prepared:
        model.prepare(1)
    model.change([(2, "Émile"), (3, "Emil")])
    model.filter("emil")
    assert model.shown() == [(2, "Émile"), (3, "Emil")]
