"""Given names that are one name: Belarusian, Russian, Ukrainian, neighbours' and short forms (domain, 8.6).

One line is one name; its first word is the form the others are folded to. Written in capitals of no language: the
table is folded when loaded, so a form is listed only when folding alone does not bring it home.
"""

from __future__ import annotations

GROUPS = """
Сергей Сяргей Сергій Sergejus Sergiusz Serge Сярожа Серёжа Сережа
Николай Мікалай Мікола Микола Mikalojus Mikołaj Nicolas Nicholas Коля Коленька
Александр Аляксандр Алесь Олександр Aleksandras Alexander Alexandre Алекс Саша Сашка Шура Лесь
Александра Аляксандра Олександра Алеся
Алексей Аляксей Олексій Aleksejus Aleksy Alexis Лёша Леша Лёха
Евгений Яўген Яўгеній Євген Євгеній Eugenijus Eugeniusz Eugene Женя Jevgenij Yauhen
Евгения Яўгенія Євгенія Eugenija Eugenia
Владимир Уладзімір Володимир Vladimiras Włodzimierz Вова Володя Валодзя Uladz Uladzimir
Владислав Уладзіслаў Володислав Vladislovas Władysław Влад Уладзік Слава
Михаил Міхаіл Міхась Михайло Mykolas Mykhailo Michał Michael Michel Миша Міша
Дмитрий Дзмітрый Зміцер Зьміцер Дмитро Dmitrijus Dymitr Dimitri Demetrius Дима Дзіма Митя
Игорь Ігар Ігор Igoris Igor
Олег Алег Olegas
Андрей Андрэй Андрусь Андрій Andrius Andrejus Andrzej Andrew André
Анна Ганна Ганя Аня Анюта Ona Anne Hanna Нюра
Елена Алена Олена Алёна Helena Elena Jelena Lena Лена
Ольга Вольга Olga Оля
Екатерина Кацярына Катерина Kotryna Katarzyna Catherine Катя Каця Kateryna Кася
Наталья Наталля Наталія Natalija Natalia Наташа Natalie Ната
Светлана Святлана Світлана Света Svieta
Татьяна Таццяна Тацяна Тетяна Tatjana Таня
Мария Марыя Марія Marija Maria Marie Mary Маша Маруся Марыйка Mariia
Юлия Юлія Julija Julia Julie Юля
Ирина Ірына Ірина Iryna Irena Ира Іра Арына Арина
Юрий Юрый Юрій Jurijus Jerzy Юра Yury Yuri Юрась
Георгий Георгій Jurgis Георг George Georges Гоша Жора
Григорий Рыгор Григорій Grigorijus Grzegorz Гриша Грыша Ryhor
Павел Паўло Павло Paulius Paweł Paul Паша Павлик Pavel
Пётр Пятро Пятрусь Петро Petras Piotr Peter Pierre Петя
Иван Ян Янка Іван Ivanas Jan Jonas John Jean Ваня Johann Янусь
Фёдор Фёдар Федір Fiodoras Fedor Федя Theodor
Виктор Віктар Віктор Viktoras Wiktor Victor Витя Віця
Виктория Вікторыя Вікторія Viktorija Wiktoria Victoria Вика Віка
Виталий Віталь Віталій Vitalijus Vital Виталик
Геннадий Генадзь Геннадій Genadijus Gennady Гена Henadz
Кирилл Кірыл Кирило Kirilas Cyril Cyryl Kiryl
Артём Арцём Артем Artiomas Artem Тёма
Артур Arturas Arthur
Максим Максім Maksimas Maksym Maxim Макс
Валерий Валеры Валерый Валерій Valerijus Valery Валера
Валентин Валянцін Валентин Valentinas Walenty Валик
Валентина Валянціна Valentina Валя
Василий Васіль Василь Vasilijus Bazyli Basil Вася
Вячеслав Вячаслаў В'ячеслав Wiaczesław Viačeslavas Слаўка
Станислав Станіслаў Stanislovas Stanisław Стас
Ярослав Яраслаў Jaroslavas Jarosław
Константин Канстанцін Костянтин Konstantinas Constantin Костя Кастусь
Антон Антось Anton Antanas Antoni Anthony Антоний Антоній
Роман Раман Romanas Рома
Руслан Ruslanas
Илья Ілля Ілья Ilja Eliasz Elijah Илюша
Степан Сцяпан Stepas Szczepan Stephen Stefan Стефан Стёпа
Тимофей Цімафей Тимофій Timotiejus Timothy Цімох Тима
Тихон Ціхан
Никита Мікіта Микита Nikita
Леонид Леанід Леонід Leonidas Лёня
Борис Барыс Borisas
Эдуард Эдвард Едуард Eduardas Edward Edouard Эдик
Богдан Багдан Bogdanas Bohdan
Денис Дзяніс Denisas Dennis Dzianis
Вадим Вадзім Vadimas Vadzim
Захар Zachar
Лев Леў Леон Leonas
Матвей Мацвей Матвій Matas Mateusz Matthew
Яков Якаў Якуб Яків Jokūbas Jakub Jacob James
Иосиф Язэп Йосип Juozas Józef Joseph Юзэф Осип Josif
Ксения Ксенія Аксана Оксана Oksana Ksenija Ксюша
Галина Галіна Halyna Галя
Людмила Людміла Liudmila Люда Мила
Любовь Любоў Любов Liubov Люба
Надежда Надзея Надія Nadežda Nadia Надя
Вера Віра Viera
Нина Ніна Nina
Зинаида Зінаіда Зіна Зина
Лидия Лідзія Лідія Lidija Lidia Лида
Маргарита Маргарыта Margarita Рита
Марина Марына Marina
Вероника Вераніка Veronika Weronika
Дарья Дар'я Дарія Darja Daria Даша
Полина Паліна Поліна Paulina Pauline Поля
Анастасия Анастасія Настасся Настасья Anastasija Anastazja Настя Насця
Ангелина Ангеліна Angelina Геля
Антонина Антаніна Antonina Тоня
Алла Ала
Жанна Жана Žana Joanna Joana
Инна Іна Inna
Раиса Раіса Raisa
София Соф'я Софія Софья Sofija Zofia Sophie Соня
Соломия Саламея Соломія
Тамара Tamara
Элеонора Элеанора Eleonora
Кристина Крысціна Христина Kristina Krystyna Christine
Марьяна Мар'яна Marianna Марианна
Рената Renata
Збигнев Збігнеў Zbigniew Zbignevas
Божена Bożena Bažena
Юрген Jürgen
Франциск Францішак Pranciškus Franciszek François Francis Francisco
Анатолий Анатоль Анатолій Anatolijus Anatoly Толя Толик
Арсений Арсень Арсен Арсеній Arseniusz Arsenijus Arseny Сеня
Глеб Гліб Glebas Hleb
Герман Hermanas Germanas Hermann
Марк Марко Маркус Marek Markas Morkus Marcus Mark
Даниил Данііл Данила Данило Даніла Daniel Danielius Danielis Daniil Даня
Альберт Albertas Albrecht
Тарас Tarasas
Прокопий Пракоп Прокоп Прокіп Prokopas
Казимир Казімір Kazimierz Kazimieras Kazys Казік
Егор Ягор Єгор Yegor Jegoras Jahor
Семён Сямён Семен Siemion Semionas Simeon Simon Szymon Simonas Сёма
Назар Nazaras
Игнатий Ігнат Игнат Ігнатій Ignacy Ignas Ignatius
Макар Makaras Makary
Мирослав Міраслаў Мирослава Miroslavas Mirosław
Ростислав Расціслаў Ростислав Rostislavas
Святослав Святаслаў Sviatoslavas
Всеволод Усевалад Всеволод Vsevolodas Сева
Аркадий Аркадзь Аркадій Arkadijus Arkadiusz
Лаврентий Лаўрэн Лаврентій Laurynas Wawrzyniec Laurentius
Лука Łukasz Lukas Luke Lucas
Филипп Піліп Пилип Filip Pilypas Philip Філіп
Савелий Савелій Савва Сава Sawa
Родион Радзівон Родіон Rodionas
Прохор Прохар
Феликс Фелікс Feliksas Feliks Felix
Адам Adomas Adam
Антанас Антоний Antanas Антось Antoni Anton
Томаш Тамаш Tomas Tomasz Thomas Хома Фома
Мартин Марцін Marcin Martynas Martin
Рышард Ryszard Ričardas Richard Рычард
Вацлав Вацлаў Wacław Vaclovas
Бронислав Браніслаў Bronisław Bronislovas Broņislavs
Мечислав Мечыслаў Mieczysław Mečislovas
Генрих Генрых Henryk Henrikas Henry Heinrich
Ежи Jerzy
Тадеуш Tadeusz Tadas Thaddeus
Пшемыслав Przemysław
Витаутас Вітаўт Vytautas Witold Витольд Вітольд
Йонас Jonas Jan
Альгирдас Альгерд Algirdas Olgierd
Гинтарас Gintaras Gintautas
Дарюс Darius Dariusz Дариуш
Раймонд Raimondas Rajmund Raymond
Эрик Erikas Eryk Eric
Роберт Robertas Robert
Ришат Рашид Rashid
Тимур Цімур Timuras
Рустам Rustamas
Ильдар Ildar
Лариса Ларыса Larysa Larisa Лара
Лизавета Лізавета Елизавета Єлизавета Elżbieta Elžbieta Elizabeth Лиза Ліза Yelizaveta
Диана Дзіяна Діана Dzijana Diana
Алина Аліна Alina
Яна Яніна Янина Janina Jana
Ева Єва Ewa Ieva Eve
Варвара Barbara Барбара
Клавдия Клаўдзія Клавдія Klaudia Klaudija
Ядвига Ядвіга Jadwiga Jadvyga Hedwig
Альбина Альбіна Albina
Владислава Уладзіслава Владислава Władysława Vladislava
Станислава Станіслава Stanisława Stanislava
Мирослава Міраслава Mirosława Miroslava
Ярослава Яраслава Jarosława Jaroslava
Камилла Каміла Kamila Kamilė Camilla
Элла Эла Елла Ella Ela
Эмма Эма Emma Ema
Эвелина Эвеліна Evelina Ewelina
Каролина Караліна Karolina Karolė Caroline
Милана Мілана Milana
Стефания Стэфанія Стефанія Stefania Stefanija
Тереза Тэрэза Teresa Teresė Theresa
Магдалена Magdalena Magdalene Магда
Агнешка Агнеса Agnieszka Agnė Agnes
Моника Моніка Monika Monica
Малгожата Маргарита Małgorzata Margarita Margaret Маргарыта
Агата Agata Agatha
Ганна Анна Ona Hanna
Прасковья Параскева Праскоўя Парасковія
Евдокия Аўдоцця Євдокія Eudokia Дуня
Пелагея Палагея Пелагія
Фёкла Тэкля Текля Tekla
Аглая Agłaja
Арина Арына Arina
Злата Zlata
Снежана Сняжана Сніжана Sniežana
Виолетта Віялета Віолетта Violeta Wioletta
Сабина Сабіна Sabina
Регина Рэгіна Регіна Regina
Ванда Wanda Vanda
Саша Александра
Женя Евгения
Валя Валентина
Слава Вячеслав
Слава Станислав
Слава Ярослав
Паша Павел
Влад Владислав
Стас Станислав
Мохаммад Mohammad Mohammed Muhammad Mohamad Mohamed Muhamad Mahomed Магомед Мухаммед Muhammed
Ахмад Ahmad Ahmed Akhmad Akhmed Achmed
Али Ali Aly Алі
Хоссейн Hossein Hussein Husain Hosein Husayn Hussain Hüseyin Хусейн
Хасан Hassan Hasan
Реза Reza Riza Rida Ridha
Махди Mahdi Mehdi Mahdee
Абдулла Abdullah Abdallah Abdulla
Амир Amir Ameer Emir
Омар Omar Umar Omer Ömer
Юсуф Joseph Josef Yusuf Yousef Youssef Yousuf Yusef
Ибрагим Ibrahim Ebrahim Ibraheem Ibragim
Халед Khaled Khalid Halid
Мустафа Mustafa Mostafa Moustafa
Хамид Hamid Hameed
Саид Saeed Said Sayeed Saed Sayed
Карим Karim Kareem Kerim
Насер Nasser Naser Nasir
Джавад Javad Jawad Djavad
Исмаил Ismail Esmail Ismael
Муртаза Morteza Murtaza Mortaza Murtada
Рахим Rahim Raheem
Фарид Farid Fareed
Билал Bilal Belal
Фатима Fatima Fatemeh Fateme Fatma Fatimah
Захра Zahra Zehra Zohra
Марьям Maryam Mariam Meryem Miriam Maryem
Зейнаб Zeinab Zaynab Zainab Zeynep
Аиша Aisha Ayesha Aicha Aischa Aysha
Лейла Leila Layla Leyla Laila
Наргиз Narges Nargis Nargess Nargiz
Хадиджа Khadija Khadijeh Hadija Khadidja Hatice
Самира Samira Sameera
Ширин Shirin Shireen
Ясмин Yasmin Yasmeen Jasmin Yasaman
Нур Nour Noor Nur
Худа Huda Hoda
""".strip()
