import type { FastifyInstance } from 'fastify'
import type { About } from '../../protocol/wire/http.ts'
import { PROTOCOL_OLDEST, PROTOCOL_VERSION } from '../../protocol/wire/version.ts'
import packageJson from '../../package.json' with { type: 'json' }
import type { ServerContext } from '../context.ts'
import type { Queries } from '../database/database.ts'

/** The network's name, as its locations carry it. */
export async function networkName(queries: Queries): Promise<string> {
  const [location] = await queries.query<{ name: string }>(
    'select network_name as name from locations order by id limit 1',
  )
  return location?.name ?? 'Foyer'
}

/** GET /about */
export function addAbout(app: FastifyInstance, context: ServerContext): void {
  app.get('/about', async (): Promise<About> => {
    return {
      foyer: 'server',
      version: packageJson.version,
      protocol: { oldest: PROTOCOL_OLDEST, newest: PROTOCOL_VERSION },
      networkName: await networkName(context.database),
    }
  })
}
