import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import type { CommandAnswer, StageOutput } from '../protocol/ipc/commands.ts'
import {
  commandChannel,
  noticeChannel,
  STAGE_CHANNEL,
  STAGE_BYTES_CHANNEL,
} from '../protocol/ipc/channels.ts'
import { PASTE_BYTES_MAX, STAGE_PATHS_MAX } from '../protocol/ipc/limits.ts'
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

/**
 * Files of the disk are named to main by path, which the page never sees; anything else, like a pasted picture, by its
 * bytes.
 */
async function stageFiles(conversationId: string, files: File[]): Promise<CommandAnswer<StageOutput>> {
  const staged: StageOutput = { files: [], refused: [], folders: [] }
  const named = files.map((file) => ({ file, path: webUtils.getPathForFile(file) }))
  const onDisk = named.filter(({ path }) => path !== '')
  if (onDisk.length > 0) {
    const paths = onDisk.slice(0, STAGE_PATHS_MAX).map(({ path }) => path)
    const answer = await ask<StageOutput>(STAGE_CHANNEL, { conversationId, paths })
    if (!answer.ok) return answer
    add(answer.value)
  }
  for (const { file } of onDisk.slice(STAGE_PATHS_MAX)) {
    staged.refused.push({
      name: file.name,
      reason: 'was left out: that is more than can be dropped at once.',
    })
  }
  for (const { file, path } of named) {
    if (path !== '') continue
    const answer = await stagePasted(conversationId, file)
    // What was said of the others must not get lost with one that failed.
    if (answer.ok) add(answer.value)
    else staged.refused.push({ name: file.name, reason: `was not taken: ${answer.error.message}` })
  }
  return { ok: true, value: staged }

  function add({ files: taken, refused, folders }: StageOutput): void {
    staged.files.push(...taken)
    staged.refused.push(...refused)
    staged.folders.push(...folders)
  }
}

/** What has no path is held in memory as a whole, so it is bounded. */
async function stagePasted(conversationId: string, file: File): Promise<CommandAnswer<StageOutput>> {
  const name = (file.name || 'Pasted picture.png').slice(-300)
  const refuse = (reason: string): CommandAnswer<StageOutput> => ({
    ok: true,
    value: { files: [], refused: [{ name, reason }], folders: [] },
  })
  if (file.size > PASTE_BYTES_MAX) return refuse('is too large to be pasted. Save it, and drop the file.')
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return await ask(STAGE_BYTES_CHANNEL, { conversationId, name, bytes })
  } catch {
    return refuse("can't be read: it is no longer there.")
  }
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
