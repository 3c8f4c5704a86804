import { useRef, useState } from 'react'
import { z } from 'zod'
import type { UserId } from '../protocol/wire/ids.ts'

/** A text with those whom it names, as they were picked. */
export const NamingText = z.object({
  text: z.string(),
  named: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type NamingText = z.infer<typeof NamingText>
export const NO_TEXT: NamingText = { text: '', named: [] }

/** The text after typing; nothing is kept of an empty one. */
export function withText(before: NamingText | null, text: string): NamingText | null {
  return text === '' ? null : { ...(before ?? NO_TEXT), text }
}

/** The text after somebody was picked to be named in it. */
export function withName(before: NamingText | null, { id, name }: { id: string; name: string }): NamingText {
  const { text, named } = before ?? NO_TEXT
  return { text, named: [...named.filter((one) => one.id !== id), { id, name }] }
}

type Kept<T> = [T | null, (change: (before: T | null) => T | null) => void]

/**
 * What somebody types in a form, kept in this browser until it is sent or signed out: it is there again after a reload and
 * after signing in anew. `place` names the form; null forgets it.
 */
export function useTyped<T>(userId: UserId, place: string, schema: z.ZodType<T>): Kept<T> {
  return useKept(localStorage, prefixOf(userId) + place, schema)
}

/**
 * The same for somebody without an account, for this tab only, as the browser may be anybody's: it is there again after a
 * reload, as when a phone drops the page while its owner reads a mail.
 */
export function useTypedInTab<T>(place: string, schema: z.ZodType<T>): Kept<T> {
  return useKept(sessionStorage, `foyer.typed.${place}`, schema)
}

/** The key and the storage stay the same ones as long as the form is the same. */
function useKept<T>(storage: Storage, key: string, schema: z.ZodType<T>): Kept<T> {
  const [typed, setTyped] = useState(() => read(storage, key, schema))
  /** Two changes may come in one turn, as when a name is picked: the second goes upon the first. */
  const latest = useRef(typed)
  const write = (change: (before: T | null) => T | null): void => {
    const next = change(latest.current)
    latest.current = next
    setTyped(next)
    try {
      if (next === null) storage.removeItem(key)
      else storage.setItem(key, JSON.stringify(next))
    } catch {
      // A browser that keeps nothing still lets people write.
    }
  }
  return [typed, write]
}

/** Whether something was typed there and not sent. */
export function hasTyped(userId: UserId, place: string): boolean {
  return localStorage.getItem(prefixOf(userId) + place) !== null
}

function prefixOf(userId: UserId): string {
  return `foyer.typed.${userId}.`
}

function read<T>(storage: Storage, key: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(storage.getItem(key) ?? 'null')).data ?? null
  } catch {
    return null
  }
}
