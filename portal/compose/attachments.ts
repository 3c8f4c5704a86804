import { create } from 'zustand'
import { newId } from '../../protocol/wire/ids.ts'
import type { FileId } from '../../protocol/wire/ids.ts'

/** As many as one message may carry (PortalSend). */
export const ATTACHMENTS_MAX = 10

/** A file in the tray: nothing of it leaves before Send. */
export interface Attachment {
  id: FileId
  file: File
}

/**
 * The tray of each draft, by account and conversation. It outlives the page's parts, so an expired session doesn't
 * empty it.
 */
const useTrays = create<{ byDraft: ReadonlyMap<string, readonly Attachment[]> }>(() => ({
  byDraft: new Map(),
}))

const NONE: readonly Attachment[] = []

/** The tray of one draft. */
export function useTray(draft: string): readonly Attachment[] {
  return useTrays((state) => state.byDraft.get(draft) ?? NONE)
}

/** Puts files into the tray; out: the reasons why some were left out, each in a sentence. */
export async function attach(draft: string, files: readonly File[]): Promise<string[]> {
  const checked = await Promise.all(files.map(async (file) => ({ file, problem: await problemOf(file) })))
  const reasons = checked.map(({ problem }) => problem).filter((problem) => problem !== null)
  const good = checked.filter(({ problem }) => problem === null).map(({ file }) => file)
  const tray = trayOf(draft)
  const room = Math.max(0, ATTACHMENTS_MAX - tray.length)
  if (good.length > room) {
    reasons.push(`A message takes ${ATTACHMENTS_MAX} files. Send these first, then attach the others.`)
  }
  setTray(draft, [...tray, ...good.slice(0, room).map((file) => ({ id: newId() as FileId, file }))])
  return reasons
}

/** Takes one file out of the tray. */
export function detach(draft: string, id: FileId): void {
  setTray(
    draft,
    trayOf(draft).filter((one) => one.id !== id),
  )
}

/** Takes out what was kept with a message; files that were added meanwhile stay. */
export function takeOut(draft: string, sent: readonly Attachment[]): void {
  setTray(
    draft,
    trayOf(draft).filter((one) => !sent.some(({ id }) => id === one.id)),
  )
}

function trayOf(draft: string): readonly Attachment[] {
  return useTrays.getState().byDraft.get(draft) ?? NONE
}

function setTray(draft: string, tray: readonly Attachment[]): void {
  useTrays.setState({ byDraft: new Map(useTrays.getState().byDraft).set(draft, tray) })
}

/** A folder dragged in looks like a file until it is read. */
async function problemOf(file: File): Promise<string | null> {
  try {
    await file.slice(0, 1).arrayBuffer()
  } catch {
    return `“${file.name}” can’t be read. A folder has to be zipped first.`
  }
  return file.size === 0 ? `“${file.name}” is empty.` : null
}
