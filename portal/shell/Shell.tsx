import { MapPinOff } from 'lucide-react'
import { useEffect } from 'react'
import { EmptyState } from '../../renderer/ui/EmptyState.tsx'
import type { Desk } from '../desk.ts'
import { hrefOf, useAddress } from './address.ts'
import { Bar } from './Bar.tsx'
import { OfflineLine } from './OfflineLine.tsx'
import { pageAt, pageOfVisitor } from './pages.ts'
import styles from './Shell.module.css'

/** The frame of everything that a signed-in person sees: the bar, the line that says "offline", and the page. */
export function Shell({ desk }: { desk: Desk }) {
  const { path, rest } = useAddress()
  const isVisitor = desk.me.onlyConversationId !== null
  const page = isVisitor ? pageOfVisitor(path) : pageAt(path)
  const unread = desk.chats.use((state) => state.chats?.reduce((sum, chat) => sum + chat.unread, 0) ?? 0)
  useEffect(() => {
    void desk.chats.refresh()
  }, [desk])
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${page?.label ?? 'Not found'} · ${desk.me.networkName}`
  }, [unread, page, desk])

  return (
    <div className={styles.shell}>
      {!isVisitor && <Bar chosen={page} unread={unread} />}
      <div className={styles.page}>
        <OfflineLine />
        {page ? (
          <page.Page desk={desk} rest={rest} />
        ) : (
          <main className={styles.lost}>
            <EmptyState
              icon={<MapPinOff size={20} strokeWidth={1.75} />}
              title="There is no such page"
              action={<a href={hrefOf('')}>Go to your chats</a>}
            >
              The address may have been cut short. Ask whoever sent it for the whole link.
            </EmptyState>
          </main>
        )}
      </div>
    </div>
  )
}
