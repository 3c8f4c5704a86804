import { MessageSquareLock } from 'lucide-react'
import type { ProfileView } from '../../../protocol/ipc/views.ts'
import { useSession } from '../../stores/session.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import { startDirectChat } from './start-chat.ts'

/** The way to a chat between oneself and this person, which the rest of the desk doesn't read (use case 5). */
export function useDirectItems({ face: { subject } }: ProfileView): MenuItem[] {
  const isMe = useSession(({ session }) => session.state === 'signedIn' && session.userId === subject.id)
  if (subject.kind !== 'user' || isMe) return []
  return [{ label: 'Direct chat', Icon: MessageSquareLock, run: () => void startDirectChat(subject.id) }]
}
