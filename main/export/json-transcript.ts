import type { FileHandle } from 'node:fs/promises'
import type { MessageView } from '../store/views.ts'
import { localTime, type LocalTime } from './local-time.ts'
import { missingWords } from './missing-words.ts'
import type { Transcript } from './transcript.ts'

/** Grows when a reader of an older version would misread the file; a new field alone does not change it. */
const VERSION = 1
const BATCH = 200

/**
 * Writes a transcript as JSON, in UTF-8, message by message. Times are ISO 8601 with the location's offset. The file:
 *
 *     format        "foyer.conversation"
 *     version       1
 *     exportedAt, exportedBy {id, name}
 *     conversation  {id, kind: "desk" | "direct", with: {kind: "user" | "company", id, name}, network,
 *                   location: {id, name, timeZone}}
 *     notes         "included" | "leftOut": what administrators wrote for each other
 *     complete      whether every message is in it
 *     missing       [{from, to}]: numbers of messages that were not on the computer; missingWords says it, or is null
 *     waiting       how many messages had not been sent yet: they are not in it
 *     people        [{id, name, side: "desk" | "customer"}]: who has written
 *     messages      in the order of the conversation:
 *       number, id    the number counts all messages of the conversation, notes too, from 1
 *       at            when the server got it
 *       author        {id, name}
 *       side          "desk" | "customer"
 *       kind          "text" | "note" | "booking"
 *       text          empty when it was unsent
 *       editedAt, unsentAt   or null
 *       replyTo       {id, number} or null
 *       mentions      [{id, name}]
 *       reactions     [{emoji, names}]
 *       files         [{id, name, sizeBytes, type, sha256, caption}]; the bytes are not in it
 *       booking       {id, service, resource, title, startsAt, endsAt, status} or null
 */
export async function writeJson(
  file: FileHandle,
  transcript: Transcript,
  messages: AsyncIterable<MessageView>,
  progressed: (done: number) => void,
): Promise<void> {
  const time = localTime(transcript.location.timeZone)
  await file.writeFile(`${headOf(transcript, time).slice(0, -2)},\n  "messages": [`)
  let done = 0
  let batch = ''
  for await (const message of messages) {
    batch += `${done === 0 ? '' : ','}\n    ${inert(JSON.stringify(messageOf(message, time)))}`
    done += 1
    if (done % BATCH !== 0) continue
    await file.writeFile(batch)
    batch = ''
    progressed(done)
  }
  await file.writeFile(`${batch}${done === 0 ? '' : '\n  '}]\n}\n`)
  progressed(done)
}

function headOf(transcript: Transcript, time: LocalTime): string {
  const { exportedBy, location, people } = transcript
  const head = {
    format: 'foyer.conversation',
    version: VERSION,
    exportedAt: time.iso(transcript.exportedAtMs),
    exportedBy: { id: exportedBy.userId, name: exportedBy.name },
    conversation: {
      id: transcript.conversationId,
      kind: transcript.kind,
      with: { ...transcript.with.subject, name: transcript.with.name },
      network: transcript.networkName,
      location,
    },
    notes: transcript.withNotes ? 'included' : 'leftOut',
    complete: transcript.missing.length === 0,
    missing: transcript.missing,
    missingWords: missingWords(transcript.missing, transcript.lastSeq),
    waiting: transcript.waitingCount,
    people: people.map(({ userId, name, side }) => ({ id: userId, name, side })),
  }
  return inert(JSON.stringify(head, null, 2))
}

function messageOf(message: MessageView, time: LocalTime) {
  const { booking } = message
  return {
    number: message.seq,
    id: message.id,
    at: time.iso(message.at),
    author: { id: message.authorUserId, name: message.authorName },
    side: message.side,
    kind: message.kind,
    text: message.text,
    editedAt: message.editedAt === null ? null : time.iso(message.editedAt),
    unsentAt: message.deletedAt === null ? null : time.iso(message.deletedAt),
    replyTo: message.replyTo && { id: message.replyTo.id, number: message.replyTo.seq },
    mentions: message.mentions.map(({ userId, name }) => ({ id: userId, name })),
    reactions: message.reactions.map(({ emoji, names }) => ({ emoji, names })),
    files: message.files.map(({ id, name, sizeBytes, mime, sha256, caption }) => {
      return { id, name, sizeBytes, type: mime, sha256, caption: caption ?? null }
    }),
    booking: booking && {
      id: booking.id,
      service: booking.service,
      resource: booking.resource,
      title: booking.title,
      startsAt: time.iso(booking.startsAt),
      endsAt: time.iso(booking.endsAt),
      status: booking.status,
    },
  }
}

/**
 * The same JSON with the characters escaped that could do something to whoever looks at it: tags in a page, and those
 * that turn the direction of what follows.
 */
function inert(json: string): string {
  return json.replace(
    /[<>\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
