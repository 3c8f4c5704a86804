import type { z } from 'zod'
import type { COMMANDS, CommandName, CommandOutput } from '../../protocol/ipc/commands.ts'

/** The inputs of the commands after their schemas have been checked. */
export type Checked = { [N in CommandName]: z.output<(typeof COMMANDS)[N]['input']> }

/** What carries out each command of the table: a missing one does not compile. */
export type Commands = {
  [N in CommandName]: (input: Checked[N]) => CommandOutput<N> | Promise<CommandOutput<N>>
}

type SectionOf<Name extends CommandName> = Name extends `${infer Section}.${string}` ? Section : never

/** The commands of one section of the table: `Section<'chats'>`. */
export type Section<Name extends SectionOf<CommandName>> = {
  [N in CommandName as N extends `${Name}.${string}` ? N : never]: Commands[N]
}
