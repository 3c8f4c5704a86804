export { ProfileSide } from './ProfileSide.tsx'
export { startChat } from './start-chat.ts'
