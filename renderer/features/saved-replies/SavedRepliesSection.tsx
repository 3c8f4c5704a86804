import { MessageSquareText, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { SavedReplyView } from '../../../protocol/ipc/views.ts'
import { removeReply, saveReply, useSavedReplies } from '../../stores/desk.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Label } from '../../ui/Chip.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { FilledText } from './FilledText.tsx'
import { SavedReplyDialog } from './SavedReplyDialog.tsx'
import styles from './SavedRepliesSection.module.css'

/** The saved replies of the location, for everybody at its desk: add, change, remove. */
export function SavedRepliesSection({ mayWrite }: { mayWrite: boolean }) {
  const { value: replies, error } = useSavedReplies()
  const [edited, setEdited] = useState<SavedReplyView | 'new' | null>(null)
  useEffect(() => useSavedReplies.getState().watch(), [])
  return (
    <section className={styles.section} aria-labelledby="saved-replies">
      <div className={styles.head}>
        <div>
          <h2 className={styles.title} id="saved-replies">
            Saved replies
          </h2>
          <p className={styles.hint}>
            Type <kbd>/</kbd> in a chat to insert one. Everybody at this desk has the same.
          </p>
        </div>
        {mayWrite && <Button onClick={() => setEdited('new')}>New reply</Button>}
      </div>
      {error && !replies && <p className={styles.error}>{error}</p>}
      {replies?.length === 0 && (
        <EmptyState
          icon={<MessageSquareText size={20} strokeWidth={1.75} />}
          title="No saved replies at this location"
        >
          Save what you write every day: the wifi, the way to the bike room, how to book.
        </EmptyState>
      )}
      {replies && replies.length > 0 && (
        <ul className={styles.list} aria-label="Saved replies">
          {replies.map((reply) => (
            <li key={reply.id} className={styles.row}>
              <div className={styles.words}>
                <p className={styles.name}>
                  <bdi>{reply.title}</bdi>
                  {reply.pending && <Label tone="warn">Waits to be sent</Label>}
                </p>
                <p className={styles.text}>
                  <FilledText text={reply.text} />
                </p>
              </div>
              {mayWrite && (
                <>
                  <IconButton label={`Edit ${reply.title}`} onClick={() => setEdited(reply)}>
                    <Pencil size={16} strokeWidth={1.75} />
                  </IconButton>
                  <IconButton label={`Remove ${reply.title}`} onClick={() => remove(reply)}>
                    <Trash2 size={16} strokeWidth={1.75} />
                  </IconButton>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {edited && (
        <SavedReplyDialog reply={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </section>
  )
}

function remove({ id, title, text }: SavedReplyView): void {
  removeReply(id).then(
    () =>
      showToast(`“${title}” removed for everybody at this desk`, {
        // A removed row never comes back: what is undone is a new one with the same words.
        action: { label: 'Undo', run: () => void saveReply(null, title, text).catch(tellError) },
      }),
    tellError,
  )
}
