import { fileAddress } from '../../../protocol/ipc/addresses.ts'
import type { FileId } from '../../../protocol/wire/ids.ts'
import { peopleNamed } from '../../stores/feed.ts'
import type { Mentionable } from '../../ui/MentionBox.tsx'

/** Who can be named in a post or a comment, by the first letters. */
export async function suggestPeople(letters: string): Promise<Mentionable[]> {
  return (await peopleNamed(letters)).map(({ id, name, photoFileId }) => ({
    id,
    name,
    photo: photoFileId === null ? null : fileAddress(photoFileId as FileId),
  }))
}
