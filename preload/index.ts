import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import type { CommandAnswer, StageOutput } from '../protocol/ipc/commands.ts'
import {
  commandChannel,
  noticeChannel,
  STAGE_CHANNEL,
  STAGE_BYTES_CHANNEL,
} from '../protocol/ipc/channels.ts'
import type { WindowApi } from '../protocol/ipc/window-api.ts'

/** Asks main; an answer of our own stands in when main can't be asked, so that a call never rejects. */
async function ask<T>(channel: string, input: unknown): Promise<CommandAnswer<T>> {
  try {
    return (await ipcRenderer.invoke(channel, input)) as CommandAnswer<T>
  } catch {
    return {
      ok: false,
      error: {
        code: 'unknownCommand',
        message: 'This window asked for something that Foyer does not offer.',
      },
    }
  }
}

/** Files of the disk are named to main by path, which the page never sees; anything else, like a pasted picture, by its bytes. */
async function stageFiles(conversationId: string, files: File[]): Promise<CommandAnswer<StageOutput>> {
  const staged: StageOutput = { files: [], refused: [] }
  const named = files.map((file) => ({ file, path: webUtils.getPathForFile(file) }))
  const paths = named.flatMap(({ path }) => (path === '' ? [] : [path]))
  const answers: CommandAnswer<StageOutput>[] = []
  if (paths.length > 0) answers.push(await ask(STAGE_CHANNEL, { conversationId, paths }))
  for (const { file, path } of named) {
    if (path !== '') continue
    const bytes = new Uint8Array(await file.arrayBuffer())
    answers.push(
      await ask(STAGE_BYTES_CHANNEL, { conversationId, name: file.name || 'Pasted picture.png', bytes }),
    )
  }
  for (const answer of answers) {
    if (!answer.ok) return answer
    staged.files.push(...answer.value.files)
    staged.refused.push(...answer.value.refused)
  }
  return { ok: true, value: staged }
}

const api: WindowApi = {
  call: (name, input) => ask(commandChannel(name), input),
  on(name, listen) {
    const channel = noticeChannel(name)
    const listener = (_event: IpcRendererEvent, payload: Parameters<typeof listen>[0]) => listen(payload)
    ipcRenderer.on(channel, listener)
    return () => ipcRenderer.off(channel, listener)
  },
  stageFiles,
}

contextBridge.exposeInMainWorld('foyer', api)
