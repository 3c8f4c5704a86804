import type { StoreContext } from '../context.ts'
import type { Store } from '../store.ts'
import { touched } from '../touched.ts'

/** What was typed and not sent: kept with synchronous=FULL, as it is nowhere else. */
export function draftVerbs({ outbox, now }: StoreContext): Pick<Store, 'draft' | 'saveDraft'> {
  return {
    draft: ({ conversationId }) =>
      outbox.get<{ text: string }>('SELECT text FROM drafts WHERE conversation_id = @conversationId', {
        conversationId,
      }) ?? { text: '' },

    saveDraft: ({ conversationId, text }) => {
      if (text === '')
        outbox.run('DELETE FROM drafts WHERE conversation_id = @conversationId', { conversationId })
      else {
        outbox.run(
          `INSERT OR REPLACE INTO drafts (conversation_id, text, saved_at) VALUES (@conversationId, @text, @savedAt)`,
          { conversationId, text, savedAt: now() },
        )
      }
      return touched(['draft'], [conversationId])
    },
  }
}
