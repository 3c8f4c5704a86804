import { createHash } from 'node:crypto'
import type { WireError } from '../../protocol/wire/errors.ts'
import { SnapshotPage } from '../../protocol/wire/http.ts'
import type { Answer } from '../../protocol/wire/requests.ts'
import { isEntity, ROWS, type AnyRow } from '../../protocol/wire/rows/index.ts'
import { fetchFrom, parseJson } from './http-answer.ts'
import type { FetchedPage, PageRequest } from './options.ts'

const DAMAGED: WireError = {
  code: 'fileCorrupt',
  retry: 'backoff',
  message: 'Rows arrived damaged. Foyer fetches them again by itself.',
}

/**
 * GET /sync/snapshot: one page, its SHA-256 checked, its rows read. Rows that this version can't read are left out; they
 * come again with their next change, or when an upgraded app takes a new snapshot.
 */
export async function fetchSnapshotPage(
  origin: string,
  token: string,
  request: PageRequest,
): Promise<Answer<FetchedPage>> {
  const query = new URLSearchParams({ stream: request.stream, tier: String(request.tier) })
  if (request.after !== null) query.set('after', request.after)
  const answer = await fetchFrom(origin, `/sync/snapshot?${query.toString()}`, {
    authorization: `Bearer ${token}`,
  })
  if (!answer.ok) return answer
  const { body, headers } = answer.value
  const hash = createHash('sha256').update(body).digest('hex')
  const page = SnapshotPage.safeParse(parseJson(body))
  const asked = page.data?.stream === request.stream && page.data.tier === request.tier
  if (hash !== headers.get('x-content-sha256') || !page.success || !asked)
    return { ok: false, error: DAMAGED }
  const { epoch, at, rows, next, total } = page.data
  return { ok: true, value: { ...request, epoch, at, next, total, rows: rows.flatMap(readRow) } }
}

function readRow([entity, row]: [string, unknown]): AnyRow[] {
  if (!isEntity(entity)) return []
  const parsed = ROWS[entity].safeParse(row)
  return parsed.success ? [{ entity, row: parsed.data } as AnyRow] : []
}
