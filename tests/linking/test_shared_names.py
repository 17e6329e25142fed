import pytest

from linking.engine import Entry, Kind, Name, NamesIndex
from linking.shared_names import shared_names

MAO = Entry("1", Kind.PERSON, (Name("Mao Zedong"), Name("Mao")))
OTHERS = [
    MAO,
    Entry("2", Kind.PERSON, (Name("Mao Anying"),)),
    Entry("3", Kind.EVENT, (Name("Reconstruction (United States, 1865–77)"),)),
    Entry("4", Kind.PLACE, (Name("P’yŏngyang"), Name("平壤"))),
    Entry("5", Kind.CONCEPT, (Name("Reconstruction"),)),
]
INDEX = NamesIndex(OTHERS)


@pytest.mark.parametrize(
    ("kind", "names", "expected"),
    [
        (Kind.PERSON, ["Mao Dun"], {}),
        (Kind.PERSON, ["Mao Dun", "Mao"], {"Mao": ("1",)}),
        (Kind.PERSON, ["Zedong Mao"], {}),
        (Kind.CONCEPT, ["reconstruction"], {"reconstruction": ("3", "5")}),
        (Kind.CONCEPT, ["Reconstructions"], {}),
        (Kind.CONCEPT, ["reconstruction of China"], {}),
        (Kind.EVENT, ["Pyongyang", "平壤"], {"Pyongyang": ("4",), "平壤": ("4",)}),
    ],
)
def test_names_that_others_list_are_shared(kind, names, expected):
    assert shared_names(Entry("9", kind, tuple(map(Name, names))), INDEX) == expected


def test_entry_shares_no_name_with_itself():
    assert shared_names(MAO, INDEX) == {}


def test_names_by_the_thousand_are_compared():
    names = tuple(Name(chr(0x4E00 + number)) for number in range(10_000))
    index = NamesIndex([Entry("1", Kind.CONCEPT, names)])
    assert len(shared_names(Entry("2", Kind.CONCEPT, names), index)) == 10_000
