import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { PublicInformation } from '../../protocol/wire/http.ts'
import { FileId, LocationId } from '../../protocol/wire/ids.ts'
import type { LocationRow } from '../../protocol/wire/rows/space.ts'
import type { ServerContext } from '../context.ts'
import { findFile } from '../files/file-rows.ts'
import { notFound } from '../http/refusal.ts'
import { sendFile } from '../http/send-file.ts'
import { openParts } from '../rules/open-to-all.ts'
import type { SyncStorage } from '../sync/storage.ts'

const PER_MINUTE = { config: { rateLimit: { max: 240, timeWindow: 60_000 } } }

type OfLocation = FastifyRequest<{ Params: { id: string } }>
type OfPicture = FastifyRequest<{ Params: { id: string; fileId: string } }>

/** The Information page of a location and its pictures, for everybody (use case 1). */
export function addInformation(app: FastifyInstance, context: ServerContext, storage: SyncStorage): void {
  const locationOf = async (id: string): Promise<LocationRow> => {
    const parsed = LocationId.safeParse(id)
    const location = parsed.success ? await storage.transaction((tx) => tx.location(parsed.data)) : null
    if (location === null) throw notFound()
    return location
  }

  app.get(
    '/portal/api/locations/:id/information',
    PER_MINUTE,
    async ({ params }: OfLocation): Promise<PublicInformation> => {
      const { id, name, networkName, address, timeZone, information } = await locationOf(params.id)
      const open = await openParts(context.database, id)
      return { locationId: id, name, networkName, address, timeZone, information, open }
    },
  )

  app.get('/portal/api/locations/:id/pictures/:fileId', PER_MINUTE, async (request: OfPicture, reply) => {
    const { information } = await locationOf(request.params.id)
    const id = FileId.safeParse(request.params.fileId)
    const isShown = information.some((block) => block.type === 'image' && block.file.id === id.data)
    const file = id.success && isShown ? await findFile(context.database, id.data) : null
    if (file === null) throw notFound()
    return sendFile(context, request, reply, file)
  })
}
