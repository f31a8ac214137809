"""Names for the set of twins, written down by hand for it and for nothing else; none of app's tables is read here.

Each list is in about the order of frequency, so that every second line is a half with the same shape. Columns of given
names: be ru uk pl lt, then short forms. Surnames: be ru, or be:ru stems with endings. Arabic and Persian: variants.
"""

from __future__ import annotations

MEN = """
Аляксандр Александр Олександр Aleksander Aleksandras Саша Алесь
Сяргей Сергей Сергій Sergiusz Sergejus Серёжа
Андрэй Андрей Андрій Andrzej Andrius
Уладзімір Владимир Володимир Włodzimierz Vladimiras Вова
Дзмітрый Дмитрий Дмитро Dymitr Dmitrijus Дима
Аляксей Алексей Олексій Aleksy Aleksejus Лёша
Мікалай Николай Микола Mikołaj Nikolajus Коля
Яўген Евгений Євген Eugeniusz Jevgenijus Женя
Іван Иван Іван Jan Ivanas Ваня
Віктар Виктор Віктор Wiktor Viktoras Витя
Юрый Юрий Юрій Jerzy Jurijus Юра
Максім Максим Максим Maksym Maksimas Макс
Павел Павел Павло Paweł Pavelas Паша
Ігар Игорь Ігор Igor Igoris
Міхаіл Михаил Михайло Michał Michailas Миша
Васіль Василий Василь Wasyl Vasilijus Вася
Анатоль Анатолий Анатолій Anatol Anatolijus Толя
Алег Олег Олег Oleg Olegas
Дзяніс Денис Денис Denis Denisas
Раман Роман Роман Roman Romanas Рома
Віталь Виталий Віталій Witalij Vitalijus Виталик
Кірыл Кирилл Кирило Cyryl Kirilas
Арцём Артём Артем Artem Artiomas Тёма
Вадзім Вадим Вадим Wadim Vadimas
Валерый Валерий Валерій Walery Valerijus Валера
Антон Антон Антон Antoni Antonas
Уладзіслаў Владислав Владислав Władysław Vladislavas Влад
Ягор Егор Єгор Jegor Jegoras
Канстанцін Константин Костянтин Konstanty Konstantinas Костя
Станіслаў Станислав Станіслав Stanisław Stanislovas Стас
Леанід Леонид Леонід Leonid Leonidas Лёня
Генадзь Геннадий Геннадій Gennadij Genadijus Гена
Пётр Пётр Петро Piotr Petras Петя
Ілья Илья Ілля Eliasz Ilja
Рыгор Григорий Григорій Grzegorz Grigorijus Гриша
Мікіта Никита Микита Nikita Nikita
Цімафей Тимофей Тимофій Tymoteusz Timofejus Тима
Вячаслаў Вячеслав В'ячеслав Wiaczesław Viačeslavas
Барыс Борис Борис Borys Borisas
Фёдар Фёдор Федір Teodor Fiodoras Федя
Арсень Арсений Арсеній Arseniusz Arsenijus
Глеб Глеб Гліб Gleb Glebas
Яраслаў Ярослав Ярослав Jarosław Jaroslavas
Герман Герман Герман Herman Hermanas
Мацвей Матвей Матвій Mateusz Matvejus
Руслан Руслан Руслан Rusłan Ruslanas
Эдуард Эдуард Едуард Edward Eduardas Эдик
Казімір Казимир Казимир Kazimierz Kazimieras
Захар Захар Захар Zachary Zacharas
Леў Лев Лев Lew Levas
Марк Марк Марко Marek Markas
Пракоп Прокоп Прокіп Prokop Prokopas
Данііл Даниил Данило Daniel Danielius
Іосіф Иосиф Йосип Józef Juozapas
Альберт Альберт Альберт Albert Albertas
Тарас Тарас Тарас Taras Tarasas
Сцяпан Степан Степан Stefan Steponas
Багдан Богдан Богдан Bogdan Bogdanas
"""
WOMEN = """
Алена Елена Олена Helena Jelena Лена
Наталля Наталья Наталія Natalia Natalija Наташа
Вольга Ольга Ольга Olga Olga Оля
Таццяна Татьяна Тетяна Tatiana Tatjana Таня
Ірына Ирина Ірина Irena Irina Ира
Святлана Светлана Світлана Swietłana Svetlana Света
Ганна Анна Ганна Anna Ona Аня
Кацярына Екатерина Катерина Katarzyna Jekaterina Катя
Марыя Мария Марія Maria Marija Маша
Юлія Юлия Юлія Julia Julija Юля
Людміла Людмила Людмила Ludmiła Liudmila Люда
Валянціна Валентина Валентина Walentyna Valentina Валя
Марына Марина Марина Maryna Marina
Галіна Галина Галина Halina Galina Галя
Анастасія Анастасия Анастасія Anastazja Anastasija Настя
Вікторыя Виктория Вікторія Wiktoria Viktorija Вика
Аксана Оксана Оксана Oksana Oksana
Ніна Нина Ніна Nina Nina
Дар'я Дарья Дар'я Daria Darja Даша
Алеся Олеся Олеся Alesia Olesia
Надзея Надежда Надія Nadzieja Nadežda Надя
Жанна Жанна Жанна Żanna Žana
Інна Инна Інна Inna Ina
Тамара Тамара Тамара Tamara Tamara
Любоў Любовь Любов Luba Liubovė Люба
Вераніка Вероника Вероніка Weronika Veronika
Аляксандра Александра Олександра Aleksandra Aleksandra
Паліна Полина Поліна Paulina Polina
Лідзія Лидия Лідія Lidia Lidija Лида
Раіса Раиса Раїса Raisa Raisa
Дзіяна Диана Діана Diana Diana
Яна Яна Яна Janina Jana
Вера Вера Віра Wiera Viera
Ксенія Ксения Ксенія Ksenia Ksenija
Аліна Алина Аліна Alina Alina
Лізавета Елизавета Єлизавета Elżbieta Elžbieta Лиза
Зінаіда Зинаида Зінаїда Zinaida Zinaida Зина
Яўгенія Евгения Євгенія Eugenia Eugenija Женя
Крысціна Кристина Христина Krystyna Kristina
Антаніна Антонина Антоніна Antonina Antonina Тоня
Маргарыта Маргарита Маргарита Małgorzata Margarita Рита
Ларыса Лариса Лариса Larysa Larisa
Сафія София Софія Zofia Sofija Соня
Эла Элла Елла Ella Ela
Варвара Варвара Варвара Barbara Varvara
Клаўдзія Клавдия Клавдія Klaudia Klaudija
Ева Ева Єва Ewa Ieva
Ядвіга Ядвига Ядвіга Jadwiga Jadvyga
Альбіна Альбина Альбіна Albina Albina
Настасся Анастасия Настасія Anastazja Anastasija
Уладзіслава Владислава Владислава Władysława Vladislava
Каміла Камилла Каміла Kamila Kamilė
"""
SURNAMES = """
Іваноў Иванов
Каваленка Коваленко
Казлоў Козлов
Навіцкі Новицкий
Кавалёў Ковалёв
Жук Жук
Марозаў Морозов
Пятроў Петров
Клімовіч Климович
Шаўчэнка Шевченко
Бандарэнка Бондаренко
Мельнік Мельник
Новікаў Новиков
Кузняцоў Кузнецов
Станкевіч Станкевич
Васільеў Васильев
Савіцкі Савицкий
Ткачэнка Ткаченко
Багдановіч Богданович
Кот Кот
Сідарэнка Сидоренко
Смірноў Смирнов
Баркоўскі Борковский
Паўлаў Павлов
Рамановіч Романович
Лук'яненка Лукьяненко
Макарэвіч Макаревич
Зайцаў Зайцев
Лаўрыновіч Лавринович
Юшкевіч Юшкевич
Дубовік Дубовик
Карпенка Карпенко
Янкоўскі Янковский
Грыгор'еў Григорьев
Сакалоўскі Соколовский
Міхайлаў Михайлов
Астапенка Остапенко
Ермаковіч Ермакович
Шчэрба Щерба
Аўсянік Овсяник
Целяпнёў Телепнёв
Вайцяховіч Войтехович
Цярэшчанка Терещенко
Дзядзюля Дедюля
Хвашчэўскі Хвощевский
Гайдук Гайдук
Гурскі Гурский
Ціхановіч Тиханович
Мядзведзеў Медведев
Зянько Зенько
Ражкоў Рожков
Лях Лях
Чарняўскі Чернявский
Якубовіч Якубович
Арлоў Орлов
Сцепаненка Степаненко
Ліс Лис
Пракаповіч Прокопович
Целеш Телеш
Цвірко Цвирко
Ёршык Ёршик
Ельскі Ельский
Яўсеенка Евсеенко
Шышкін Шишкин
Рэпін Репин
Рудзенка Руденко
Бягун Бегун
Драздоў Дроздов
Падгайскі Подгайский
Жданаў Жданов
"""
STEMS = """
Барад:Бород Верабʼ:Вороб Вярб:Верб Галуб:Голуб Дамбр:Домбр Зелян:Зелен Карал:Корол Касцюк:Костюк Крыв:Крив Лес:Лес
Мал:Мал Нест:Нест Пал:Пол Рад:Род Салав:Солов Тамаш:Томаш Уласаў:Власов Фядзюк:Федюк Хам:Хом Цімаш:Тимош Чарн:Черн
Шап:Шап Шчук:Щук Юрк:Юрк Якім:Яким Аляк:Олек Бел:Бел Быч:Быч Вайт:Войт Вас:Вас Гаўр:Гавр Гарб:Горб Грыц:Гриц
Дав:Дав Дзям:Дем Жар:Жар Зуб:Зуб Ігн:Игн Каз:Коз Кандр:Кондр Кап:Кап Карн:Корн Кас:Кос Кір:Кир Клім:Клим Крук:Крук
Куз:Куз Лаб:Лаб Лаз:Лаз Леў:Лев Лук:Лук Маз:Маз Макс:Макс Марк:Марк Март:Март Міх:Мих Мурав:Мурав Наз:Наз Нік:Ник
Астр:Остр Пан:Пан Пат:Пот Пят:Пет Піл:Пил Прак:Прок Рам:Ром Руд:Руд Саў:Сав Сак:Сок Сем:Сем Сін:Син Скар:Скор
Смал:Смол Стан:Стан Стас:Стас Сух:Сух Тар:Тар Трус:Трус Трафім:Трофим Ул:Ул Федар:Федор Філ:Фил Хац:Хац Цар:Цар
Цыбул:Цыбул Чайк:Чайк Чыж:Чиж Шамш:Шамш Шыл:Шил Шул:Шул Шэй:Шей Юз:Юз Ян:Ян Яр:Яр Ясін:Ясин Адам:Адам Арц:Арт
Брыл:Брыл Будз:Буд Валод:Волод Гар:Гор Дан:Дан Друж:Друж Ждан:Ждан Жыг:Жиг Змітр:Змитр Ільюш:Ильюш Калт:Колт
Качан:Качан Кішк:Кишк Лапц:Лапт Мацк:Мацк Мяж:Меж Пінч:Пинч Рэўт:Ревт Сянк:Сенк Хадар:Ходор Цвяк:Цвек Шкляр:Шкляр
"""
ENDINGS = """
енка:енко:енко овіч:ович:ович евіч:евич:евич оў:ов:ов аў:ов:ов скі:ский:ський оўскі:овский:овський еўскі:евский:евський
чук:чук:чук ук:ук:ук юк:юк:юк ік:ик:ик еня:еня:еня эц:ец:ець інскі:инский:инський ін:ин:ін уноў:унов:унов ун:ун:ун
"""
POLISH = """
Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski
Jankowski Mazur Wojciechowski Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Zając Pawłowski Michalski Król
Wieczorek Jabłoński Wróbel Nowakowski Majewski Olszewski Stępień Malinowski Jaworski Adamczyk Dudek Nowicki Pawlak
Górski Witkowski Walczak Sikora Rutkowski Baran Michalak Szewczyk Ostrowski Tomaszewski Pietrzak Zalewski Wróblewski
Marciniak Jasiński Zawadzki Bąk Jakubowski Sadowski Duda Włodarczyk Wilk Chmielewski Borkowski Sokołowski Szczepański
Sawicki Lis Kucharski Mazurek Kubiak Kalinowski Wysocki Maciejewski Czarnecki Kołodziej Kaźmierczak
"""
LITHUANIAN = """
Kazlauskas Jankauskas Petrauskas Stankevičius Vasiliauskas Žukauskas Butkus Paulauskas Urbonas Kavaliauskas Navickas
Ramanauskas Šimkus Lukoševičius Sakalauskas Balčiūnas Pocius Rimkus Kairys Žilinskas Mockus Baranauskas Adomaitis
Gudaitis Vaitkus Mikalauskas Petraitis Jonaitis Čepulis Bagdonas Šidlauskas Stonkus Kubilius Radzevičius Girdauskas
Grigaliūnas Vyšniauskas Tamošiūnas Bieliauskas Jurgaitis Laurinaitis Sabaliauskas Rutkauskas Matulis Dubauskas
"""
EASTERN_MEN = """
Mohammad Mohammed Muhammad Mohamad
Ali Aly
Hossein Hussein Husain Hosein
Ahmad Ahmed Akhmad
Reza Rida Riza
Hassan Hasan
Mahdi Mehdi Mahdee
Abdullah Abdallah Abdulla
Amir Ameer
Omar Umar
Yusuf Yousef Yousuf Joseph
Ibrahim Ebrahim Ibraheem
Khaled Khalid
Mustafa Mostafa Moustafa
Hamid Hameed
Saeed Said Sayeed
Karim Kareem
Nasser Naser Nasir
Javad Jawad Djavad
Farid Fareed
Bilal Belal
Rahim Raheem
Morteza Murtaza Mortaza
Ismail Esmail Ismael
"""
EASTERN_WOMEN = """
Fatima Fatemeh Fatma Fateme
Zahra Zehra
Maryam Mariam Meryem
Zeinab Zaynab Zainab
Aisha Ayesha Aicha
Leila Layla Leyla
Narges Nargis Nargess
Samira Sameera
Khadija Khadijeh Hadija
Shirin Shireen Chirine
Yasmin Yasmeen Jasmin
Parisa Pareesa
Nour Noor Nur
Huda Hoda
Sahar Seher
Mina Meena
"""
EASTERN_SURNAMES = """
Hosseini Husseini Hoseini Hussaini
Ahmadi Ahmady Akhmadi
Mohammadi Muhammadi Mohamadi
Karimi Kareemi Karimy
Rezaei Rezai Rezaie
Rahimi Raheemi Rahimy
Moradi Muradi
Al-Hassan Alhasan
Haidari Heydari Haydari
Jafari Jaafari Dzhafari
Amiri Ameeri
Ebrahimi Ibrahimi
Qasemi Ghasemi Qasimi Kasemi
Sharifi Shareefi
Noori Nouri Nuri
Yousefi Yusufi Yousofi
Najafi Najafy
Khalil Khaleel
Al-Masri Almasry
Haddad Hadad
Mansour Mansur Mansoor
Saleh Salih
Othman Osman Uthman
Akbari Akbary
Zamani Zamany
Sultani Soltani
Barzani Barzany
Faraj Farag
Naderi Nadery
Tavakoli Tawakkuli
Darwish Darvish
Qureshi Koreishi Qurayshi
Habibi Habiby
Safari Safary
Hakimi Hakeemi
Aziz Azeez
"""


def lines(text: str, half: int) -> list[list[str]]:
    """Every second line, so that both halves have common and rare names."""
    return [line.split() for line in text.strip().splitlines()][half::2]


def words(text: str, half: int) -> list[str]:
    return text.split()[half::2]
