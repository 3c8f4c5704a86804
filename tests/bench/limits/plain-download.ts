import { SnapshotPage, Tokens } from '../../../protocol/wire/http.ts'
import { locationStream, newId, userStream, type DeviceId } from '../../../protocol/wire/ids.ts'
import type { Server } from '../../harness/server.ts'

/**
 * How long it takes to fetch every row that a new device gets, page by page, when nothing is done with them: what the
 * server's reading and the way to the device cost at the least. In ms.
 */
export async function plainDownloadMs(server: Server): Promise<number> {
  const response = await fetch(`${server.url}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...server.demo, deviceId: newId() as DeviceId }),
  })
  const { accessToken, access } = Tokens.parse(await response.json())
  const streams = [
    ...access.locations.map(({ locationId }) => locationStream(locationId)),
    userStream(access.userId),
  ]
  const fetchPage = async (input: Record<string, string>): Promise<string | null> => {
    const page = await fetch(`${server.url}/sync/snapshot?${new URLSearchParams(input).toString()}`, {
      headers: { authorization: `Bearer ${accessToken}` },
    })
    return SnapshotPage.parse(await page.json()).next
  }
  const startMs = performance.now()
  for (const tier of ['0', '1', '2']) {
    for (const stream of streams) {
      let after = await fetchPage({ stream, tier })
      while (after !== null) after = await fetchPage({ stream, tier, after })
    }
  }
  return performance.now() - startMs
}
