import { Ellipsis, FileOutput } from 'lucide-react'
import { useState } from 'react'
import type { ChatHead } from '../../../../protocol/ipc/views.ts'
import { useSession, useTimeZone } from '../../../stores/session.ts'
import { Menu, type MenuItem } from '../../../ui/Menu.tsx'
import { copyLinkItem } from '../../links/index.ts'
import { chatActions } from './chat-actions.ts'
import { ExportDialog } from './ExportDialog.tsx'
import styles from './ThreadHead.module.css'

/** What one can do with the open chat for oneself, and taking it out of the app. */
export function ChatMenu({ head, onLeave }: { head: ChatHead; onLeave: () => void }) {
  const [exporting, setExporting] = useState(false)
  const timeZone = useTimeZone()
  const mayExport = useSession(
    ({ session }) => session.state === 'signedIn' && session.permissions.includes('chat.export'),
  )
  const chat = {
    conversationId: head.conversationId,
    name: head.face.name,
    pinned: head.pinned,
    muted: head.mutedUntil !== null && head.mutedUntil > Date.now(),
    archived: head.archived,
    unread: head.flaggedUnread,
  }
  const items: MenuItem[] = [
    // The keys work in the list only: here they would be letters of the message.
    ...chatActions(chat, timeZone, onLeave).map(({ keys: _, ...item }) => item),
    ...(head.exists ? [{ ...copyLinkItem({ kind: 'chat', id: head.conversationId }), apart: true }] : []),
    ...(mayExport ? [{ label: 'Export or print…', Icon: FileOutput, run: () => setExporting(true) }] : []),
  ]
  return (
    <>
      <Menu items={items} align="end">
        <button type="button" className={styles.more} aria-label="More about this chat">
          <Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </Menu>
      {exporting && <ExportDialog head={head} onClose={() => setExporting(false)} />}
    </>
  )
}
