import { opendir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refusal, refusalReason } from './refusal.ts'

const MOST = { files: 2000, depth: 20 }
/** What systems put into folders for themselves. */
const NOT_THE_USERS = new Set(['.ds_store', 'thumbs.db', 'desktop.ini'])

export interface FolderFile {
  /** From the folder down: ["2027", "plan.pdf"]. */
  parts: string[]
  path: string
  sizeBytes: number
}

export interface FoundFolder {
  name: string
  /** Without links on the way: what lies in it has a real path below this one. */
  root: string
  /** In the order of their names, so that the same folder always makes the same zip. */
  files: FolderFile[]
  /** What can't be read in it, with the reason. */
  refused: { name: string; reason: string }[]
}

/**
 * What a folder holds. Links are never followed: one could lead out of it. Throws a Refusal when it holds nothing, more
 * than 2,000 files, or folders more than 20 deep.
 */
export async function lookIntoFolder(path: string, most = MOST): Promise<FoundFolder> {
  const root = await realpath(path)
  const folder: FoundFolder = { name: basename(path), root, files: [], refused: [] }
  await look(folder, [], most)
  if (folder.files.length === 0 && folder.refused.length === 0) {
    throw new Refusal('is a folder without files.')
  }
  return folder
}

async function look(folder: FoundFolder, parts: string[], most: typeof MOST): Promise<void> {
  if (parts.length > most.depth) {
    throw new Refusal(`has folders more than ${most.depth} deep. Make a zip of it and drop that.`)
  }
  const names: string[] = []
  const folders: string[] = []
  for await (const entry of await opendir(join(folder.root, ...parts))) {
    if (NOT_THE_USERS.has(entry.name.toLowerCase())) continue
    if (entry.isDirectory()) folders.push(entry.name)
    else if (entry.isFile()) names.push(entry.name)
    if (folder.files.length + names.length + folders.length > most.files) {
      throw new Refusal(
        `has more than ${most.files.toLocaleString('en')} files. Make a zip of it, or drop a part of it.`,
      )
    }
  }
  for (const name of names.sort()) {
    await orRefused(folder, [...parts, name], async (own) => {
      const path = join(folder.root, ...own)
      folder.files.push({ parts: own, path, sizeBytes: (await stat(path)).size })
    })
  }
  for (const name of folders.sort())
    await orRefused(folder, [...parts, name], (own) => look(folder, own, most))
}

async function orRefused(
  folder: FoundFolder,
  parts: string[],
  work: (parts: string[]) => Promise<void>,
): Promise<void> {
  try {
    await work(parts)
  } catch (error) {
    if (error instanceof Refusal) throw error
    folder.refused.push({ name: [folder.name, ...parts].join('/'), reason: refusalReason(error) })
  }
}

/**
 * Makes sure that a file of a folder still lies in it: somebody may have put a link in the place of a folder since it was
 * looked at. Throws a Refusal.
 */
export async function checkStillInside(folder: FoundFolder, file: FolderFile): Promise<void> {
  if ((await realpath(file.path)) !== join(folder.root, ...file.parts)) {
    throw new Refusal('is no longer there.')
  }
}
