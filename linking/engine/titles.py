"""Titles before names of persons."""

from linking.engine.word_lists import words_of

# Before a name they say: this is a person.
PERSONAL = words_of("mr mister messrs dr prof professor comrade gospodin herr monsieur m sir lord")
# A woman's title before a surname that a man may bear: another member of his family.
OF_FAMILY = words_of("mrs miss ms madame mme lady")
OFFICES = words_of(
    """
    academician acting adm admiral adviser advisor aide amb ambassador ambassadors archbishop assistant associate
    attorney baron bishop brigadier brig cadre cardinal capt captain chairman chairwoman chancellor charge chief
    co-chairman col colonel commander commissar commissioner congressman congresswoman consul count counselor
    counsellor czar delegate dep deputy director editor emperor envoy fonmin foreign gen general generalissimo
    governor gov head interpreter judge justice king lieutenant lt maj major marshal mayor minister ministers officer
    pope premier premiers pres president presidents president-elect prince princess private prosecutor queen rep
    representative reverend rev sec secretary secretaries sen senator senators sergeant sgt sheikh speaker spokesman
    staff sultan tsar under vice viceroy vice-president
    """
)
TITLES = PERSONAL | OF_FAMILY | OFFICES
# After a surname they make it the name of a thing: the Johnson Act, the Kennedy Library.
CALLED_AFTER = words_of(
    """
    act airport amendment archive archives avenue award bay bill building bridge center centre chair city college
    company corporation doctrine foundation hall hospital house institute island islands lake library line memorial
    mountain mountains museum peak plan prize river round school square station street trail university valley
    """
)
# Before a surname they make it the name of a place: Fort Taylor, Lake Johnson.
PLACES_CALLED_AFTER = words_of("camp cape fort lake mount new point port san santa")
