export { ChatsPane } from './ChatsPane.tsx'
export { NewChatDialog } from './list/NewChatDialog.tsx'
