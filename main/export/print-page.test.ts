import { PDFDocument } from '@cantoo/pdf-lib'
import { expect, it } from 'vitest'
import { arrive, storeWithPeople } from '../store/testing/memory-store.ts'
import { conversation, DANA, message, NADIA_CHAT, NOON } from '../store/testing/people.ts'
import { printTranscript, transcriptPdf, type Printer } from './print-transcript.ts'
import { clientOf } from './testing/client-of.ts'
import { messagesOf, readTranscript } from './transcript.ts'

const DAY_MS = 86_400_000

async function talk(count: number, withNotes = true) {
  const store = storeWithPeople()
  const rows = Array.from({ length: count }, (_, index) =>
    message(index + 1, {
      text: index === 0 ? '<img src=x onerror=alert(1)>' : `message ${index + 1}`,
      sentAt: NOON + Math.floor(index / 300) * DAY_MS,
    }),
  )
  const note = message(count + 1, {
    side: 'desk',
    authorUserId: DANA,
    kind: 'note',
    text: 'A note.',
    sentAt: NOON + 2 * DAY_MS,
  })
  arrive(store, [conversation(), ...[...rows, note].map((row) => ({ entity: 'message' as const, row }))])
  const client = clientOf(store)
  const transcript = await readTranscript(client, {
    conversationId: NADIA_CHAT,
    withNotes,
    nowMs: NOON,
  })
  return { transcript, messages: messagesOf(client, transcript) }
}

/** Remembers the pages and makes a PDF of one empty page of each. */
function paper(): Printer & { pages: string[] } {
  const pages: string[] = []
  return {
    pages,
    async toPdf(page) {
      pages.push(page)
      const document = await PDFDocument.create()
      document.addPage()
      return document.save()
    },
    print(page) {
      pages.push(page)
      return Promise.resolve(true)
    },
  }
}

it('lays a long conversation out in parts and joins them to one PDF with a title', async () => {
  const { transcript, messages } = await talk(900)
  const printer = paper()
  const done: number[] = []
  const bytes = await transcriptPdf(printer, transcript, messages, (count) => done.push(count))
  expect(done).toEqual([400, 800, 901])
  const pdf = await PDFDocument.load(bytes)
  expect(pdf.getPageCount()).toBe(3)
  expect(pdf.getTitle()).toBe('Conversation with Nadia Nguyễn')
  const [first = '', second = '', third = ''] = printer.pages
  expect(first).toContain('<h1>Conversation with <bdi>Nadia Nguyễn</bdi></h1>')
  expect(second).not.toContain('<h1>')
  // Each day is named where it begins, and not again at the top of a part.
  expect([first, second, third].map((page) => page.match(/<h2>/g)?.length ?? 0)).toEqual([2, 1, 0])
  expect(third).toContain('<article class="note">')
})

it('prints one page, in which what people wrote is text', async () => {
  const { transcript, messages } = await talk(3)
  const printer = paper()
  expect(await printTranscript(printer, transcript, messages)).toBe(true)
  expect(printer.pages).toHaveLength(1)
  expect(printer.pages[0]).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(printer.pages[0]).not.toContain('<img')
})

it('a conversation without a message has a page that says so', async () => {
  const { transcript, messages } = await talk(0, false)
  const printer = paper()
  await transcriptPdf(printer, transcript, messages, () => undefined)
  expect(printer.pages).toHaveLength(1)
  expect(printer.pages[0]).toContain('0 messages')
})
