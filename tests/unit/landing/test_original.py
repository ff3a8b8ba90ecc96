"""The original is kept, whole, and known by its bytes."""

import pytest

from shelfcast.errors import DamagedFileError
from shelfcast.lake import open_lake
from shelfcast.landing import original


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "sales.csv"
    path.write_text("Date,Product,Quantity\n2024-01-01,a,1\n")

    def copied_then_changed(source, out):
        path.write_text("Date,Product,Quantity\n2024-01-01,a,1\n2024-01-02,a,2\n")
        return False

    monkeypatch.setattr(original, "_copied_by_kernel", copied_then_changed)
    kept = original.keep(open_lake(tmp_path / "lake"), path)
    with pytest.raises(DamagedFileError, match="changed while it was read"):
        kept.kept()
    assert not kept.path.exists()


def test_the_copy_is_the_same_with_and_without_the_kernels_help(tmp_path, monkeypatch):
    path = tmp_path / "sales.csv"
    path.write_bytes(bytes(range(256)) * 5000)
    helped = original.keep(open_lake(tmp_path / "one"), path)
    helped.kept()
    monkeypatch.delattr(original.os, "copy_file_range", raising=False)
    alone = original.keep(open_lake(tmp_path / "two"), path)
    alone.kept()
    assert helped.content == alone.content
    assert helped.path.read_bytes() == alone.path.read_bytes() == path.read_bytes()
