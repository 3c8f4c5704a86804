import type {
  CommandAnswer,
  CommandInput,
  CommandName,
  CommandOutput,
  StageOutput,
} from '../../protocol/ipc/commands.ts'
import type { NoticeName, NoticePayload } from '../../protocol/ipc/notices.ts'
import type { WindowApi } from '../../protocol/ipc/window-api.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'

declare global {
  interface Window {
    foyer: WindowApi
  }
}

/** A command that main refused; `message` is a sentence for a person. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** Runs one command of the IPC table. Throws CommandError when main says no. */
export async function call<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N>> {
  return valueOf(await window.foyer.call(name, input))
}

/** Listens to one notice of main; the returned function stops it. */
export function listen<N extends NoticeName>(
  name: N,
  listener: (payload: NoticePayload<N>) => void,
): () => void {
  return window.foyer.on(name, listener)
}

/** Copies files into the staging folder of a conversation. Throws CommandError when none could be looked at. */
export async function stageFiles(conversationId: ConversationId, files: File[]): Promise<StageOutput> {
  return valueOf(await window.foyer.stageFiles(conversationId, files))
}

/** The sentence to show for anything that was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof CommandError
    ? error.message
    : `Foyer has a fault: ${String(error)}. Restart it to go on.`
}

function valueOf<T>(answer: CommandAnswer<T>): T {
  if (answer.ok) return answer.value
  throw new CommandError(answer.error.code, answer.error.message)
}
