/** Why a file was left out: `message` ends the sentence that begins with its name. */
export class Refusal extends Error {}

const UNREADABLE = "can't be read: you don't have permission."
const GONE = 'is no longer there.'
const NO_ROOM = "doesn't fit on this computer's disk. Free some space and drop it again."

const REASONS: Record<string, string> = {
  EACCES: UNREADABLE,
  EPERM: UNREADABLE,
  EISDIR: 'is a folder. Drop the files in it instead.',
  ENOENT: GONE,
  ENOTDIR: GONE,
  ELOOP: 'is a link that leads nowhere.',
  ENAMETOOLONG: 'has too long a name. Rename it and drop it again.',
  ENXIO: 'is not a file that can be sent.',
  ENOSPC: NO_ROOM,
  EDQUOT: NO_ROOM,
  // The store's word for it: the file is here, and its row does not fit.
  quota: NO_ROOM,
}

/** The end of the sentence for an error of the file system. */
export function refusalReason(error: unknown): string {
  if (error instanceof Refusal) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return (
    REASONS[code] ??
    `can't be read (${code || 'unknown error'}). Copy it to another place and drop it from there.`
  )
}
