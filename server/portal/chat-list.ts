import type { PortalChat } from '../../protocol/wire/http.ts'
import type { Session } from '../auth/sessions.ts'
import type { Queries } from '../database/database.ts'
import { ownChats } from './own-chat.ts'
import { portalChat } from './portal-chats.ts'

/** The chats of a session as the portal lists them, the newest first. */
export async function chatList(
  queries: Queries,
  session: Pick<Session, 'userId' | 'conversationId'>,
): Promise<PortalChat[]> {
  const chats: PortalChat[] = []
  for (const chat of await ownChats(queries, session)) {
    const shown = await portalChat(queries, chat, session.userId)
    if (shown !== null) chats.push(shown)
  }
  return chats.sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0))
}
