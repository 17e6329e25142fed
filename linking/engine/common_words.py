"""English words that are no names, whatever their capitals; a collection's own texts add to them."""

from linking.engine.word_lists import words_of

# What sentences begin with, and what stands between names.
FUNCTION_WORDS = words_of(
    """
    a about above across after again against ago all almost along already also although always am amid among an and
    another any anyone anything are around as at away back be became because become been before began behind being
    below beneath beside besides between beyond both but by came can cannot could despite did do does doing done down
    during each either else enough even ever every everyone everything except few finally first following for former
    from further given had has have having he hence her here herself hers him himself his how however i if in indeed
    inside instead into is it its itself just last later latter least less let like likewise made many may maybe me
    meanwhile might mine more moreover most much must my myself near nearly neither never nevertheless next no nobody
    none nonetheless nor not nothing now of off often on once one only onto or other others otherwise our ours out
    outside over own per perhaps please rather same second several shall she should since so some somebody someone
    something soon still such than that the their theirs them themselves then there thereafter thereby therefore these
    they thing third this those though three through throughout thus till to today together too toward towards two
    under unless unlike until unto up upon us very via was we well were what whatever when whenever where whereas
    whether which while who whoever whole whom whose why will with within without would yes yet you your yours
    """
)
# Words that are surnames, abbreviations or headwords as well.
NOUNS_AND_NAMES = words_of(
    """
    act aid army art baker ball banks barber battle bell bird bishop black book bridges brooks brown burns bush butler
    camp carpenter case cat chambers chase church clay close coffin cook cooper cross day dean draper drew early
    english field fish flowers ford forest fox frost gates glass gold good grant gray green grey gross hammer hand
    hill hills home hope house hunt iron joy judge keep key kind king knight law lane light little long love low major
    march marsh may miles mills minor moon moore moss new noble north page paine park parker peace pike pool post
    potter pound powers price quick reed reform rice rich rivers rock rose rush salt sand savage sea sharp shepherd
    short singer small smith snow south speaker spring steel stone strange street strong summers swift temple tower
    towns union wall walker ward waters weaver west white wise wolf wood woods wright young
    """
)
# What names of states, parties, armies and their bodies begin with; with a capital they are part of such a name.
NAME_BEGINNINGS = words_of(
    """
    allied all-china anti autonomous central children communist democratic eighth eighteenth eleventh federal
    federated fifteenth fifth first former fourteenth fourth free general grand great high imperial independent
    international islamic joint kingdom labour liberal mutual national nationalist new ninth old people peoples
    popular progressive provisional reformed republican revolutionary royal second seventeenth seventh sixteenth sixth
    social socialist soldiers special state students supreme tenth third thirteenth trade twelfth union united
    universal vice women worker workers young
    """
)
# Always with a capital: next to a name they tell nothing about it.
PROPER_ADJECTIVES = words_of(
    """
    african albanian allied american arab asian australian austrian belgian british bulgarian burmese cambodian
    canadian chinese communist cuban czech czechoslovak dutch egyptian english european french german greek hungarian
    indian indonesian iranian iraqi irish israeli italian japanese korean laotian manchurian marxist mongolian
    norwegian pakistani polish romanian russian sino soviet spanish swedish swiss taiwanese thai tibetan turkish
    vietnamese western yugoslav eastern northern southern north south east west january february march april may june
    july august september october november december monday tuesday wednesday thursday friday saturday sunday president
    premier marshal general chairman
    """
)
# Places that are surnames as well.
PLACES = words_of(
    """
    austin berlin boston brussels cairo chad cleveland columbia cuba dallas delhi denver england france geneva georgia
    hamilton holland houston ireland israel jackson jordan kent lancaster lebanon lincoln lisbon london madison munich
    paris phoenix rhodes rome saigon scotland vienna virginia warsaw washington york
    """
)
