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
Дмитрий Дзмітрый Зміцер Зьміцер Дмитро Dmitrijus Demetrius Дима Дзіма Митя
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
""".strip()
