import { StoreChange } from '../../protocol/ipc/notices.ts'
import type { Badges, StatusView } from '../../protocol/ipc/app-views.ts'
import type { StoreClient } from '../store/store.ts'
import type { Touched } from '../store/sync-port.ts'
import type { Notify } from './ipc-host.ts'

/** Rows that arrive within this time are told together, so that a large sync does not make the window read all day. */
const GATHER_MS = 40
const COUNTED = new Set([
  'message',
  'readMark',
  'conversation',
  'notification',
  'notificationMark',
  'notificationChoice',
  'joinRequest',
  'visit',
  'post',
  'feedMark',
  'outbox',
])

/** Tells the window what changed in the store, and the counts that follow from it. */
export interface Notices {
  /** Rows came from the server. */
  touched(touched: Touched): void
  /** The user wrote something: told at once. */
  written(touched: Touched): void
  status(): void
  /** The counts, when other rows are shown from now on. */
  badges(): void
}

export function createNotices(options: {
  notify: Notify
  /** Null when nobody is signed in. */
  store(): StoreClient | null
  statusView(): Promise<StatusView>
  /** What the rows that changed have made of the counts. */
  counted(badges: Badges): void
  /** Rows have changed: what is told outside the window may have, too. */
  changed(): void
  /** A location's name, or what the user may do there, may have changed. */
  sessionTouched(): void
  failed(error: unknown): void
}): Notices {
  let topics = new Set<string>()
  let conversationIds = new Set<string>()
  let timer: NodeJS.Timeout | null = null

  function gather(touched: Touched): void {
    for (const topic of touched.topics) topics.add(topic)
    for (const id of touched.conversationIds) conversationIds.add(id)
  }

  function flush(): void {
    if (timer) clearTimeout(timer)
    timer = null
    const told = { topics: [...topics], conversationIds: [...conversationIds] }
    topics = new Set()
    conversationIds = new Set()
    if (told.topics.length === 0) return
    options.notify('store.changed', StoreChange.parse(told))
    options.changed()
    if (told.topics.some((topic) => COUNTED.has(topic))) {
      void tellBadges().catch(options.failed)
    }
    if (told.topics.includes('outbox')) status()
    if (told.topics.includes('location')) options.sessionTouched()
  }

  async function tellBadges(): Promise<void> {
    const badges = await options.store()?.badges()
    if (!badges) return
    options.notify('badges.changed', badges)
    options.counted(badges)
  }

  function status(): void {
    void options
      .statusView()
      .then((view) => options.notify('status.changed', view))
      .catch(options.failed)
  }

  return {
    touched(touched) {
      gather(touched)
      timer ??= setTimeout(flush, GATHER_MS)
    },
    written(touched) {
      gather(touched)
      flush()
    },
    status,
    badges: () => void tellBadges().catch(options.failed),
  }
}
