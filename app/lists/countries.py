"""Citizenship as lists write it: ISO 3166-1 alpha-3, with XXA for the stateless (ICAO Doc 9303-3, section 5)."""

from __future__ import annotations

_NAMES = """
BLR беларусь белоруссия рб by belarus baltarusija білорусь рэспубліка_беларусь республика_беларусь białoruś
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


def country(written: str) -> str | None:
    """The code of a citizenship; None when it is not recognised and stays as written."""
    words = " ".join(written.casefold().replace(".", " ").split())
    known = _BY_NAME.get(words) or _BY_NAME.get(words.replace(" ", ""))
    return known or (words.upper() if words.upper() in _CODES else None)
