import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import type { z } from 'zod'
import {
  commandChannel,
  noticeChannel,
  STAGE_BYTES_CHANNEL,
  STAGE_CHANNEL,
} from '../../protocol/ipc/channels.ts'
import {
  COMMANDS,
  StageBytesInput,
  StageInput,
  type CommandName,
  type StageOutput,
} from '../../protocol/ipc/commands.ts'
import type { NoticeName, NoticePayload } from '../../protocol/ipc/notices.ts'
import { answer } from './answer.ts'
import { CommandError } from './command-error.ts'
import type { Checked, Commands } from './table.ts'

export interface IpcHostOptions {
  window(): BrowserWindow | null
  /** While reception mode is active, only its own commands are answered, and only its notices sent. */
  mayAsk(command: string): boolean
  mayTell(notice: NoticeName): boolean
  /** True for an address of the window's own page. */
  isOwnPage(address: string): boolean
  commands: Commands
  stagePaths(input: z.output<typeof StageInput>): Promise<StageOutput>
  stageBytes(input: z.output<typeof StageBytesInput>): Promise<StageOutput>
  /** An error that is not meant for people. `channel` is the only word of the request that may be logged. */
  report(channel: string, error: unknown): void
}

/** Of a schema, what is used here: to compare whole ones with each other takes the compiler seconds. */
interface InputSchema<T> {
  safeParse(input: unknown): { success: true; data: T } | { success: false }
}

/** Tells the window something. Without a window nobody is told: a new one reads everything anyway. */
export type Notify = <N extends NoticeName>(name: N, payload: NoticePayload<N>) => void

/**
 * Opens the closed list of channels: each command of the table and the two of the preload. Only the main frame of our
 * window, at our own address, is answered, and only input that fits the schema (security.md, row 6).
 */
export function hostCommands(options: IpcHostOptions): Notify {
  for (const name of Object.keys(COMMANDS) as CommandName[]) hostCommand(name, options)
  host(STAGE_CHANNEL, STAGE_CHANNEL, StageInput, options.stagePaths, options)
  host(STAGE_BYTES_CHANNEL, STAGE_BYTES_CHANNEL, StageBytesInput, options.stageBytes, options)
  return (name, payload) => {
    if (!options.mayTell(name)) return
    options.window()?.webContents.send(noticeChannel(name), payload)
  }
}

function hostCommand<N extends CommandName>(name: N, options: IpcHostOptions): void {
  // The table and `Commands` agree by construction; the compiler can't follow that through the union of all names.
  const schema = COMMANDS[name].input as unknown as InputSchema<Checked[N]>
  const run: (input: Checked[N]) => unknown = options.commands[name]
  host(commandChannel(name), name, schema, run, options)
}

function host<T>(
  channel: string,
  command: string,
  schema: InputSchema<T>,
  run: (input: T) => unknown,
  options: IpcHostOptions,
): void {
  ipcMain.handle(channel, (event, input: unknown) =>
    answer(
      () => {
        if (!isOurWindow(event, options)) {
          throw new CommandError('forbidden', 'Only the window of Foyer itself may ask this.')
        }
        if (!options.mayAsk(command)) {
          throw new CommandError(
            'forbidden',
            'This tablet is in reception mode. Leave it with the PIN first.',
          )
        }
        const parsed = schema.safeParse(input)
        if (!parsed.success) {
          throw new CommandError(
            'badRequest',
            'The window asked for something in a form that Foyer does not know.',
          )
        }
        return run(parsed.data)
      },
      (error) => {
        options.report(channel, error)
      },
    ),
  )
}

function isOurWindow(event: IpcMainInvokeEvent, options: IpcHostOptions): boolean {
  const window = options.window()
  const frame = event.senderFrame
  return (
    window !== null &&
    frame !== null &&
    frame === window.webContents.mainFrame &&
    options.isOwnPage(frame.url)
  )
}
