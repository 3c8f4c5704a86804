import type { CommandAnswer, CommandInput, CommandName, CommandOutput } from '../../protocol/ipc/commands.ts'
import type { NoticeName, NoticePayload } from '../../protocol/ipc/notices.ts'
import type { WindowApi } from '../../protocol/ipc/window-api.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'

type Answers = {
  [N in CommandName]?: (input: CommandInput<N>) => CommandOutput<N> | Promise<CommandOutput<N>>
}

export interface FakeBridge {
  /** What was asked, in order. */
  calls: { name: CommandName; input: unknown }[]
  /** Changes what a command answers from now on. */
  answer: (answers: Answers) => void
  /** Sends a notice as main would. */
  tell: <N extends NoticeName>(name: N, payload: NoticePayload<N>) => void
}

/** Answer with this to have a command refused. */
export class Refusal extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** Stands in for `window.foyer` in tests of the window. A command without an answer is refused by name. */
export function installFakeBridge(answers: Answers): FakeBridge {
  const known = new Map<string, (input: never) => unknown>(Object.entries(answers))
  const listeners = new Map<string, Set<(payload: never) => void>>()
  const calls: FakeBridge['calls'] = []
  const api: WindowApi = {
    call: async <N extends CommandName>(name: N, input: CommandInput<N>) => {
      calls.push({ name, input })
      return answerOf<CommandOutput<N>>(name, known.get(name), input)
    },
    on: (name, listen) => {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listen))
      return () => set.delete(listen)
    },
    stageFiles: async (_conversationId: ConversationId, files: File[]) => ({
      ok: true,
      value: { files: [], refused: files.map(({ name }) => ({ name, reason: 'is empty.' })), folders: [] },
    }),
  }
  window.foyer = api
  return {
    calls,
    answer: (more) => {
      for (const [name, answer] of Object.entries(more)) known.set(name, answer)
    },
    tell: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    },
  }
}

async function answerOf<T>(
  name: string,
  answer: ((input: never) => unknown) | undefined,
  input: unknown,
): Promise<CommandAnswer<T>> {
  if (!answer) return { ok: false, error: { code: 'internal', message: `no answer to ${name}` } }
  try {
    return { ok: true, value: (await answer(input as never)) as T }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: { code: error.code, message: error.message } }
    throw error
  }
}
