import type { ConversationId, MessageId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { releaseDependents } from './dependents.ts'
import { entriesFor, isOpen, removeEntry, type StoredEntry } from './entries.ts'
import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'
import type { Draft } from '../views.ts'

type Verbs = Pick<Store, 'undoSend' | 'releaseHeld'>

/** Longer than any setting: with more to go the clock was set back, and the message goes now. */
const LONGEST_HOLD_MS = 60_000
const SEND_TOPICS = ['outbox', 'message', 'conversation', 'draft', 'staged'] as const

/** The undo-send window: an entry is on disk from the first moment, and only its going is put off (I2). */
export function heldVerbs(context: StoreContext): Verbs {
  const { outbox, overlay, now } = context

  return {
    undoSend: ({ messageId }) => {
      const held = entriesFor(outbox, messageId).find(
        (entry) => entry.body.type === 'message.send' && entry.heldUntil !== null && isOpen(entry),
      )
      if (held?.body.type !== 'message.send') {
        throw new StoreError('busy', 'This message has gone. It can still be unsent.')
      }
      const { conversationId, kind, text, replyToId } = held.body
      overlay.outdate()
      outbox.transaction(() => {
        takeBack(messageId, held)
        returnFiles(conversationId, messageId)
        saveDraft(conversationId, withDraft(conversationId, { kind, text, replyToId }))
      })
      return touched(SEND_TOPICS, [conversationId])
    },

    releaseHeld: ({ nowMs }) => {
      const due = { nowMs, latest: nowMs + LONGEST_HOLD_MS }
      const DUE = 'held_until IS NOT NULL AND (held_until <= @nowMs OR held_until > @latest)'
      const chats = outbox.all<{ id: string | null }>(
        `SELECT conversation_id AS id FROM entries WHERE ${DUE}`,
        due,
      )
      if (chats.length > 0) {
        overlay.outdate()
        outbox.run(`UPDATE entries SET held_until = NULL WHERE ${DUE}`, due)
      }
      const next = outbox.get<{ next: number | null }>('SELECT min(held_until) AS next FROM entries')
      return {
        next: next?.next ?? null,
        touched:
          chats.length === 0
            ? NOTHING_TOUCHED
            : touched(
                [...SEND_TOPICS, 'post'],
                chats.flatMap(({ id }) => id ?? []),
              ),
      }
    },
  }

  function takeBack(messageId: MessageId, held: StoredEntry): void {
    removeEntry(outbox, held.opId)
    releaseDependents(context, messageId)
  }

  /** Back into the tray, before what was added to it meanwhile. */
  function returnFiles(conversationId: ConversationId, messageId: MessageId): void {
    outbox.run(
      `UPDATE staged_files SET position = position + (SELECT count(*) FROM staged_files WHERE message_id = @messageId)
       WHERE conversation_id = @conversationId AND message_id IS NULL`,
      { conversationId, messageId },
    )
    outbox.run(
      `UPDATE staged_files SET message_id = NULL, state = 'staged', error = NULL WHERE message_id = @messageId`,
      { messageId },
    )
  }

  /** What was typed meanwhile stays below. Of a note and a message together a note is made: it goes to no customer. */
  function withDraft(conversationId: ConversationId, taken: Draft): Draft {
    const typed = outbox.get<Draft>(
      'SELECT text, kind, reply_to_id AS replyToId FROM drafts WHERE conversation_id = @conversationId',
      { conversationId },
    )
    if (!typed || typed.text === '') return taken
    return {
      text: taken.text === '' ? typed.text : `${taken.text}\n\n${typed.text}`,
      kind: typed.kind === 'note' ? 'note' : taken.kind,
      replyToId: taken.replyToId ?? typed.replyToId,
    }
  }

  function saveDraft(conversationId: ConversationId, draft: Draft): void {
    outbox.run(
      `INSERT OR REPLACE INTO drafts (conversation_id, text, kind, reply_to_id, saved_at)
       VALUES (@conversationId, @text, @kind, @replyToId, @savedAt)`,
      { conversationId, ...draft, savedAt: now() },
    )
  }
}
