"""Words of the receipt in the languages that people bring. All but the English are drafts for native speakers."""

from __future__ import annotations

from dataclasses import dataclass

from models.codes import BelongingKind, DocumentType


@dataclass(frozen=True)
class ReceiptWords:
    """Labels and sentences of a receipt, and the names of what is handed over."""

    title: str
    for_person: str
    for_site: str
    giver: str
    taker: str
    when: str
    place: str
    kept_in: str
    purpose: str
    what: str
    count: str
    seal: str
    counted: str
    gives: str
    takes: str
    keep: str
    cut: str
    day: str
    papers: dict[DocumentType, str]
    things: dict[BelongingKind, str]


_PAPERS = (
    DocumentType.PASSPORT,
    DocumentType.ID_CARD,
    DocumentType.A4_CERTIFICATE,
    DocumentType.RELEASE_CERTIFICATE,
    DocumentType.LETTERS,
    DocumentType.RESIDENCE_PERMIT,
    DocumentType.ENVELOPE,
    DocumentType.INTERNAL_PASSPORT,
    DocumentType.RETURN_CERTIFICATE,
    DocumentType.REFUGEE_DOCUMENT,
    DocumentType.VISA,
    DocumentType.BIRTH_CERTIFICATE,
    DocumentType.MARRIAGE_CERTIFICATE,
    DocumentType.DRIVING_LICENCE,
    DocumentType.MILITARY_ID,
    DocumentType.PENSION_CERTIFICATE,
    DocumentType.WORK_BOOK,
    DocumentType.DIPLOMA,
    DocumentType.INVENTORY,
    DocumentType.POWER_OF_ATTORNEY,
    DocumentType.AUTHORITY_RECEIPT,
    DocumentType.APPLICANT_CERTIFICATE,
    DocumentType.OTHER,
)
_THINGS = (
    BelongingKind.PAPERS,
    BelongingKind.MONEY,
    BelongingKind.PHONE,
    BelongingKind.CLOTHES,
    BelongingKind.JEWELLERY,
    BelongingKind.KEYS,
    BelongingKind.PHOTOS_LETTERS,
    BelongingKind.CARDS,
    BelongingKind.DEVICE,
    BelongingKind.RELIGIOUS,
    BelongingKind.FOOD,
    BelongingKind.BAG,
    BelongingKind.OTHER,
)


def _papers(words: str) -> dict[DocumentType, str]:
    return dict(zip(_PAPERS, words.split("; "), strict=True))


def _things(words: str) -> dict[BelongingKind, str]:
    return dict(zip(_THINGS, words.split("; "), strict=True))


RECEIPT = {
    "en": ReceiptWords(
        title="Receipt {number}",
        for_person="For the person",
        for_site="For the site",
        giver="From",
        taker="To",
        when="When",
        place="Where",
        kept_in="Kept in",
        purpose="Purpose",
        what="What",
        count="Count",
        seal="Seal",
        counted="counted by {one} and {other}",
        gives="Signature of who gives",
        takes="Signature of who takes",
        keep="Keep this paper: it says what is yours and who holds it. You need not pay for anything to get it back.",
        cut="cut here",
        day="%d %b %Y, %H:%M",
        papers=_papers(
            "Passport; Identity card; A4 certificate; Release certificate; Letters; Residence permit; "
            "Envelope with papers; Internal passport; Return certificate; Refugee travel document; Visa; "
            "Birth certificate; Marriage certificate; Driving licence; Military card; Pension certificate; Work book; "
            "Diploma; List of belongings; Power of attorney; Receipt of an authority; Applicant's certificate; "
            "Another paper"
        ),
        things=_things(
            "Papers; Money; Phone; Clothes; Jewellery; Keys; Photos and letters; Bank and other cards; Device; "
            "Religious things; Food; Bag; Personal things"
        ),
    ),
    "lt": ReceiptWords(
        title="Pakvitavimas {number}",
        for_person="Asmeniui",
        for_site="Centrui",
        giver="Perduoda",
        taker="Priima",
        when="Kada",
        place="Kur",
        kept_in="Laikoma",
        purpose="Tikslas",
        what="Kas",
        count="Kiekis",
        seal="Plomba",
        counted="suskaičiavo {one} ir {other}",
        gives="Perduodančiojo parašas",
        takes="Priimančiojo parašas",
        keep="Saugokite šį lapą: jame parašyta, kas yra jūsų ir kas tai laiko. Už grąžinimą mokėti nereikia.",
        cut="kirpti čia",
        day="%Y-%m-%d %H:%M",
        papers=_papers(
            "Pasas; Tapatybės kortelė; A4 pažyma; Paleidimo pažyma; Laiškai; Leidimas gyventi; Vokas su dokumentais; "
            "Vidaus pasas; Grįžimo pažymėjimas; Pabėgėlio kelionės dokumentas; Viza; Gimimo liudijimas; "
            "Santuokos liudijimas; Vairuotojo pažymėjimas; Karinis bilietas; Pensininko pažymėjimas; Darbo knygelė; "
            "Diplomas; Daiktų sąrašas; Įgaliojimas; Institucijos pakvitavimas; Prašytojo pažymėjimas; Kitas dokumentas"
        ),
        things=_things(
            "Dokumentai; Pinigai; Telefonas; Drabužiai; Papuošalai; Raktai; Nuotraukos ir laiškai; "
            "Banko ir kitos kortelės; Įrenginys; Religiniai daiktai; Maistas; Krepšys; Asmeniniai daiktai"
        ),
    ),
    "be": ReceiptWords(
        title="Распіска {number}",
        for_person="Для чалавека",
        for_site="Для цэнтра",
        giver="Ад каго",
        taker="Каму",
        when="Калі",
        place="Дзе",
        kept_in="Захоўваецца",
        purpose="Мэта",
        what="Што",
        count="Колькасць",
        seal="Пломба",
        counted="падлічылі {one} і {other}",
        gives="Подпіс таго, хто аддае",
        takes="Подпіс таго, хто прымае",
        keep="Захавайце гэты аркуш: тут напісана, што належыць вам і ў каго яно. За вяртанне плаціць не трэба.",
        cut="адрэзаць тут",
        day="%d.%m.%Y, %H:%M",
        papers=_papers(
            "Пашпарт; Ідэнтыфікацыйная картка; Даведка A4; Даведка аб вызваленні; Лісты; Дазвол на пражыванне; "
            "Канверт з паперамі; Унутраны пашпарт; Пасведчанне на вяртанне; Праязны дакумент бежанца; Віза; "
            "Пасведчанне аб нараджэнні; Пасведчанне аб шлюбе; Вадзіцельскае пасведчанне; Ваенны білет; "
            "Пенсійнае пасведчанне; Працоўная кніжка; Дыплом; Вопіс асабістых рэчаў; Даверанасць; "
            "Распіска ўстановы; Пасведчанне заяўніка; Іншая папера"
        ),
        things=_things(
            "Паперы; Грошы; Тэлефон; Адзенне; Упрыгожанні; Ключы; Фотаздымкі і лісты; Банкаўскія і іншыя карткі; "
            "Прылада; Рэлігійныя рэчы; Ежа; Сумка; Асабістыя рэчы"
        ),
    ),
    "ru": ReceiptWords(
        title="Расписка {number}",
        for_person="Для человека",
        for_site="Для центра",
        giver="От кого",
        taker="Кому",
        when="Когда",
        place="Где",
        kept_in="Хранится",
        purpose="Цель",
        what="Что",
        count="Количество",
        seal="Пломба",
        counted="сосчитали {one} и {other}",
        gives="Подпись передающего",
        takes="Подпись принимающего",
        keep="Сохраните этот лист: здесь написано, что принадлежит вам и у кого оно. За возврат платить не нужно.",
        cut="отрезать здесь",
        day="%d.%m.%Y, %H:%M",
        papers=_papers(
            "Паспорт; Идентификационная карта; Справка A4; Справка об освобождении; Письма; Вид на жительство; "
            "Конверт с бумагами; Внутренний паспорт; Свидетельство на возвращение; Проездной документ беженца; Виза; "
            "Свидетельство о рождении; Свидетельство о браке; Водительское удостоверение; Военный билет; "
            "Пенсионное удостоверение; Трудовая книжка; Диплом; Опись личных вещей; Доверенность; "
            "Расписка учреждения; Удостоверение заявителя; Другая бумага"
        ),
        things=_things(
            "Бумаги; Деньги; Телефон; Одежда; Украшения; Ключи; Фотографии и письма; Банковские и другие карты; "
            "Устройство; Религиозные вещи; Еда; Сумка; Личные вещи"
        ),
    ),
    "uk": ReceiptWords(
        title="Розписка {number}",
        for_person="Для людини",
        for_site="Для центру",
        giver="Від кого",
        taker="Кому",
        when="Коли",
        place="Де",
        kept_in="Зберігається",
        purpose="Мета",
        what="Що",
        count="Кількість",
        seal="Пломба",
        counted="порахували {one} і {other}",
        gives="Підпис того, хто передає",
        takes="Підпис того, хто приймає",
        keep="Збережіть цей аркуш: тут написано, що належить вам і в кого воно. За повернення платити не треба.",
        cut="відрізати тут",
        day="%d.%m.%Y, %H:%M",
        papers=_papers(
            "Паспорт; Ідентифікаційна картка; Довідка A4; Довідка про звільнення; Листи; Посвідка на проживання; "
            "Конверт із паперами; Внутрішній паспорт; Посвідчення на повернення; Проїзний документ біженця; Віза; "
            "Свідоцтво про народження; Свідоцтво про шлюб; Посвідчення водія; Військовий квиток; "
            "Пенсійне посвідчення; Трудова книжка; Диплом; Опис особистих речей; Довіреність; "
            "Розписка установи; Посвідчення заявника; Інший папір"
        ),
        things=_things(
            "Папери; Гроші; Телефон; Одяг; Прикраси; Ключі; Фотографії та листи; Банківські та інші картки; "
            "Пристрій; Релігійні речі; Їжа; Сумка; Особисті речі"
        ),
    ),
    "pl": ReceiptWords(
        title="Pokwitowanie {number}",
        for_person="Dla osoby",
        for_site="Dla ośrodka",
        giver="Od",
        taker="Dla",
        when="Kiedy",
        place="Gdzie",
        kept_in="Przechowywane",
        purpose="Cel",
        what="Co",
        count="Liczba",
        seal="Plomba",
        counted="policzyli {one} i {other}",
        gives="Podpis przekazującego",
        takes="Podpis przyjmującego",
        keep="Zachowaj tę kartkę: mówi, co należy do ciebie i kto to przechowuje. Za zwrot nic się nie płaci.",
        cut="odciąć tutaj",
        day="%d.%m.%Y, %H:%M",
        papers=_papers(
            "Paszport; Dowód osobisty; Zaświadczenie A4; Zaświadczenie o zwolnieniu; Listy; Karta pobytu; "
            "Koperta z dokumentami; Paszport wewnętrzny; Zaświadczenie na powrót; Dokument podróży uchodźcy; Wiza; "
            "Akt urodzenia; Akt małżeństwa; Prawo jazdy; Książeczka wojskowa; Legitymacja emeryta; Książeczka pracy; "
            "Dyplom; Spis rzeczy; Pełnomocnictwo; Pokwitowanie urzędu; Zaświadczenie wnioskodawcy; Inny dokument"
        ),
        things=_things(
            "Dokumenty; Pieniądze; Telefon; Odzież; Biżuteria; Klucze; Zdjęcia i listy; Karty bankowe i inne; "
            "Urządzenie; Przedmioty religijne; Jedzenie; Torba; Rzeczy osobiste"
        ),
    ),
}


def words_in(language: str) -> ReceiptWords:
    """The words of a language, English where there are none."""
    return RECEIPT.get(language, RECEIPT["en"])


def name_of(what: DocumentType | BelongingKind, words: ReceiptWords) -> str:
    """What a piece is called. What speaks of health or of a court is called papers or personal things."""
    if isinstance(what, DocumentType):
        return words.papers.get(what, words.papers[DocumentType.ENVELOPE])
    return words.things.get(what, words.things[BelongingKind.OTHER])
