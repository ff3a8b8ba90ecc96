import pytest

from shelfcast.lake import pending
from shelfcast.landing import Request, land_file, recover
from shelfcast.landing import batch as batch_module
from shelfcast.landing import books as books_module
from shelfcast.landing import commit as commit_module
from shelfcast.landing import recover as recover_function
from shelfcast.landing import workers as workers_module

HEADER = "Date,Product,Quantity,Price\n"
GOOD = "".join(
    f"2024-{m:02d}-{day:02d},p{day},{day},2.00\n" for m in (1, 2) for day in range(1, 29)
)
TEXT = HEADER + GOOD + "soon,x,1,2\n\n"


class Killed(BaseException):
    """Like a kill: nothing in the process answers it."""


def kill_at(patch, step, when):
    """Die before or after the step, and let nothing tidy up on the way out."""
    owner = {
        "begin": batch_module,
        "stage": workers_module,
        "drop_known": batch_module,
    }.get(step, commit_module)
    real = getattr(owner, step)

    def dying(*args, **kwargs):
        if when == "after":
            real(*args, **kwargs)
        raise Killed

    patch.setattr(owner, step, dying)
    patch.setattr(batch_module, "undo", lambda *_: None)
    patch.setattr(books_module, "undo_all", lambda *_: None)


LATER = [
    pytest.param(step, marks=pytest.mark.thorough) for step in ("write_quarantine", "record", "end")
]
STEPS = [
    "begin",
    "stage",
    "drop_known",
    "write_quarantine",
    "ensure_table",
    "commit_files",
    "record",
    "end",
]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_after_a_kill_the_next_run_ends_as_a_clean_one(room, new_room, monkeypatch, step, when):
    clean = new_room()
    clean.land(TEXT)
    with monkeypatch.context() as patch:
        kill_at(patch, step, when)
        with pytest.raises(Killed):
            room.land(TEXT)
    recover(room.lake)
    assert not room.stray_files()
    assert room.rows().height in (0, 56)
    assert room.account().height == (room.rows().height > 0)
    assert room.quarantine().height == room.account().height
    room.land(TEXT)
    wanted, found = clean.state(), room.state()
    assert [row[:-3] for row in found["rows"]] != []
    for part in ("account", "quarantine", "raw", "stray"):
        assert found[part] == wanted[part]
    columns = ("sold_at", "product_id", "quantity", "unit_price", "_row_number", "_batch_id")
    assert room.lines(*columns) == clean.lines(*columns)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    "step",
    ["stage", "write_quarantine", "ensure_table", "replace_batch", "record_again", "keep_latest"],
)
def test_a_kill_while_a_mapping_is_replaced_leaves_one_of_the_two(room, monkeypatch, step, when):
    room.land(TEXT)
    with monkeypatch.context() as patch:
        kill_at(patch, step, when)
        with pytest.raises(Killed):
            room.land(TEXT, told={"Price": "unit_cost"})
    recover(room.lake)
    assert not pending(room.lake)
    assert (room.rows().height, room.account().height, room.quarantine().height) == (56, 1, 1)
    replaced = '"Price": "unit_cost"' in room.account()["mapping"][0]
    assert room.rows()["unit_cost"].null_count() == (0 if replaced else 56)
    assert room.quarantine()["landed_at"].to_list() == room.account()["landed_at"].to_list()
    room.land(TEXT, told={"Price": "unit_cost"})
    assert room.rows().height == 56
    assert room.rows()["unit_cost"].null_count() == 0
    assert (room.account().height, room.quarantine().height) == (1, 1)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", ["commit_files", *LATER])
def test_a_kill_among_many_files_loses_and_doubles_nothing(room, monkeypatch, step, when):
    """More files than the lake remembers commits of: all of them, or none, are found again."""
    days = [[f"2024-{month:02d}-{day:02d}" for day in range(1, 29)] for month in range(1, 13)]
    sold = ["".join(f"{day},p{n},{n},2.50\n" for n, day in enumerate(each)) for each in days]
    texts = [f"{HEADER}{lines}soon,x,1,2\n" for lines in sold]
    files = [room.file(f"{n}.csv", text) for n, text in enumerate(texts)]

    def land():
        request = Request(room.lake, room.mappings)
        with request.books.kept():
            return [land_file(file, request)[0].line for file in files]

    with monkeypatch.context() as patch:
        kill_at(patch, step, when)
        with pytest.raises(Killed):
            land()
    recover(room.lake)
    assert not room.stray_files()
    assert room.rows().height == 28 * room.account().height
    assert room.quarantine().height == room.account().height
    assert all(line.read == 29 for line in land())
    assert (room.rows().height, room.account().height, room.quarantine().height) == (336, 12, 12)


def test_a_clean_lake_is_left_alone(room):
    room.land(TEXT)
    before = room.state()
    recover_function(room.lake)
    assert room.state() == before


def test_leavings_of_a_killed_copy_go(room):
    folder = room.lake.root / ".landing-x"
    folder.mkdir()
    waiting = room.lake.root / "raw" / ".incoming-1"
    waiting.write_text("half")
    recover(room.lake)
    assert not folder.exists()
    assert not waiting.exists()
