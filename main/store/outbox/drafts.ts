import type { StoreContext } from '../context.ts'
import type { Store } from '../store.ts'
import { touched } from '../touched.ts'
import type { Draft } from '../views.ts'

const NO_DRAFT: Draft = { text: '', kind: 'text', replyToId: null }

/** What was typed and not sent: kept with synchronous=FULL, as it is nowhere else. */
export function draftVerbs({ outbox, now }: StoreContext): Pick<Store, 'draft' | 'saveDraft' | 'draftCount'> {
  return {
    draft: ({ conversationId }) =>
      outbox.get<Draft>(
        'SELECT text, kind, reply_to_id AS replyToId FROM drafts WHERE conversation_id = @conversationId',
        { conversationId },
      ) ?? NO_DRAFT,

    saveDraft: ({ conversationId, text, kind, replyToId }) => {
      // A note that is only begun stays one: files that wait beside it must not become a message.
      if (text === '' && replyToId === null && kind === 'text')
        outbox.run('DELETE FROM drafts WHERE conversation_id = @conversationId', { conversationId })
      else {
        outbox.run(
          `INSERT OR REPLACE INTO drafts (conversation_id, text, kind, reply_to_id, saved_at)
           VALUES (@conversationId, @text, @kind, @replyToId, @savedAt)`,
          { conversationId, text, kind, replyToId, savedAt: now() },
        )
      }
      return touched(['draft'], [conversationId])
    },

    draftCount: () =>
      outbox.get<{ count: number }>(
        `SELECT count(*) AS count FROM (
           SELECT conversation_id FROM drafts WHERE text <> ''
           UNION SELECT conversation_id FROM staged_files WHERE message_id IS NULL
           UNION SELECT place || location_id FROM unfinished)`,
      )?.count ?? 0,
  }
}
