export { ChatsPane } from './ChatsPane.tsx'
