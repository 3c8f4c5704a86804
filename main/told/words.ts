import type { MessageToTell, ThingToTell, VisitToTell } from '../store/views.ts'
import { categoryOf, type KindOfNews } from './thing.ts'

/** What a notification of the system says: plain text, cut to what a screen shows. */
export interface ToldWords {
  title: string
  body: string
}

const TITLE_MAX = 100
const LINE_MAX = 200

/** Who, what and where. With `hideContent` only that there is something, and where. `count`: new ones of its group. */
export function wordsOf(thing: ThingToTell, count: number, hideContent: boolean): ToldWords {
  const where = thing.locationName
  if (hideContent) return words(HIDDEN[hiddenKind(thing)], [where])
  switch (thing.kind) {
    case 'message':
      return words(`${thing.senderName}${thing.mentionsMe ? ' mentioned you' : ''}`, [
        firstLine(thing),
        [
          where,
          ...(thing.chatName === thing.senderName ? [] : [`chat with ${thing.chatName}`]),
          ...(thing.assignedToMe ? ['assigned to you'] : []),
          ...(count > 1 ? [`${count} new messages`] : []),
        ].join(' · '),
      ])
    case 'assignment':
      return words(`The chat with ${thing.chatName} is assigned to you`, [where])
    case 'notification':
      return words(`${thing.actorName} ${thing.verb} ${thing.object}`, [thing.detail, where])
    case 'visit':
      return words(visitTitle(thing), [
        ...(thing.status === 'checkedIn' ? [] : [`Host: ${thing.hostName}`]),
        where,
      ])
  }
}

const HIDDEN: Record<KindOfNews | 'mention', string> = {
  messages: 'New message',
  mention: 'You were mentioned',
  assignments: 'A chat was assigned to you',
  bookings: 'News of a booking',
  visitors: 'News of a visitor',
  contracts: 'News of a contract',
  others: 'New notification',
}

/** How much came while nobody was there, in one sentence and without names. */
export function summaryWords(things: readonly ThingToTell[]): ToldWords {
  const messages = things.filter(({ kind }) => kind === 'message')
  const chats = new Set(messages.map((thing) => thing.kind === 'message' && thing.conversationId)).size
  const assignments = things.filter(({ kind }) => kind === 'assignment').length
  const others = things.length - messages.length - assignments
  const parts = [
    ...(messages.length > 0
      ? [`${counted(messages.length, 'new message')}${chats > 1 ? ` in ${chats} chats` : ''}`]
      : []),
    ...(assignments > 0 ? [`${counted(assignments, 'chat')} assigned to you`] : []),
    ...(others > 0 ? [counted(others, 'notification')] : []),
  ]
  const places = [...new Set(things.map(({ locationName }) => locationName))]
  return words('News from the desk', [parts.join(', '), places.slice(0, 3).join(', ')])
}

function hiddenKind(thing: ThingToTell): keyof typeof HIDDEN {
  return thing.kind === 'message' && thing.mentionsMe ? 'mention' : categoryOf(thing)
}

function visitTitle({ status, visitorName }: VisitToTell): string {
  return status === 'checkedIn' ? `${visitorName} is here for you` : `${visitorName} waits for approval`
}

function firstLine({ text, fileCount }: MessageToTell): string {
  const line = text.split('\n').find((one) => one.trim() !== '')
  return line ?? counted(fileCount, 'file')
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

function words(title: string, lines: readonly string[]): ToldWords {
  return {
    title: plain(title, TITLE_MAX),
    body: lines
      .map((line) => plain(line, LINE_MAX))
      .filter((line) => line !== '')
      .join('\n'),
  }
}

/** One line without control characters, nor those that turn the direction of what stands after them. */
function plain(text: string, max: number): string {
  const line = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
  const letters = [...line]
  return letters.length > max ? `${letters.slice(0, max - 1).join('')}…` : line
}
