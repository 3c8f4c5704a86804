import type { Database } from 'better-sqlite3'
import { sql as rowsOfTheServer } from './migrations/cache-0001-rows-of-the-server.ts'
import { sql as whatADeskDoes } from './migrations/cache-0002-what-a-desk-does.ts'
import { sql as search } from './migrations/cache-0003-search.ts'
import { sql as smallMessages } from './migrations/cache-0004-small-messages.ts'
import { sql as privacy } from './migrations/cache-0005-privacy.ts'
import { sql as publicLinks } from './migrations/cache-0006-public-links.ts'
import { sql as feed } from './migrations/cache-0007-feed.ts'
import { sql as filesLeft } from './migrations/cache-0008-files-left.ts'
import { sql as chatPermissions } from './migrations/cache-0009-chat-permissions.ts'
import { sql as visitSteps } from './migrations/cache-0010-visit-steps.ts'
import { sql as customers } from './migrations/cache-0011-customers.ts'
import { sql as notificationChoices } from './migrations/cache-0012-notification-choices.ts'
import { sql as keepingApart } from './migrations/cache-0013-keeping-apart.ts'
import { sql as whoAssigned } from './migrations/cache-0014-who-assigned.ts'
import { sql as deskInvitations } from './migrations/cache-0015-desk-invitations.ts'
import { sql as visitChats } from './migrations/cache-0016-visit-chats.ts'
import { sql as feedMarks } from './migrations/cache-0017-feed-marks.ts'
import { sql as signatures } from './migrations/cache-0018-signatures.ts'
import { sql as signatureNews } from './migrations/cache-0019-signature-news.ts'
import { sql as whatTheUserWrote } from './migrations/outbox-0001-what-the-user-wrote.ts'
import { sql as draftsHoldsAndPins } from './migrations/outbox-0002-drafts-holds-and-pins.ts'
import { sql as unfinishedTexts } from './migrations/outbox-0003-unfinished-texts.ts'
import { sql as imports } from './migrations/outbox-0004-imports.ts'
import { sql as signatureDrafts } from './migrations/outbox-0005-signature-drafts.ts'
import { StoreError } from '../store-error.ts'

/** In order; the first makes version 1. A released one is never edited. */
export const CACHE_MIGRATIONS: readonly string[] = [
  rowsOfTheServer,
  whatADeskDoes,
  search,
  smallMessages,
  privacy,
  publicLinks,
  feed,
  filesLeft,
  chatPermissions,
  visitSteps,
  customers,
  notificationChoices,
  keepingApart,
  whoAssigned,
  deskInvitations,
  visitChats,
  feedMarks,
  signatures,
  signatureNews,
]
export const OUTBOX_MIGRATIONS: readonly string[] = [
  whatTheUserWrote,
  draftsHoldsAndPins,
  unfinishedTexts,
  imports,
  signatureDrafts,
]

/** The number of migrations that the file has seen; 0 for a new file. */
export function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

/** Throws `versionTooNew` for a file that a later Foyer has migrated, without changing it. */
export function refuseNewer(database: Database, migrations: readonly string[], fileName: string): void {
  if (versionOf(database) > migrations.length) {
    throw new StoreError(
      'versionTooNew',
      `${fileName} was last used by a newer Foyer. Install the newest version to open it; nothing was changed.`,
    )
  }
}

/** Brings the file to the newest version. Each step commits together with its number, so a kill leaves a whole one. */
export function migrate(database: Database, migrations: readonly string[]): void {
  migrations.slice(versionOf(database)).forEach((sql) => {
    database.transaction(() => {
      database.exec(sql)
      database.pragma(`user_version = ${versionOf(database) + 1}`)
    })()
  })
}
