import type { UserId } from '../protocol/wire/ids.ts'
import { keysOf } from './outbox/entry-storage.ts'
import { draftFilesName, outboxFilesName } from './outbox/file-box.ts'
import { forgetNotices } from './told/push.ts'

const LAST = 'foyer.account'

/** Remembers whose this browser is, for when it is told to forget them while nobody is signed in. */
export function rememberAccount(userId: UserId): void {
  try {
    localStorage.setItem(LAST, userId)
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Who was signed in here last; null when that is not known. */
export function lastAccount(): string | null {
  return localStorage.getItem(LAST)
}

/**
 * Leaves nothing of an account in this browser: drafts and their files, what waited to be sent, and the
 * notifications that it shows or would be sent. After signing out, and
 * when the account was closed, also while the page was not open.
 */
export function forgetAccount(userId: string): void {
  for (const key of keysOf(localStorage, 'foyer.')) {
    if (key.includes(`.${userId}.`)) localStorage.removeItem(key)
  }
  if (lastAccount() === userId) localStorage.removeItem(LAST)
  // A browser that refuses has shown nothing either.
  forgetNotices().catch(() => undefined)
  if (!('indexedDB' in window)) return
  for (const name of [outboxFilesName(userId), draftFilesName(userId)]) indexedDB.deleteDatabase(name)
}
