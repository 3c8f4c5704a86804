import type { Session } from '../session/session.ts'
import { appCommands, type AppParts } from './app.ts'
import { apartCommands } from './apart.ts'
import type { Changed } from './changed.ts'
import { chatCommands } from './chats.ts'
import { customerCommands } from './customers.ts'
import { feedCommands } from './feed.ts'
import type { CustomerFileParts } from './customer-files.ts'
import { filesInCommands, type ChooseDialog } from './files-in.ts'
import { exportCommands, type ExportParts } from './export.ts'
import type { FileDesktop, SaveDialogs } from './file-dialogs.ts'
import { fileCommands } from './files.ts'
import { fileOutCommands } from './files-out.ts'
import { deskCommands } from './desk.ts'
import { draftCommands, messageCommands } from './messages.ts'
import { networkCommands } from './network.ts'
import { notificationCommands } from './notifications.ts'
import { outboxCommands } from './outbox.ts'
import { receptionCommands, type ReceptionParts } from './reception.ts'
import { searchCommands } from './search.ts'
import { signatureCommands } from './signatures.ts'
import { pageCommands, type CopyText } from './pages.ts'
import { spaceCommands } from './space.ts'
import type { Commands } from './table.ts'
import { visitCommands } from './visits.ts'
import { toldCommands, type ToldParts } from './told.ts'

/** All commands of the table, from their sections. */
export function allCommands(parts: {
  session: Session
  changed: Changed
  dialogs: SaveDialogs & ChooseDialog & CustomerFileParts['dialogs']
  fileDesktop: FileDesktop
  exporting: Omit<ExportParts, 'dialogs'>
  app: AppParts
  reception: ReceptionParts
  copyText: CopyText
  told: ToldParts
  /** How long Send can be undone. */
  holdMs(): number
}): Commands {
  const { session, changed } = parts
  return {
    ...appCommands(session, parts.app),
    ...toldCommands(parts.told),
    ...chatCommands(session, changed),
    ...deskCommands(session, changed),
    ...messageCommands(session, changed, parts.holdMs),
    ...draftCommands(session, changed),
    ...notificationCommands(session, changed),
    ...customerCommands(session, changed, { dialogs: parts.dialogs, ...parts.exporting }),
    ...networkCommands(session, changed),
    ...spaceCommands(session),
    ...pageCommands(session, changed, parts.copyText),
    ...feedCommands(session, changed),
    ...visitCommands(session, changed),
    ...receptionCommands(session, changed, parts.reception),
    ...apartCommands(session, changed),
    ...signatureCommands(session, changed, parts.dialogs),
    ...searchCommands(session),
    ...outboxCommands(session, changed),
    ...filesInCommands(session, changed, parts.dialogs),
    ...fileCommands(session, changed),
    ...fileOutCommands(session, parts.dialogs, parts.fileDesktop),
    ...exportCommands(session, { dialogs: parts.dialogs, ...parts.exporting }),
  }
}
