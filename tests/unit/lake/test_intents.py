from shelfcast.lake import Intent, begin, end, pending


def test_what_was_begun_and_not_ended_is_pending(lake):
    first, second = Intent("a-0", ("sales",), "/x"), Intent("b-0", ("sales", "stock"), "/y")
    begin(lake, first)
    begin(lake, second)
    assert pending(lake) == [first, second]
    end(lake, "a-0")
    end(lake, "never-begun")
    assert pending(lake) == [second]


def test_an_intent_half_written_counts_as_not_begun(lake):
    begin(lake, Intent("a-0", ("sales",), "/x"))
    (lake.root / ".pending" / "b-0.tmp").write_text('{"batch": "b')
    assert [intent.batch for intent in pending(lake)] == ["a-0"]
