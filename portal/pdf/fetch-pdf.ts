import { NetworkError } from '../api-error.ts'
import { refuse } from '../api.ts'

/**
 * The bytes of a PDF, from where the server gives them to whoever may read them. Throws ApiError or NetworkError, or the
 * reason of an abort.
 */
export async function fetchPdf(href: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(href, { credentials: 'same-origin', signal }).catch(() => {
    signal.throwIfAborted()
    throw new NetworkError()
  })
  if (!response.ok) refuse(response.status, await response.json().catch(() => null))
  return new Uint8Array(await response.arrayBuffer())
}
