import { useChats } from '../stores/chats.ts'
import { useReception } from '../stores/reception.ts'
import { useSession } from '../stores/session.ts'
import { useSettings } from '../stores/settings.ts'

/** By then the list of chats watches its rows itself, if it is what the window opens with. */
const WATCHED_MS = 10_000

/**
 * Asks main, once and before anything is drawn, for what the window opens with, all at the same time. The frame is drawn
 * with its rows at once: without them it would be laid out and painted twice.
 */
export function askFirstQuestions(): void {
  const { getState: chats } = useChats
  setTimeout(chats().watch(), WATCHED_MS)
  useReception.getState().watch()
  useSettings.getState().watch()
  useSession.getState().watch(async () => {
    await chats().filled()
    // Asked before main had opened the account, there was no answer yet.
    if (chats().total === null) await chats().reread()
  })
  // In reception mode main has refused all that is not for visitors.
  useReception.subscribe((now, before) => {
    if (before.view?.active && now.view && !now.view.active) void useSession.getState().reread()
  })
}
