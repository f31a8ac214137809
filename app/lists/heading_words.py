"""Heading words of lists: be, ru, uk, lt, pl, en, lv, de, fa, ar.

A heading is folded before it is compared; a word of three letters or fewer must stand whole, a longer one may begin it.
"""

from __future__ import annotations

import re
import unicodedata

from app.lists.sheet import Meaning

_ARABIC = str.maketrans("يىكةأإآؤئ", "ییکهاااوی")
_QUOTES = str.maketrans(dict.fromkeys("’ʼ`´‘ʹ", "'"))
WHOLE_WORD = "$"  # after a word that is no beginning: стать (sex), not статья
_BETWEEN = re.compile(r"[\s.,:;()\[\]/\\_|*\-–—\u200c\u200b\ufeff\"«»]+")

FAMILY = (
    "фамилия|прозвішча|прізвище|pavardė|pavarde|surname|family name|last name|lastname|familyname|nazwisko|nachname|"
    "zuname|familienname|uzvārds|نام خانوادگی|فامیلی|اللقب|لقب|اسم العائلة|العائلة|الكنية|الشهرة|family|"
    "last|nom|nom de famille|apellido|apellidos|cognome"
)
GIVEN = (
    "имя|імя|ім'я|vardas|vardai|given names|given name|givenname|first name|first names|firstname|given|forenames|"
    "forename|imię|imie|imiona|vorname|vornamen|vārds|نام|الاسم الأول|الاسم|اسم|first|name|names|имена|"
    "prénom|prénoms|prenom|nombre"
)
PATRONYMIC = (
    "отчество|імя па бацьку|имя по отцу|па бацьку|по батькові|patronymic|patronym|tėvavardis|tėvo vardas|father's name|"
    "fathers name|father name|name of father|father|otczestwo|imię ojca|vatersname|tēva vārds|نام پدر|اسم الأب|الأب|"
    "middle name|middle names|second name|middle"
)
ONE_CELL_FAMILY_FIRST = "фио|ф и о|піб|п і б|пib|fio|f i o"
ONE_CELL = "full name|fullname|complete name|asmuo|person|имя полностью|نام کامل|name in full|людина|особа|человек"
ONE_CELL_GIVEN_FIRST = "الاسم الكامل|الاسم الثلاثي|الاسم الرباعي|الاسم كاملا"

OTHERS = (
    (
        Meaning.IGNORE,
        "место рожд|lieu de naissance|месца нарадж|місце народ|place of birth|birthplace|birth place|"
        "country of birth|gimimo vieta|"
        "miejsce ur|geburtsort|dzimšanas vieta|محل تولد|مكان الولادة|مكان الميلاد|адрес|адрас|address|adres|gyvenamoji|"
        "آدرس|العنوان|e mail|email|эл почт|эл пошт|национальность|нацыянальнасць|національність|tautybė|narodowość|"
        "подпись|подпіс|підпис|signature|parašas|podpis|unterschrift|дата приб|дата прыб|arrival|"
        "дата выда|date of issue|"
        "expiry|valid until|родственник|сваяк|родич|relative|next of kin|artimieji|rodzina|bed|room|комната|место|"
        "фото|photo|امضا|التوقيع",
    ),
    (
        Meaning.ORDER,
        "№|n°|nr|no|n|#|п п|n п п|№ п п|№ з п|з п|eil|lp|l p|номер п|порядк|пор №|s no|sr no|sl no|lfd|nr p k|nr crt|"
        "ردیف|ردیف|شماره ردیف|الرقم|م|ت|رقم|التسلسل|id",
    ),
    (
        Meaning.NATIONALITY,
        "граж|грам|громадян|national|citizen|pilietyb|obywatel|staatsang|staatsbürg|nationalit|pilsonīb|подданств|"
        "страна|краіна|країна|country|šalis|valstybė|kraj|land|valsts|تابعیت|ملیت|کشور|الجنسية|البلد|الدولة",
    ),
    (
        Meaning.SEX,
        "пол|sex|gender|lytis|płeć|plec|стать$|sexe|sexo|geschlecht|dzimums|جنس|جنسیت|الجنس|النوع|м ж|m f|"
        "m w|v m|ч ж|k m",
    ),
    (
        Meaning.BORN,
        "дата рож|год рож|г р|д р|др|гр|рожд|родился|дата нар|год нар|г н|д н|р н|рік нар|народ|нарадж|born|birth|"
        "date of birth|d o b|dob|year of birth|yob|date de naissance|naissance|né le|gimimo|gim|gimęs|g m|"
        "metai|data ur|ur|urodz|rok ur|"
        "geburt|geb|jahrgang|"
        "dzimšanas|dzim|возраст|полных лет|лет|amžius|age|узрост|вік|wiek|alter|vecums|تاریخ تولد|"
        "سال تولد|تولد|سن|تاريخ الميلاد|"
        "تاريخ الولادة|سنة الميلاد|سنة الولادة|الميلاد|المواليد|مواليد|العمر|السن|الولادة",
    ),
    (
        Meaning.DOCUMENTS,
        "докум|дакум|document|papers|dokument|паспорт|пашпарт|passport|pasas|paso nr|paszport|dowód|ausweis|pass nr|"
        "удостовер|посвідч|пасведч|مدارک|گذرنامه|پاسپورت|شماره گذرنامه|الوثائق|وثائق|جواز|رقم الجواز|الهوية",
    ),
    (Meaning.LANGUAGES, "язык|мова|мовы|мови|language|kalb|język|sprache|valod|speaks|spoken|زبان|اللغة|لغة|اللغات"),
    (
        Meaning.PHONE,
        "тел|телефон|тэл|phone|mobile|mob|моб|tel|telefon|контакт|кантакт|contact|kontakt|tālr|handy|whatsapp|telegram|"
        "تلفن|شماره تماس|شماره تلفن|موبایل|الهاتف|هاتف|رقم الهاتف|الجوال|الموبایل",
    ),
    (
        Meaning.REMARK,
        "прим|заўвагі|заўвага|зауваж|нотат|коммент|каментар|комент|remark|note|comment|pastab|komentar|uwagi|uwaga|"
        "bemerk|anmerk|piezīm|здоров|здароў|самочувств|самаадчув|самопочут|health|sveikat|zdrow|gesundheit|vesel|"
        "состояние|стан здоров|диагноз|дыягназ|діагноз|diagno|medical|медиц|медыц|лекарств|лекі|ліки|"
        "medic|vaistai|leki|"
        "аллерг|алерг|allerg|special needs|needs|особые|потребн|статья|артыкул|стаття|судимост|судзімасц|conviction|"
        "teistum|karalność|срок|тэрмін|приговор|прысуд|вирок|wyrok|sentence|nuosprendis|ملاحظات|توضیحات|یادداشت|"
        "وضعیت سلامت|بیماری|سلامت|الحالة الصحية|المرض|الصحة|محکومیت|نیازها|الاحتياجات",
    ),
)
AGE = "возраст|лет|amžius|age|узрост|вік|wiek|alter|vecums|سن|العمر|السن|полных лет|metų"
YEAR_OF_BIRTH = (
    "год рож|год нар|г р|гр|г н|рік нар|р н|year of birth|yob|birth year|gimimo metai|gim metai|g m|rok ur|jahrgang|"
    "geburtsjahr|dzimšanas gads|سال تولد|سنة الميلاد|سنة الولادة|المواليد|مواليد"
)
CONTACT = (
    "тел|тэл|phone|mob|моб|tel|контакт|кантакт|contact|kontakt|tālr|адрес|адрас|address|adres|gyvenamoji|e mail|email|"
)
CONTACT += (
    "эл почт|эл пошт|родственник|сваяк|родич|relative|next of kin|artimieji|rodzina|whatsapp|telegram|تلفن|شماره تماس|"
)
CONTACT += "آدرس|هاتف|الهاتف|العنوان|موبایل"


def folded(text: str) -> str:
    """A heading in small letters with single spaces, without points and brackets, one form of each Arabic letter."""
    plain = unicodedata.normalize("NFC", text).casefold().replace("ё", "е").translate(_QUOTES).translate(_ARABIC)
    kept = "".join(sign for sign in plain if unicodedata.category(sign) != "Mn" and sign != "\u0640")
    return " ".join(_BETWEEN.sub(" ", kept).split())


def _words(listed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded(word) for word in listed.split("|")))


def begins(words: str, starts: tuple[str, ...]) -> bool:
    """A short start must be the whole word (пол, not полный); a long one may be its beginning (гражданство)."""
    return any(_begins(words, start) for start in starts)


def _begins(words: str, start: str) -> bool:
    whole = start.removesuffix(WHOLE_WORD)
    if words == whole or words.startswith(whole + " "):
        return True
    return len(start) > 3 and whole == start and words.startswith(start)


def _anywhere(listed: str) -> re.Pattern[str]:
    longest_first = sorted(_words(listed), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


FAMILY_IN, GIVEN_IN, PATRONYMIC_IN = _anywhere(FAMILY), _anywhere(GIVEN), _anywhere(PATRONYMIC)
WHOLE, WHOLE_FAMILY_FIRST, WHOLE_GIVEN_FIRST = map(_words, (ONE_CELL, ONE_CELL_FAMILY_FIRST, ONE_CELL_GIVEN_FIRST))
STARTS = tuple((meaning, _words(listed)) for meaning, listed in OTHERS)
AGE_STARTS, YEAR_STARTS, CONTACT_STARTS = _words(AGE), _words(YEAR_OF_BIRTH), _words(CONTACT)
PLAIN_NAMES = frozenset(_words("name|names|имя|імя|ім'я|vardas|imię|vārds|نام|الاسم|اسم|nazwa|имена"))
