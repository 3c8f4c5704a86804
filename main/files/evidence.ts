import { z } from 'zod'
import type { SignatureId } from '../../protocol/wire/ids.ts'
import type { FileServer } from './download.ts'

const TIMEOUT_MS = 15_000
/** A line of a record has some hundred bytes. */
const BYTES_MAX = 5_000_000

const Titled = z.object({ title: z.string() })

/** A record as the server wrote it, byte by byte, and what it is about; or why it can't be had now. */
export type FetchedEvidence = { bytes: Uint8Array; title: string } | { problem: 'unreachable' | 'gone' }

/** Fetches the record of a signature request. It stays on the server, as it names addresses and browsers of signers. */
export async function fetchEvidence(
  { server, freshToken }: FileServer,
  id: SignatureId,
): Promise<FetchedEvidence> {
  try {
    const response = await fetch(`${server}/signatures/${id}/evidence`, {
      headers: { authorization: `Bearer ${await freshToken()}` },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if ([403, 404, 410].includes(response.status)) return { problem: 'gone' }
    const length = Number(response.headers.get('content-length') ?? 0)
    if (!response.ok || length > BYTES_MAX) return { problem: 'unreachable' }
    const bytes = new Uint8Array(await response.arrayBuffer())
    const { title } = Titled.parse(JSON.parse(new TextDecoder().decode(bytes)))
    return { bytes, title }
  } catch {
    return { problem: 'unreachable' }
  }
}
