import type { BookingRow } from '../../protocol/wire/rows/space.ts'
import type { MessageView } from '../store/views.ts'
import { byteSize } from '../files/byte-size.ts'
import { markup, type Markup } from './markup.ts'
import type { LocalTime } from './local-time.ts'
import { missingWords } from './missing-words.ts'
import type { Transcript } from './transcript.ts'

const QUOTE_MAX = 160

/** The words above a printed conversation: whose it is, what it holds, and what it lacks. */
export function printedHead(transcript: Transcript, time: LocalTime): Markup {
  const { messageCount, location, networkName, waitingCount } = transcript
  const count = `${messageCount} ${messageCount === 1 ? 'message' : 'messages'}`
  const notes = transcript.withNotes ? 'Internal notes are included.' : 'Without internal notes.'
  const at = `${time.day(transcript.exportedAtMs)}, ${time.clock(transcript.exportedAtMs)}`
  const lacks = missingWords(transcript.missing, transcript.lastSeq)
  const waiting =
    waitingCount === 0
      ? null
      : `${waitingCount} more had not been sent yet when this was made, and are left out.`
  return markup`<header>
    <h1>Conversation with <bdi>${transcript.with.name}</bdi></h1>
    <p><bdi>${networkName}</bdi>, <bdi>${location.name}</bdi>. ${count}. ${notes}</p>
    <p>Saved by <bdi>${transcript.exportedBy.name}</bdi> on ${at}. All times are of ${location.timeZone}.</p>
    ${lacks && markup`<p class="lacks">${lacks}</p>`}${waiting && markup`<p class="lacks">${waiting}</p>`}
  </header>`
}

/** A whole page of the print window around a run of messages. `lastDay` is the day that the run before ended with. */
export function printedPage(
  head: Markup | null,
  messages: readonly MessageView[],
  time: LocalTime,
  lastDay: string | null,
): { page: string; lastDay: string | null } {
  let day = lastDay
  const rows = messages.flatMap((message) => {
    const own = time.day(message.at)
    const separator = own === day ? [] : [markup`<h2>${own}</h2>`]
    day = own
    return [...separator, printedMessage(message, time)]
  })
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Conversation</title>
        <link rel="stylesheet" href="/print.css" />
      </head>
      <body>
        ${head}
        <main>${rows}</main>
      </body>
    </html>`
  return { page: page.text, lastDay: day }
}

function printedMessage(message: MessageView, time: LocalTime): Markup {
  const isNote = message.kind === 'note'
  const mark = isNote ? markup`<span class="mark">Internal note</span>` : null
  const side = message.side === 'desk' ? 'desk' : 'customer'
  return markup`<article class="${isNote ? 'note' : side}">
    <div class="who">
      <b><bdi>${message.authorName}</bdi></b>
      <span>${side}</span>${mark}
      <span class="at">${time.clock(message.at)}</span>
    </div>
    ${message.deletedAt === null ? printedContent(message, time) : markup`<p class="gone">Unsent ${moment(message.deletedAt, time)}.</p>`}
  </article>`
}

function printedContent(message: MessageView, time: LocalTime): Markup {
  const { replyTo, booking, reactions, editedAt } = message
  const quote =
    replyTo &&
    markup`<p class="quote"><bdi>${replyTo.authorName}</bdi>: <bdi>${shortened(replyTo.text)}</bdi></p>`
  const booked = booking && markup`<p class="booked">Booking: ${bookingWords(booking, time)}</p>`
  // The text stands close to its tags: white space inside counts.
  const text = message.text === '' ? null : markup`<p class="text" dir="auto">${message.text}</p>`
  const files = message.files.map(
    ({ name, sizeBytes, mime, sha256, caption }) =>
      markup`<li>
        <b><bdi>${name}</bdi></b> ${byteSize(sizeBytes)},
        ${mime}${caption ? markup`<br /><bdi>${caption}</bdi>` : null}
        <code>SHA-256 ${sha256}</code>
      </li>`,
  )
  const said = reactions.map(({ emoji, names }) => `${emoji} ${names.join(', ')}`)
  const about = [...(editedAt === null ? [] : [`Edited ${moment(editedAt, time)}`]), ...said].join('. ')
  const list = files.length === 0 ? null : markup`<ul>${files}</ul>`
  const below = about === '' ? null : markup`<p class="about">${about}</p>`
  return markup`${quote}${booked}${text}${list}${below}`
}

function bookingWords({ resource, startsAt, endsAt, status }: BookingRow, time: LocalTime): string {
  const cancelled = status === 'cancelled' ? ', cancelled' : ''
  return `${resource}, ${moment(startsAt, time)} to ${time.clock(endsAt)}${cancelled}`
}

function moment(atMs: number, time: LocalTime): string {
  return `${time.day(atMs)}, ${time.clock(atMs)}`
}

function shortened(text: string): string {
  const characters = Array.from(text)
  return characters.length <= QUOTE_MAX ? text : `${characters.slice(0, QUOTE_MAX).join('')}…`
}
