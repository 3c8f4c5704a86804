import { Ellipsis, Eye, EyeOff, Pencil, Pin, PinOff, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { PostView } from '../../../protocol/ipc/views.ts'
import { hidePost, pinPost, removePost, undoRemovePost } from '../../stores/feed.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { HideDialog } from './HideDialog.tsx'

/** What can be done with a post: its author edits and removes it, the desk pins, hides and removes it. */
export function PostMenu({ view, onEdit }: { view: PostView; onEdit: () => void }) {
  const { post, mayEdit, mayRun, byMe } = view
  const [hiding, setHiding] = useState(false)
  const items: MenuItem[] = []
  if (mayEdit) items.push({ label: 'Edit', Icon: Pencil, run: onEdit })
  if (mayRun) {
    const run = (): void => void pinPost(post.id, !post.pinned).catch(tellError)
    items.push(
      post.pinned ? { label: 'Unpin', Icon: PinOff, run } : { label: 'Pin to the top', Icon: Pin, run },
    )
  }
  if (mayRun && !byMe && post.hidden === null) {
    items.push({ label: 'Hide with a reason…', Icon: EyeOff, run: () => setHiding(true) })
  }
  if (mayRun && post.hidden !== null) {
    items.push({
      label: 'Show again',
      Icon: Eye,
      run: () => void hidePost(post.id, null).catch(tellError),
    })
  }
  if (mayRun) {
    items.push({ label: 'Remove', Icon: Trash2, tone: 'danger', apart: true, run: () => remove(view) })
  }
  if (items.length === 0) return null
  return (
    <>
      <Menu items={items} align="end">
        <IconButton label={`More about the post of ${view.author.name}`}>
          <Ellipsis size={18} strokeWidth={1.75} />
        </IconButton>
      </Menu>
      {hiding && (
        <HideDialog
          authorName={view.author.name}
          onClose={() => setHiding(false)}
          onHide={(reason) => {
            setHiding(false)
            hidePost(post.id, reason).catch(tellError)
          }}
        />
      )}
    </>
  )
}

function remove({ post, state }: PostView): void {
  const undo = { label: 'Undo', run: () => void undoRemovePost(post.id).catch(tellError) }
  // One that has not left yet is gone with all that was attached to it.
  const action = state === 'stored' || post.editedAt !== null ? undo : null
  removePost(post.id).then(() => showToast('Post removed', { action }), tellError)
}
