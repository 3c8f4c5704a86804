import { createLanguage } from '../dialogue.ts'

export const german = createLanguage({
  days: [
    'am Sonntag',
    'am Montag',
    'am Dienstag',
    'am Mittwoch',
    'am Donnerstag',
    'am Freitag',
    'am Samstag',
  ],
  months: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  topics: `
# rechnung
c Guten Tag, auf der Rechnung für {month} steht {room} zweimal. | Hallo, könnten Sie bitte Rechnung {invoice} prüfen? Eine Buchung ist zu viel.
d Sie haben recht, das war unser Fehler. Die korrigierte Rechnung kommt gleich. | Stimmt, die Buchung wurde verschoben und stand dann doppelt da. Entschuldigung!
c Danke für die schnelle Antwort. | Wunderbar, vielen Dank.

# raum
c Ist heute um {time} noch ein Raum für {count} Personen frei? | Wäre {room} heute um {time} zu haben?
d {room} ist von {time} bis {later} frei. Soll ich ihn reservieren?
c Ja, bitte. | Gern!
d Reserviert, die Bestätigung ist in Ihrem Postfach. | Erledigt. Der Bildschirm ist eingerichtet.

# gebucht
b
d Danke für die Buchung, {first}! Brauchen Sie Bildschirm oder Kaffee? | Hallo {first}, ich habe Ihre Buchung gesehen. Sollen wir in {room} etwas vorbereiten?
c Kaffee für {count}, bitte. | Nur ein Flipchart und Wasser.
d Notiert. Zehn Minuten vorher ist der Raum offen.

# parken
c Ist mein Parkausweis schon da? | Guten Tag, gibt es etwas Neues zum Parkausweis?
d Ja, er liegt am Empfang für Sie bereit. | Heute früh angekommen, im Umschlag mit Ihrem Namen.
c Welche Plätze darf ich nehmen?
d Alle mit grüner Linie. Bis der Ausweis freigeschaltet ist, öffnet {code} die Schranke.
c Super, danke. | Alles klar.

# beamer
c+projector Der Beamer in {room} findet kein Signal, wir fangen um {time} an. | In {room} bleibt das Bild blau, siehe Foto.
d Ich bin mit einem anderen Kabel unterwegs. | Bitte einmal die zweite Buchse links versuchen, ich komme trotzdem.
c Läuft wieder, danke! | Das war es. Danke!

# wlan
c Das WLAN im {floor}. Stock ist heute sehr langsam. | An Tisch {desk} bricht jede Videokonferenz ab.
d Ich habe den Zugangspunkt neu gestartet. Könnten Sie sich neu verbinden?
c Jetzt ist es schnell, danke. | Viel besser.

# fahrrad
c Wo kann ich mein Fahrrad sicher abstellen? | Gibt es einen Fahrradraum? Ich möchte {day} mit dem Rad kommen.
d+bikes Hinter dem Café ist ein abgeschlossener Raum, der Code ist {code}. | Ja, hinter dem Café. Code {code}, innen hängt auch eine Pumpe.
c Sehr schön. Auch über Nacht?
d Über Nacht gern, nur nicht wochenlang.

# paket
c Ist heute ein Paket für mich gekommen? | Laut Sendungsverfolgung liegt mein Paket bei Ihnen.
d Ja, es liegt hinter dem Tresen. | Es kam um {earlier}, zweites Regal von oben.
c Ich hole es gleich ab. | Kann es bis morgen bleiben?
d Natürlich, wir heben alles sieben Tage auf.

# besuch
c Um {time} kommt {guest} zu mir. Muss ich etwas tun?
d Nein, steht auf der Liste, der Code kommt per E-Mail.
d {guest} ist da.
c Ich komme runter. | Bin unterwegs!

# tageskarte
c Was kostet eine Tageskarte für einen Kollegen? | Kann {guest} {day} bei uns mitarbeiten?
d 25.00 mit Kaffee. Soll ich eine ausstellen?
c Ja, auf {guest}. | Bitte, danke!
d Ist erledigt. Am Eingang reicht der Name.

# vertrag
c Eine Frage zum Vertrag: Gilt die Kündigungsfrist für beide Seiten? | Können Sie mir den Vertrag noch einmal schicken?
d Ja, dreißig Tage, schriftlich; eine Nachricht hier genügt. | Gern, er liegt in Ihren Dateien.
c Dann unterschreibe ich heute. | Vielen Dank.

# heizung
c In {room} ist es eiskalt. | Könnten Sie die Heizung etwas höher stellen?
d Zwei Grad mehr, in zehn Minuten sollte es wärmer sein.
c? Jetzt ist es gut.

# schliessfach
c Gibt es noch freie Schließfächer?
d Fach {locker} gehört jetzt Ihnen. Einmal den Ausweis davorhalten, fertig.
c Klappt, danke!

# monitor
c Hätten Sie einen zweiten Monitor für Tisch {desk}? | Kann ich bis Ende der Woche einen Monitor leihen?
d Ja, 27 Zoll, mit USB-C. Ich bringe ihn hoch.
c? Steht schon, vielen Dank.

# kaution
c Wann kommt die Kaution zurück?
d Sie ging {day} raus, {amount}.
c? Ist angekommen, danke.

# dank
c Danke für die Hilfe gestern, unsere Gäste waren begeistert.
d Das freut uns sehr!
`,
})
