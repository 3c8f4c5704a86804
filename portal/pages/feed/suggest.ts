import type { LocationId } from '../../../protocol/wire/ids.ts'
import type { Mentionable } from '../../../renderer/ui/MentionBox.tsx'
import { fetchDirectory } from '../../api-community.ts'

const OFFERED = 6

/** Who can be named: those whom the directory shows to oneself. Nobody where it isn't open. */
export async function suggestFrom(locationId: LocationId, letters: string): Promise<Mentionable[]> {
  const { people } = await fetchDirectory(locationId, letters)
  return people.slice(0, OFFERED).map(({ userId, name, photoFileId }) => ({
    id: userId,
    name,
    photo: photoFileId && `/files/${photoFileId}`,
  }))
}
