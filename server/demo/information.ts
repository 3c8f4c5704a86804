import type {
  RichText,
  RichTextSpan as Span,
  RichTextWords as Block,
} from '../../protocol/wire/rows/space.ts'

const heading = (text: string): Block => ({ type: 'heading', spans: [{ text }] })
const paragraph = (...spans: (string | Span)[]): Block => ({ type: 'paragraph', spans: spans.map(spanOf) })
const bullet = (...spans: (string | Span)[]): Block => ({ type: 'bullet', spans: spans.map(spanOf) })
const bold = (text: string): Span => ({ text, bold: true })
const link = (text: string, href: string): Span => ({ text, href })

function spanOf(span: string | Span): Span {
  return typeof span === 'string' ? { text: span } : span
}

/** The Information page of Riverside. */
export const riversideInformation: RichText = [
  heading('Welcome to Riverside'),
  paragraph(
    'Three floors between the mill and the river: a café on the ground floor, a lively floor in the middle and ',
    bold('a quiet one at the top'),
    '. Reception is opposite the front door and is staffed from 8:00 to 19:00.',
  ),
  heading('Hours'),
  bullet(bold('Monday to Friday: '), '7:30 to 21:00, with a badge until 23:00'),
  bullet(bold('Saturday: '), '9:00 to 18:00, no reception'),
  bullet(bold('Sunday: '), 'closed, except for team offices'),
  heading('Wireless and printing'),
  paragraph(
    'Members use the network Tideway-Members with the password of the portal. Guests find the code of the week on the ' +
      'screen at reception. To print, send the document to ',
    link('print.tideway.example', 'https://print.tideway.example/'),
    ' and hold your badge to any printer.',
  ),
  heading('Getting here'),
  bullet('Four minutes on foot from the station, along the river'),
  bullet('Bikes: a locked room behind the café, the code is in your profile'),
  bullet(
    'Cars: twelve spaces on level minus one, please ',
    { text: 'book', strike: true },
    ' ask the desk first',
  ),
  bullet('Step-free: ramp and lift at the side entrance in Weir Street'),
  heading('House rules in short'),
  bullet('Calls on the quiet floor happen in the booths'),
  bullet('Dogs are welcome on Fridays, on the ground floor'),
  bullet('Leave the desk as you would like to find it; ', {
    text: 'Gerald the plant is watching',
    italic: true,
  }),
  heading('Talk to us'),
  paragraph(
    'Write to the desk here in the portal, mail ',
    link('riverside@tideway.example', 'mailto:riverside@tideway.example'),
    ' or call ',
    link('+44 20 7946 0101', 'tel:+442079460101'),
    '. For offices and contracts ask for Maria Silva, who looks after both houses.',
  ),
]

/** The Information page of Harbour. */
export const harbourInformation: RichText = [
  heading('Bem-vindos ao Harbour'),
  paragraph(
    'An old sail loft on the quay, now with ',
    bold('forty desks, five rooms and one terrace'),
    '. A receção está aberta das 8:30 às 18:30.',
  ),
  heading('Horário'),
  bullet(bold('Segunda a sexta: '), '8:00 to 21:00'),
  bullet(bold('Sábado: '), '10:00 to 17:00'),
  heading('Good to know'),
  bullet('The terrace is open to everybody; glass stays inside, the wind has opinions'),
  bullet('Members of Riverside may work here on any day, just say hello first'),
  bullet('The ferry leaves at a quarter past, the last one at 23:15'),
  heading('Contactos'),
  paragraph(
    link('harbour@tideway.example', 'mailto:harbour@tideway.example'),
    ' ou ',
    link('+351 21 555 0102', 'tel:+351215550102'),
    '. Inês answers in Portuguese, English and Spanish.',
  ),
]
