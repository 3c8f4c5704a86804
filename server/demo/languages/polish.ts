import { createLanguage } from '../dialogue.ts'

export const polish = createLanguage({
  days: ['w niedzielę', 'w poniedziałek', 'we wtorek', 'w środę', 'w czwartek', 'w piątek', 'w sobotę'],
  months: [
    'styczeń',
    'luty',
    'marzec',
    'kwiecień',
    'maj',
    'czerwiec',
    'lipiec',
    'sierpień',
    'wrzesień',
    'październik',
    'listopad',
    'grudzień',
  ],
  topics: `
# faktura
c Dzień dobry, na fakturze za {month} {room} jest chyba dwa razy. | Dzień dobry, czy mogą Państwo sprawdzić fakturę {invoice}? Jest o jedną rezerwację za dużo.
d Ma Pani rację, to nasz błąd. Już wysyłam poprawioną. | Zgadza się, rezerwacja została przeniesiona i policzona podwójnie. Przepraszamy!
c Dziękuję za szybką odpowiedź. | Świetnie, dziękuję.

# sala
c Czy jest dziś o {time} wolna sala na {count} osoby? | Czy {room} jest dziś wolna o {time}?
d {room} jest wolna od {time} do {later}. Zarezerwować?
c Tak, poproszę. | Tak!
d Zrobione, potwierdzenie jest w skrzynce. | Zarezerwowane. Ekran już działa.

# rezerwacja
b
d Dziękujemy za rezerwację! Czy będzie potrzebny ekran albo kawa? | Widzę Państwa rezerwację: {room}. Coś przygotować?
c Kawa dla {count} osób, poproszę. | Tylko tablica i woda.
d Zapisane. Sala będzie otwarta dziesięć minut wcześniej.

# parking
c Czy jest już moja karta parkingowa? | Dzień dobry, wiadomo coś o karcie na parking?
d Tak, czeka w recepcji. | Przyszła dziś rano, leży w kopercie z nazwiskiem.
c Które miejsca mogę zajmować?
d Wszystkie z zieloną linią. Na razie szlaban otwiera kod {code}.
c Dziękuję! | Super, dzięki.

# rzutnik
c+projector Rzutnik w {room} nie widzi sygnału, a zaczynamy o {time}. | Coś nie tak z rzutnikiem w {room}, proszę spojrzeć na zdjęcie.
d Już idę z innym kablem. | Proszę spróbować drugiego gniazda po lewej, zaraz będę.
c Z nowym kablem działa. Uff! | To było to, dziękuję.

# internet
c Internet przy biurku {desk} bardzo dziś zwalnia. | Ciągle zrywa mi rozmowy na piętrze {floor}.
d Zrestartowałam punkt dostępu. Czy może się Pani połączyć ponownie?
c Teraz śmiga, dzięki. | Dużo lepiej.

# rower
c Gdzie mogę zostawić rower? | Czy jest rowerownia? Chcę {day} przyjechać rowerem.
d+bikes Jest zamykane pomieszczenie za kawiarnią, kod {code}. | Tak, za kawiarnią. Kod to {code}, w środku jest pompka.
c Na noc też można?
d Można, byle nie na całe tygodnie.

# paczka
c Czy przyszła dziś dla mnie paczka? | Kurier twierdzi, że zostawił u Państwa moją paczkę.
d Tak, leży za ladą. | Przyszła o {earlier}, druga półka od góry.
c Zaraz po nią zejdę. | Może poleżeć do jutra?
d Oczywiście, trzymamy siedem dni.

# gość
c O {time} przyjdzie do mnie {guest}. Czy trzeba coś zrobić?
d Nie, jest już na liście, kod przyjdzie mailem.
d {guest} już czeka w recepcji.
c Schodzę! | Już idę.

# bilet dzienny
c Ile kosztuje wejście na jeden dzień? | Czy {guest} może {day} u nas popracować?
d 25.00 razem z kawą. Wystawić?
c Tak, poproszę.
d Gotowe. Przy wejściu wystarczy podać nazwisko.

# umowa
c Mam pytanie do umowy: czy okres wypowiedzenia dotyczy obu stron? | Czy mogę prosić o umowę jeszcze raz?
d Tak, trzydzieści dni na piśmie, wiadomość tutaj wystarczy. | Oczywiście, jest w plikach.
c W takim razie dziś podpiszę. | Dziękuję bardzo.

# zdjęcia
c Czy {day} mogę zrobić kilka zdjęć na cichym piętrze?
d Tak, byle nikogo nie było widać z twarzy.
c+desks Jedno już mam, proszę. | Dziękuję!
d Piękne! | Proszę bardzo.

# szafka
c Czy są wolne szafki?
d Szafka {locker} jest Pani. Wystarczy raz przyłożyć kartę.
c Działa, dziękuję.

# ciepło
c W {room} jest strasznie zimno.
d Dodałam dwa stopnie, za dziesięć minut będzie lepiej.
c? Jest idealnie.
`,
})
