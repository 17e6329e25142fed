"""Family names of East Asia in Latin letters: by them the order of a name is known when no language is given."""

from linking.engine.word_lists import words_of

# Pinyin and Wade–Giles; without apostrophes, as names are folded.
CHINESE = words_of(
    """
    bai bo cai cao chai chan chang chen cheng chi chiang chiao chin chou chow chu chuang cui dai deng ding dong du
    duan fan fang feng fu gao ge geng gong gu guan guo han hao he ho hong hou hsia hsiao hsieh hsu hsueh hu hua huang
    huo hung ji jia jiang jiao jin kang kao keng ko kong ku kuan kung kuo lai lei li liang liao lin ling liu lo lu luo
    ma mao mei meng mo nie ou pai pan pang peng pi qi qian qiao qin qiu qu ren rong shang shao shen sheng shi shih
    song su sun sung tan tang tao teng teoh tian tien tin ting tong tsai tsao tseng tsou tu tuan tung wan wang wei wen
    weng wong wu xi xia xiang xiao xie xiong xu xue yan yang yao ye yeh yen yi yin ying you yu yuan yue yueh zeng zhai
    zhan zhang zhao zheng zhong zhou zhu zhuang zou
    """
)
KOREAN = words_of(
    """
    ahn an bae baek bak byun cha chae chang cho choe choi chon chong choo chun chung han ho hong hwang hyon hyun im
    jang jeon jeong ji jin jo jun jung kang kim ko kwak kwon lee lim min mun nam no oh pae paek pak park ri rhee rhyu
    roh ryu seo shin sim sin so sohn son song suh sung u woo yang yi yim yoo yoon yu yun
    """
)
VIETNAMESE = words_of(
    """
    bui dang dao dinh do duong ho hoang huynh le ly ngo nguyen pham phan ta ton tran truong vo vu
    """
)
EAST_ASIAN = CHINESE | KOREAN | VIETNAMESE
# Languages whose names begin with the family name.
FAMILY_FIRST = frozenset({"zh", "ko", "ja", "vi", "hu"})
# Words that belong to the family name after them.
PARTICLES = words_of(
    """
    abu af al ben bin da das de dei del della den der di do dos du el ibn la las le los mac mc o san santa ten ter van
    vom von y zu zur
    """
)
# Words before a name that are no part of it.
HONORIFICS = words_of("sir dame lord lady prince princess king queen emperor saint st")
SUFFIXES = words_of("jr sr ii iii iv esq")
NO_NAMES = HONORIFICS | SUFFIXES
