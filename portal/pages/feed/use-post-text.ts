import { useState } from 'react'
import type { LocationId, UserId } from '../../../protocol/wire/ids.ts'

/** What is being posted, kept in this browser until it is posted or signed out. */
export function usePostText(userId: UserId, locationId: LocationId): [string, (text: string) => void] {
  const key = `foyer.post.${userId}.${locationId}`
  const [text, setText] = useState(() => localStorage.getItem(key) ?? '')
  const write = (next: string): void => {
    setText(next)
    try {
      if (next === '') localStorage.removeItem(key)
      else localStorage.setItem(key, next)
    } catch {
      // A browser that keeps nothing still posts.
    }
  }
  return [text, write]
}

/** Leaves nothing of it in this browser. */
export function forgetPostTexts(userId: UserId): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(`foyer.post.${userId}.`)) localStorage.removeItem(key)
  }
}
