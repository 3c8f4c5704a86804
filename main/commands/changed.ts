import type { Touched } from '../store/sync-port.ts'

/**
 * Waits for a write, tells the window and the sync what it touched, and answers with nothing: what every command
 * ends with that changes something.
 */
export type Changed = (write: Promise<Touched>) => Promise<Record<string, never>>
