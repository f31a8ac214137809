"""Lithuanian, Polish, English, German, Latvian, Persian and Arabic lists."""

from __future__ import annotations

from tests.app.listed.example import Example

OTHERS = (
    Example(
        "Lithuanian, V is a man and M a woman",
        "cp1257",
        """Eil. Nr.;Pavardė;Vardas;Lytis;Gimimo data;Pilietybė;Pastabos
1;Ąžuolaitis;Rytis;V;1979-04-03;Lietuva;
2;Šermukšnytė;Ugnė;M;1990 m. lapkričio 29 d.;LT;žvirgždė
3;Klevas;Jonas;V;1961;Baltarusija;
Iš viso: 3
""",
        """Ąžuolaitis|Rytis||1979-04-03|M|LTU|
Šermukšnytė|Ugnė||1990-11-29|F|LTU|
Klevas|Jonas||1961|M|BLR|""",
    ),
    Example(
        "Lithuanian whole names, given name first by the heading, only women",
        "iso8859-13",
        """Vardas, pavardė;Lytis;Amžius
Ugnė Šermukšnytė;M;35
Rūta Ąžuolienė;M;61
""",
        """Šermukšnytė|Ugnė||~35|F||
Ąžuolienė|Rūta||~61|F||""",
    ),
    Example(
        "Polish, K is a woman and M a man",
        "cp1250",
        """Lp.;Nazwisko;Imię;Płeć;Data urodzenia;Obywatelstwo;Języki
1;Jesionóg;Łucjan;M;03.04.1979;polskie;polski, rosyjski
2;Wierzbówna;Żaneta;K;29 listopada 1990;białoruskie;białoruski
""",
        """Jesionóg|Łucjan||1979-04-03|M|POL|
Wierzbówna|Żaneta||1990-11-29|F|BLR|""",
    ),
    Example(
        "Polish whole names, family name in capitals",
        "iso8859-2",
        """Nazwisko i imię,Rok ur.
JESIONÓG Łucjan,1979
WIERZBÓWNA-ŚLIWA Żaneta Anna,1990
""",
        """JESIONÓG|Łucjan||1979|U||
WIERZBÓWNA-ŚLIWA|Żaneta Anna||1990|U||""",
    ),
    Example(
        "LAST, First Middle",
        "utf-8",
        """Name,Sex,DOB,Nationality
"ASHGROVE, Peter James",M,1979-04-03,GBR
"Rowan-Bush, Mrs Mary",F,"November 29, 1990",British
"van der Elm, Jan",M,1961,NLD
""",
        """ASHGROVE|Peter James||1979-04-03|M|GBR|
Rowan-Bush|Mary||1990-11-29|F|British|nationality:NOT_UNDERSTOOD
van der Elm|Jan||1961|M|NLD|""",
    ),
    Example(
        "American dates, told by one row",
        "utf-8",
        """Last name\tFirst name\tMiddle name\tGender\tDate of birth
Ashgrove\tPeter\tJames\tmale\t4/3/1979
Rowan\tMary\t\tfemale\t11/29/1990
""",
        """Ashgrove|Peter|James|1979-04-03|M||
Rowan|Mary||1990-11-29|F||""",
    ),
    Example(
        "given name first, told by known names; a mononym is asked",
        "utf-8",
        """Full name;Age
Peter Ashgrove;46
Mary Rowan;about 35
John de la Birch;64
Willow;30-35
""",
        """Ashgrove|Peter||~46|U||
Rowan|Mary||~35|U||
de la Birch|John||~64|U||
Willow||||U||name:NAME_ORDER""",
    ),
    Example(
        "names that tell nothing of their order",
        "utf-8",
        """Full name;Year of birth
Quercus Acer;1979
Tilia Ulmus;1990
""",
        """Quercus|Acer||1979|U||name:NAME_ORDER
Tilia|Ulmus||1990|U||name:NAME_ORDER""",
        "name:NAME_ORDER",
    ),
    Example(
        "only M and nothing beside it",
        "utf-8",
        """Surname;Given names;S
Ashgrove;Peter;M
Rowan;Paul;M
""",
        """Ashgrove|Peter|||U||sex:NOT_UNDERSTOOD
Rowan|Paul|||U||sex:NOT_UNDERSTOOD""",
        "sex:SEX_LETTERS",
    ),
    Example(
        "spaces between the columns",
        "utf-8",
        """Surname      Given name     Sex   Date of birth
Ashgrove     Peter James    M     17.04.1979
Rowan        Mary           F     29.11.1990
Elmwood      Jan            M     1961
""",
        """Ashgrove|Peter James||1979-04-17|M||
Rowan|Mary||1990-11-29|F||
Elmwood|Jan||1961|M||""",
    ),
    Example(
        "Excel's own first line, doubled quotes, a line break in a cell",
        "utf-8-sig",
        """sep=^
Surname^Given name^Remark
Ashgrove^Peter^"says ""call later""
and nothing more"
Rowan^Mary^
""",
        """Ashgrove|Peter|||U||
Rowan|Mary|||U||""",
    ),
    Example(
        "German, Name is the family name beside Vorname",
        "cp1252",
        """Lfd. Nr.;Name;Vorname;Geschlecht;Geb.-Datum;Staatsangehörigkeit
1;Ahörner;Jürgen;männlich;3. April 1979;deutsch
2;Größweide;Käthe;weiblich;29.11.1990;litauisch
""",
        """Ahörner|Jürgen||1979-04-03|M|DEU|
Größweide|Käthe||1990-11-29|F|LTU|""",
    ),
    Example(
        "Latvian, V and S",
        "cp1257",
        """Nr.p.k.;Uzvārds;Vārds;Dzimums;Dzimšanas datums;Pilsonība
1;Ošiņš;Ģirts;V;03.04.1979;Latvija
2;Kļaviņa;Ilze;S;29.11.1990;LV
""",
        """Ošiņš|Ģirts||1979-04-03|M|LVA|
Kļaviņa|Ilze||1990-11-29|F|LVA|""",
    ),
    Example(
        "Persian, Solar Hijri dates with Persian digits",
        "utf-8",
        """ردیف,نام,نام خانوادگی,جنسیت,تاریخ تولد,ملیت,زبان
۱,مهرداد,سروستانی,مرد,۱۳۷۱/۰۵/۱۲,ایران,فارسی
۲,شیرین,بید‌مشکی,زن,۱۳۶۹/۹/۸,ایرانی,"فارسی، کردی"
""",
        """سروستانی|مهرداد|||M|IRN|dob:OTHER_CALENDAR
بید‌مشکی|شیرین|||F|IRN|dob:OTHER_CALENDAR""",
        "dob:OTHER_CALENDAR",
    ),
    Example(
        "Persian whole names, years of both calendars",
        "utf-16-le",
        """نام و نام خانوادگی\tسال تولد
مهرداد سروستانی\t۱۳۷۱
شیرین بیدمشکی\t۱۹۹۰
""",
        """سروستانی|مهرداد|||U||dob:OTHER_CALENDAR
بیدمشکی|شیرین||1990|U||""",
        "dob:OTHER_CALENDAR",
    ),
    Example(
        "Arabic",
        "utf-8",
        """الرقم;الاسم;اللقب;الجنس;تاريخ الميلاد;الجنسية;ملاحظات
1;سامي;الزيتوني;ذكر;17/04/1979;سوريا;
2;ليلى;الأرزي;أنثى;٠٥/٠٦/١٩٩٠;عراقية;حامل
""",
        """الزيتوني|سامي||1979-04-17|M|SYR|
الأرزي|ليلى||1990-06-05|F|IRQ|""",
    ),
    Example(
        "names in two alphabets beside each other",
        "utf-8",
        """Фамилия;Имя;Surname;Given names;Дата рождения
Осинка;Лев;ASINKA;LEU;17.04.1979
Рябинка;Вера;RABINKA;VERA;29.11.1990
""",
        """Осинка|Лев||1979-04-17|U||
Рябинка|Вера||1990-11-29|U||""",
    ),
    Example(
        "bilingual headings with the form of the date",
        "utf-8",
        """Фамилия / Surname;Имя / Name;Пол / Sex (M/F);Date of birth (MM/DD/YYYY)
Осинка;Лев;M;03/04/1979
Рябинка;Вера;F;05/06/1990
""",
        """Осинка|Лев||1979-03-04|M||
Рябинка|Вера||1990-05-06|F||""",
    ),
    Example(
        "one column of names and nothing else",
        "utf-8",
        """Vardas ir pavardė
Rytis Ąžuolaitis
Ugnė Šermukšnytė
""",
        """Ąžuolaitis|Rytis|||U||
Šermukšnytė|Ugnė|||U||""",
    ),
    Example(
        "rows of different length and a colon between the cells",
        "utf-8",
        """Surname:Given name:Year of birth:Citizenship
Ashgrove:Peter:1979
Rowan:Mary:1990:LTU
Elm:Jan:1961:POL
Birch:Ann:1958:LVA
""",
        """Ashgrove|Peter||1979|U||
Rowan|Mary||1990|U|LTU|
Elm|Jan||1961|U|POL|
Birch|Ann||1958|U|LVA|""",
    ),
)
