import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import type { ServerContext } from '../context.ts'
import { syncTransactionOn } from '../database/sync-storage.ts'
import { findFile } from '../files/file-rows.ts'
import { uploadPath } from '../files/finish-upload.ts'
import {
  COPY_LIMITS,
  makeCopy,
  type Copy,
  type CopyFailure,
  type CopyLimits,
  type Failed,
} from './make-copy.ts'

/** Beside the one file that the server is built to. */
const COPY_WORKER = new URL('./copy-worker.js', import.meta.url)

/** How copies are made. */
export interface Copies {
  /** The built copy-worker.ts; without it the one beside the running file. */
  workerFile?: string | URL
  limits?: CopyLimits
}

/** Why there is no signed copy: the document is not there or not what was signed, or it can't be made within its limits. */
export type SealFailure = 'missing' | 'changed' | CopyFailure

/** The copy, or why there is none: none is made of a document that is no longer on the disk as it was signed (I21). */
export async function signedCopy(
  context: ServerContext,
  row: SignatureRow,
  { workerFile = COPY_WORKER, limits = COPY_LIMITS }: Copies,
  stop: AbortSignal,
): Promise<Copy | Failed<SealFailure>> {
  const { database, filesFolder } = context
  const file = await findFile(database, row.file.id)
  const original = file && (await readIfThere(uploadPath(filesFolder, file.uploadId)))
  if (original === null) return { failed: 'missing', detail: 'the document is not here' }
  if (createHash('sha256').update(original).digest('hex') !== row.file.sha256) {
    return { failed: 'changed', detail: 'the document has changed on the disk' }
  }
  const [place] = await database.query<{ name: string; networkName: string }>(
    'select name, network_name as "networkName" from locations where id = $1',
    [row.locationId],
  )
  const { marks, evidence } = await database.transaction(async (queries) => {
    const tx = syncTransactionOn(queries)
    return { marks: await tx.marks(row.id), evidence: await tx.evidence(row.id) }
  })
  const where = place === undefined ? '' : `${place.name}, ${place.networkName}`
  return makeCopy(workerFile, { original, row, marks, evidence, place: where }, stop, limits)
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** "contract.pdf" becomes "contract (signed).pdf", within the length that a name may have. */
export function signedName(name: string): string {
  const stem = name.replace(/\.pdf$/i, '')
  return `${stem.slice(0, 250)} (signed).pdf`
}

/** On the disk when it resolves. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
