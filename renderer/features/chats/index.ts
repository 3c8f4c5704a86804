export { ChatsPane } from './ChatsPane.tsx'
export { Composer } from './composer/Composer.tsx'
export { NewChatDialog } from './list/NewChatDialog.tsx'
