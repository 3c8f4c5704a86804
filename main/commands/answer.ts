import type { CommandAnswer } from '../../protocol/ipc/commands.ts'
import { SessionError } from '../session/session-error.ts'
import { StoreError } from '../store/store-error.ts'
import { CommandError } from './command-error.ts'

/**
 * Runs one command and turns whatever comes of it into an answer. Errors meant for people pass as they are; any other
 * is told to `report`, and the window hears nothing of its inside (security.md, row 6).
 */
export async function answer<T>(
  run: () => T | Promise<T>,
  report: (error: unknown) => void,
): Promise<CommandAnswer<T>> {
  try {
    return { ok: true, value: await run() }
  } catch (error) {
    if (error instanceof CommandError || error instanceof StoreError || error instanceof SessionError) {
      return { ok: false, error: { code: error.code, message: error.message } }
    }
    report(error)
    const message =
      'Foyer ran into a fault of its own and changed nothing. Try again; if it stays, restart Foyer and send its log.'
    return { ok: false, error: { code: 'internal', message } }
  }
}
