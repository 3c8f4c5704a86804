export { markAllWithUndo } from './mark-all-read.ts'
export { NotificationsPane } from './NotificationsPane.tsx'
export { ToldOf } from './ToldOf.tsx'
