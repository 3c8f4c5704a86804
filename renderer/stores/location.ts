import type {
  Audience,
  ExposedPage,
  ExposedThing,
  ExposureView,
  LocationFields,
  LocationPageView,
} from '../../protocol/ipc/page-views.ts'
import type { ConversationId, FileId, LocationId } from '../../protocol/wire/ids.ts'
import { call, CommandError, stageFiles } from '../app/bridge.ts'
import { createReading } from './reading.ts'

/** The pages of the location one works at, with what waits to be published. */
export const useLocationPage = createReading<LocationPageView>(
  ['location', 'publicLink', 'user', 'outbox', 'staged'],
  () => call('location.page', {}),
)

/** How many people each visibility shows, from the rows on this device. */
export const useExposure = createReading<ExposureView>(
  ['location', 'user', 'membership', 'post', 'comment', 'visit', 'bar'],
  () => call('location.exposure', {}),
)

/** Some of the people whom a visibility shows to readers of one kind, by name. Throws with the reason. */
export function fetchExposed(
  what: ExposedThing,
  audience: Audience,
  offset: number,
  limit: number,
): Promise<ExposedPage> {
  return call('location.exposed', { what, audience, offset, limit })
}

/** Changes the location; answers when it is on disk. `basisRev`: upon which revision the Information page was written. */
export async function editLocation(change: Partial<LocationFields>, basisRev: number): Promise<void> {
  await call('location.edit', { change, basisRev })
}

/** Takes a picture in for the location's page; nothing leaves before the page is saved. Throws with the reason. */
export async function stagePicture(locationId: LocationId, file: File): Promise<FileId> {
  // What is staged is kept by the place that it is for: a chat, or here a location.
  const { files, refused } = await stageFiles(locationId as string as ConversationId, [file])
  const [picture] = files
  if (picture) return picture.id
  throw new CommandError('badRequest', refused[0]?.reason ?? `“${file.name}” could not be read.`)
}
