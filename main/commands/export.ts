import { fetchMissing } from '../export/fetch-missing.ts'
import { writeJson } from '../export/json-transcript.ts'
import { missingWords } from '../export/missing-words.ts'
import { printTranscript, transcriptPdf, type Printer } from '../export/print-transcript.ts'
import { messagesOf, readTranscript, type Transcript } from '../export/transcript.ts'
import { cleanName } from '../files/clean-name.ts'
import { writeBeside } from '../files/write-beside.ts'
import type { Session } from '../session/session.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import type { ChatHead } from '../store/views.ts'
import { CommandError } from './command-error.ts'
import type { SaveDialogs } from './file-dialogs.ts'
import type { Section } from './table.ts'

/** A print window lays out the whole conversation at once: with more messages than this it would run out of memory. */
const PRINTED_MAX = 10_000

export interface ExportParts {
  dialogs: Pick<SaveDialogs, 'chooseTarget'>
  printer: Printer
  /** Tells the window how far it has come. */
  progressed(progress: { what: string; done: number; total: number }): void
  now(): number
}

/** A conversation as a file and on paper. Both need the permission of its own (mission.md, "administrator roles"). */
export function exportCommands(
  session: Session,
  { dialogs, printer, progressed, now }: ExportParts,
): Pick<Section<'chats'>, 'chats.export' | 'chats.print' | 'chats.stopExport'> {
  let stop = new AbortController()
  return {
    'chats.stopExport'() {
      stop.abort()
      return {}
    },

    async 'chats.export'({ conversationId, format, withNotes }) {
      const { signal } = begin()
      const { store } = session.account()
      const { face, ...chat } = await store.chatHead({ conversationId })
      await refuseWithoutRight(chat)
      const target = await dialogs.chooseTarget(cleanName(`Chat with ${face.name}.${format}`))
      const nothingSaved = { saved: false, messages: 0, missing: null }
      if (!target) return nothingSaved
      const transcript = await prepare(conversationId, withNotes, signal)
      const tell = (done: number) => {
        progressed({ what: `Saving the chat with ${face.name}`, done, total: transcript.messageCount })
      }
      const messages = whileWanted(messagesOf(store, transcript), signal)
      try {
        // Readable by its owner alone, as it holds what people said.
        await writeBeside(target, 0o600, async (file) => {
          if (format === 'json') await writeJson(file, transcript, messages, tell)
          else await file.writeFile(await transcriptPdf(printer, transcript, messages, tell))
          // Just before it takes the place of what was there.
          signal.throwIfAborted()
        })
      } catch (error) {
        if (signal.aborted) return nothingSaved
        throw explained(error)
      }
      return {
        saved: true,
        messages: transcript.messageCount,
        missing: missingWords(transcript.missing, transcript.lastSeq),
      }
    },

    async 'chats.print'({ conversationId, withNotes }) {
      const { signal } = begin()
      const { store } = session.account()
      await refuseWithoutRight(await store.chatHead({ conversationId }))
      const transcript = await prepare(conversationId, withNotes, signal)
      if (transcript.messageCount > PRINTED_MAX) {
        const count = transcript.messageCount.toLocaleString('en')
        throw new CommandError(
          'tooLarge',
          `This chat has ${count} messages, which is too much to print at once. Save it as a PDF and print that.`,
        )
      }
      try {
        const messages = whileWanted(messagesOf(store, transcript), signal)
        return { printed: await printTranscript(printer, transcript, messages) }
      } catch (error) {
        if (signal.aborted) return { printed: false }
        throw error
      }
    },
  }

  /** One at a time is asked for: the dialog of the window is modal. */
  function begin(): AbortController {
    stop = new AbortController()
    return stop
  }

  /** The right of the chat's own location counts, whichever location is shown. */
  async function refuseWithoutRight(chat: Pick<ChatHead, 'locationId' | 'locationName'>): Promise<void> {
    const { access } = await session.account().store.session()
    const there = access?.locations.find(({ locationId }) => locationId === chat.locationId)
    if (there?.permissions.includes('chat.export')) return
    const place = chat.locationName || 'this location'
    throw new CommandError(
      'forbidden',
      `You can read chats at ${place} but not save or print them. An owner or manager can allow it.`,
    )
  }

  /** With what is missing here fetched first, as far as the server can be reached. */
  async function prepare(
    conversationId: ConversationId,
    withNotes: boolean,
    signal: AbortSignal,
  ): Promise<Transcript> {
    const { store, sync } = session.account()
    await fetchMissing({
      store,
      loadOlder: async (id, before) => (signal.aborted ? { reached: false } : sync.loadOlder(id, before)),
      conversationId,
      progressed: (done, total) => progressed({ what: 'Fetching older messages', done, total }),
    })
    return readTranscript(store, { conversationId, withNotes, nowMs: now() })
  }
}

/** The messages, until they are no longer wanted: then it throws. */
async function* whileWanted<T>(messages: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  signal.throwIfAborted()
  for await (const message of messages) {
    yield message
    signal.throwIfAborted()
  }
}

function explained(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') {
    return new CommandError(
      'quota',
      'The disk is full, so the chat was not saved. Free some space and try again.',
    )
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(error.code))) {
    return new CommandError('forbidden', 'The chat can’t be saved there. Choose another folder.')
  }
  return error
}
