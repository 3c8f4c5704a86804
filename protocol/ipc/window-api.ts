import type { ConversationId } from '../wire/ids.ts'
import type { CommandAnswer, CommandInput, CommandName, CommandOutput, StageOutput } from './commands.ts'
import type { NoticeName, NoticePayload } from './notices.ts'

/** `window.foyer`, as the preload exposes it: the whole of what the window can reach. */
export interface WindowApi {
  /** Runs one command of the table; never rejects, errors are answers. */
  call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandAnswer<CommandOutput<N>>>
  /** Listens to one notice; the returned function stops it. */
  on<N extends NoticeName>(name: N, listen: (payload: NoticePayload<N>) => void): () => void
  /** Copies dropped, pasted or chosen files into the staging folder of a conversation. */
  stageFiles(conversationId: ConversationId, files: File[]): Promise<CommandAnswer<StageOutput>>
}
