import { z } from 'zod'
import { FileId } from '../wire/ids.ts'
import { ENTITIES } from '../wire/rows/index.ts'
import { Badges, PresenceView, Route, SessionView, StatusView, UpdateState } from './app-views.ts'
import { ToldView } from './told-views.ts'
import { StagedFile, StagingProgress } from './views.ts'

/** What changed in the store: the window reads again whatever it shows of that. `conversationIds` narrows messages. */
export const StoreChange = z.object({
  topics: z.array(z.enum([...ENTITIES, 'outbox', 'draft', 'staged', 'pin', 'fileText'])),
  conversationIds: z.array(z.string()),
})

/** Notice -> payload: what main tells the window, past tense, never an order but `navigated`. */
export const NOTICES = {
  'store.changed': StoreChange,
  'status.changed': StatusView,
  'session.changed': SessionView,
  'badges.changed': Badges,
  'presence.changed': PresenceView,
  'upload.progressed': StagedFile,
  /** How much of a file has come here; whole when both are the same. */
  'download.progressed': z.object({
    fileId: FileId,
    receivedBytes: z.number().int(),
    sizeBytes: z.number().int(),
  }),
  /** Files that are being copied in for one tray; empty when the last is done. */
  'staging.progressed': StagingProgress,
  /** How far a long export or save has come. */
  'work.progressed': z.object({ what: z.string(), done: z.number().int(), total: z.number().int() }),
  'update.changed': UpdateState,
  /** Reception mode was started or left. */
  'reception.changed': z.object({ active: z.boolean() }),
  /** A menu, an OS notification or a second instance asked for a place. */
  navigated: Route,
  /** A link from outside leads to nothing that is here for the user. */
  'link.missed': z.object({}),
  'told.changed': ToldView,
} as const

export type NoticeName = keyof typeof NOTICES
export type NoticePayload<N extends NoticeName> = z.output<(typeof NOTICES)[N]>
