import type { Ref } from 'react'
import type { NotificationView } from '../../../protocol/ipc/views.ts'
import type { NotificationId } from '../../../protocol/wire/ids.ts'
import { useNotifications } from '../../stores/notifications.ts'
import { VirtualList, type VirtualListHandle } from '../../ui/VirtualList.tsx'
import { PersonDrop } from '../drop/index.ts'
import { NotificationRow } from './NotificationRow.tsx'
import styles from './NotificationsPane.module.css'

/** The row that has its actions, and what stands beside it. */
export interface Chosen {
  id: NotificationId
  /** As it was when it was chosen; null when it was asked for by its id. */
  row: NotificationView | null
  side: 'profile' | 'booking' | null
  isReplying: boolean
}

/** The rows that the filter shows, newest first. */
export function NotificationList(props: {
  handle: Ref<VirtualListHandle>
  chosen: Chosen | null
  onChoose: (chosen: Chosen) => void
}) {
  const { chosen, onChoose } = props
  const { rows, total, show } = useNotifications()
  return (
    <VirtualList
      handle={props.handle}
      label="Notifications"
      count={total ?? 0}
      rowHeight={62}
      onShow={show}
      rowKey={(index) => rows.get(index)?.id ?? `row-${index}`}
      renderRow={(index, focus) => {
        const row = rows.get(index)
        if (!row) return <div className={styles.missing} />
        const own = chosen?.id === row.id ? chosen : null
        const choose = (change: Partial<Chosen>) =>
          onChoose({
            id: row.id,
            row,
            side: own?.side ?? null,
            isReplying: own?.isReplying ?? false,
            ...change,
          })
        return (
          <PersonDrop face={row.face} standing={row.standing}>
            <NotificationRow
              row={row}
              focus={focus}
              chosen={own !== null}
              replying={own?.isReplying ?? false}
              // What is open at the side follows the row.
              onChoose={() => choose({ side: sideFor(row, chosen?.side ?? null) })}
              onProfile={() => choose({ side: 'profile' })}
              onBooking={() => choose({ side: 'booking' })}
              onReply={(isReplying) => choose({ isReplying })}
            />
          </PersonDrop>
        )
      }}
    />
  )
}

function sideFor(row: NotificationView, side: Chosen['side']): Chosen['side'] {
  return side === 'booking' && row.bookingId === null ? null : side
}
