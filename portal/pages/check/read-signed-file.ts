import { z } from 'zod'
import type { SigningCheck } from '../../../protocol/wire/http.ts'
import { SignatureId } from '../../../protocol/wire/ids.ts'
import { EVIDENCE_FORMAT } from '../../../protocol/wire/signature-limits.ts'
import { fileHash } from '../../outbox/file-hash.ts'

/** A record is some kilobytes; what is larger is none. */
const RECORD_BYTES_MAX = 5 * 1024 ** 2

const RecordHead = z.object({
  format: z.literal(EVIDENCE_FORMAT),
  request: SignatureId,
  evidence: z.array(z.unknown()).min(1),
})

/** What the server is asked about a file: its hash, and for a saved record of which request it says to be. */
export async function readSignedFile(file: Blob): Promise<SigningCheck> {
  return { sha256: await fileHash(file), record: await recordOf(file) }
}

async function recordOf(file: Blob): Promise<SigningCheck['record']> {
  if (file.size > RECORD_BYTES_MAX || (await file.slice(0, 1).text()) !== '{') return null
  try {
    const { request, evidence } = RecordHead.parse(JSON.parse(await file.text()))
    return { signatureId: request, lines: evidence.length }
  } catch {
    // Anything else that begins with a brace is asked for as it is, and is not known.
    return null
  }
}
