"""Citizenship as lists write it: ISO 3166-1 alpha-3, with XXA for the stateless (ICAO Doc 9303-3, section 5)."""

from __future__ import annotations

_NAMES = """
BLR беларусь белоруссия рб rb by belarus baltarusija білорусь рэспубліка_беларусь республика_беларусь białoruś
LTU литва літва lt lietuva lithuania литовская_республика litwa
POL польша польшча pl polska poland lenkija польща
LVA латвия латвія lv latvija latvia łotwa
EST эстония эстонія ee eesti estonia estija
DEU германия германія нямеччына de d deutschland germany vokietija німеччина ger фрг
UKR украина украіна україна ua ukraine ukraina
RUS россия расія рф ru russia rusija росія российская_федерация rosja
FRA франция францыя fr france prancūzija
GBR великобритания вялікабрытанія англия gb uk united_kingdom great_britain britain didžioji_britanija
IRN иран іран ir iran iranas
USA сша зша us united_states america jav
MDA молдова малдова молдавия md moldova
GEO грузия грузія ge georgia gruzija sakartvelas
ARM армения арменія am armenia armėnija
AZE азербайджан az azerbaijan azerbaidžanas
KAZ казахстан kz kazakhstan kazachstanas
UZB узбекистан uz uzbekistan uzbekistanas
TJK таджикистан tj tajikistan tadžikistanas
KGZ киргизия кыргызстан kg kyrgyzstan kirgizija
TKM туркменистан туркмения tm turkmenistan
AFG афганистан af afghanistan afganistanas
IRQ ирак iq iraq irakas
SYR сирия sy syria sirija
TUR турция tr turkey türkiye turkija
ISR израиль ізраіль il israel izraelis
CHN китай кітай cn china kinija
IND индия in india indija
PAK пакистан pk pakistan pakistanas
VNM вьетнам vn vietnam vietnamas
CUB куба cu cuba kuba
EGY египет eg egypt egiptas
NGA нигерия ng nigeria nigerija
CMR камерун cm cameroon kamerūnas
COD конго cd congo kongas
SOM сомали so somalia somalis
ERI эритрея er eritrea eritrėja
ETH эфиопия et ethiopia etiopija
ITA италия it italy italija
ESP испания es spain ispanija
SWE швеция se sweden švedija
FIN финляндия fi finland suomija
NOR норвегия norway norvegija
CZE чехия cz czechia čekija
SVK словакия sk slovakia slovakija
HUN венгрия hu hungary vengrija
ROU румыния ro romania rumunija
BGR болгария bg bulgaria bulgarija
AUT австрия at austria austrija
CHE швейцария ch switzerland šveicarija
NLD нидерланды nl netherlands nyderlandai
BEL бельгия be belgium belgija
CAN канада ca canada kanada
JPN япония jp japan japonija
AUS австралия au australia australija
XXA без_гражданства лбг апатрид stateless be_pilietybės без_громадянства без_грамадзянства
""".strip()
_ALPHA_3 = """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR
BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP
CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB
GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN
KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD
MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN
PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM
SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR
UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE XXA XXB XXC XXX
"""
_CODES = frozenset(_ALPHA_3.split())
_BY_NAME = {
    name.replace("_", " "): code for line in _NAMES.splitlines() for code, *names in (line.split(),) for name in names
}


# How the words for people and things of a country begin: белорус, беларуская, Baltarusijos, białoruskie, ایرانی.
_BEGINNINGS = """
BLR белорус беларус білорус baltarus białorus bialorus belarus weißrus weissrus baltkriev بلاروس بیلاروس روسياالبيضاء
RUS росси рассей російс rusij rosj rosyj russi russisch krievij روسی روسي
UKR украин украін україн ukrain ukraiń اوکراین أوكران اوكران
LTU литов литва літоў літва литовс lietuv lithuan litew litwa litau لیتوانی ليتوان
POL польш польск польс поляк поляч lenkij lenkas polsk polish polnisch polij لهستان بولند
LVA латви латыш латві latvi łotews łotwa lettisch lettland لتونی لاتفي
EST эстон estij eston estoń igaun استونی
DEU герман немец нямец німец німеч vokie niemc niemie german deutsch vācij آلمان ألمان المان
IRN иран іран iran iranij irański ایران إيران ايران
AFG афган afgan afghan افغان أفغان
SYR сирий сірый сирійс sirij syri syryj سوری سوريا سوري
IRQ ирак ірак irak iraq عراق العراق
TUR турец турэц туреч turkij turec turkish türki ترکیه تركيا
GEO грузин gruzij gruzi georgi گرجستان جورجيا
ARM армян армен armėn armeń armeni ارمنستان أرمينيا
AZE азербай azerb آذربایجان
KAZ казах kazach kazakh قزاقستان
UZB узбек uzbek ازبکستان
TJK таджик tadžik tajik tadżyc تاجیکستان
KGZ киргиз кыргыз kirgiz kyrgyz
MDA молдав малдав moldov mołdaw
PAK пакистан pakist پاکستان باكستان
EGY египт египет егіпец egypt egipt مصر
LBN ливан ліван leban liban لبنان
JOR иордан jordan الأردن اردن
YEM йемен yemen jemen اليمن یمن
PSE палестин palest فلسطين فلسطین
SDN судан sudan السودان
SOM сомал somal الصومال
ERI эритр eritr
ETH эфиоп ethiop etiop
XXA безгражд безграмад безгромад bepiliet bezobywat bezpaństw staatenlos بدونتابعیت بدونجنسية عديمالجنسية
"""
_STEMS = tuple(
    (stem, code) for line in _BEGINNINGS.split("\n") if line for code, *stems in (line.split(),) for stem in stems
)
_CITIZEN_WORDS = (
    "гражданин гражданка грамадзянін грамадзянка громадянин громадянка гр republic of республика рэспубліка республіка "
    "respublikos pilietis pilietė obywatel obywatelka citizen the جمهوری اسلامی الجمهورية"
)
_CITIZEN_OF = frozenset(_CITIZEN_WORDS.split(" "))


def country(written: str) -> str | None:
    """The code of a citizenship; None when it is not recognised and stays as written."""
    words = " ".join(written.casefold().replace(".", " ").split())
    known = _BY_NAME.get(words) or _BY_NAME.get(words.replace(" ", ""))
    return known or (words.upper() if words.upper() in _CODES else _by_stem(words))


def _by_stem(words: str) -> str | None:
    """A word for the people of one country and nothing beside it."""
    rest = [word for word in words.split() if word not in _CITIZEN_OF]
    whole = "".join(rest)
    if not rest or len(rest) > 3 or not whole.isalpha():
        return None
    found = {code for word in (rest if len(rest) == 1 else [whole]) for stem, code in _STEMS if word.startswith(stem)}
    return found.pop() if len(found) == 1 else None
