import type { MessageView } from '../store/views.ts'
import { localTime } from './local-time.ts'
import { printedHead, printedPage } from './print-page.ts'
import type { Transcript } from './transcript.ts'

/** So many messages are laid out at a time: the memory of the print window does not grow with the conversation. */
const CHUNK = 400

/** Lays out pages of HTML that have no scripts and no network. */
export interface Printer {
  /** One page as a PDF. */
  toPdf(page: string): Promise<Uint8Array>
  /** The system's dialog for printing one page; false when it was cancelled. */
  print(page: string): Promise<boolean>
}

/** A transcript as a PDF; `progressed` hears after each part how many messages are laid out. */
export async function transcriptPdf(
  printer: Printer,
  transcript: Transcript,
  messages: AsyncIterable<MessageView>,
  progressed: (done: number) => void,
): Promise<Uint8Array> {
  // Large, and needed by nothing else: not a part of the app's start.
  const { joinPdfs } = await import('./join-pdfs.ts')
  return joinPdfs(`Conversation with ${transcript.with.name}`, parts())

  async function* parts(): AsyncGenerator<Uint8Array> {
    let done = 0
    for await (const { page, count } of chunkedPages(transcript, messages, CHUNK)) {
      yield await printer.toPdf(page)
      progressed((done += count))
    }
  }
}

/** A transcript as one page for the print dialog. */
export async function printTranscript(
  printer: Printer,
  transcript: Transcript,
  messages: AsyncIterable<MessageView>,
): Promise<boolean> {
  let whole = ''
  for await (const { page } of chunkedPages(transcript, messages, Infinity)) whole = page
  return printer.print(whole)
}

/** At least one page, with the head on the first. */
async function* chunkedPages(transcript: Transcript, messages: AsyncIterable<MessageView>, size: number) {
  const time = localTime(transcript.location.timeZone)
  let day: string | null = null
  const head = printedHead(transcript, time)
  let chunk: MessageView[] = []
  let isFirst = true
  function take() {
    const { page, lastDay } = printedPage(isFirst ? head : null, chunk, time, day)
    const count = chunk.length
    day = lastDay
    chunk = []
    isFirst = false
    return { page, count }
  }
  for await (const message of messages) {
    chunk.push(message)
    if (chunk.length >= size) yield take()
  }
  if (chunk.length > 0 || isFirst) yield take()
}
