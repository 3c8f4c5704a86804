export { NotificationsPane } from './NotificationsPane.tsx'
