import type { z } from 'zod'
import { Envelope, KINDS, type Kind, type OutsideEvent } from './kinds.ts'

/** What a piece of a delivery turned out to be. `reason` says what is wrong by the names of fields, never their values. */
export type ReadEvent =
  | { kind: 'known'; event: OutsideEvent }
  | { kind: 'unknown'; id: string }
  | { kind: 'bad'; id: string | null; reason: string }

/** Reads one event as it came. */
export function readEvent(input: unknown): ReadEvent {
  const envelope = Envelope.safeParse(input)
  if (!envelope.success) return { kind: 'bad', id: idIn(input), reason: whatIsWrong(envelope.error) }
  const { id, type, timestamp, data } = envelope.data
  if (!isKind(type)) return { kind: 'unknown', id }
  const parsed = KINDS[type].safeParse(data)
  if (!parsed.success) return { kind: 'bad', id, reason: whatIsWrong(parsed.error, ['data']) }
  return { kind: 'known', event: { id, type, toldAt: timestamp, data: parsed.data } as OutsideEvent }
}

function isKind(type: string): type is Kind {
  return Object.hasOwn(KINDS, type)
}

/** So that the sender can tell which of many it was. */
function idIn(input: unknown): string | null {
  const id = Envelope.shape.id.safeParse((input as { id?: unknown } | null)?.id)
  return id.success ? id.data : null
}

function whatIsWrong(error: z.ZodError, before: string[] = []): string {
  return error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${[...before, ...path].join('.') || 'event'}: ${message}`)
    .join('; ')
    .slice(0, 500)
}
