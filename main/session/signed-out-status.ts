import type { StatusView } from '../../protocol/ipc/app-views.ts'

/** The status while nobody is signed in: there is nothing to be in touch with. */
export const SIGNED_OUT_STATUS: StatusView = {
  connection: 'offline',
  problem: null,
  offlineSince: null,
  lastSyncedAt: null,
  firstSync: null,
  history: null,
  outbox: { waiting: 0, failed: 0 },
}
