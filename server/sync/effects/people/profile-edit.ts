import { locationStream, photoPlaceId, userStream, type FileId } from '../../../../protocol/wire/ids.ts'
import type { UserRow } from '../../../../protocol/wire/rows/people.ts'
import type { FileRef } from '../../../../protocol/wire/rows/fields.ts'
import { Refusal } from '../../refusal.ts'
import { StreamWriters } from '../../stream-writers.ts'
import { asShownInChat, thoseWhoKnowByChat } from '../chats/direct-people.ts'
import type { Change, Effect } from '../effect.ts'

/** Pictures that every browser draws and that can carry no script. */
const PHOTOS = /^image\/(avif|gif|jpeg|png|webp)$/

/**
 * Changes what somebody says of themselves, and who sees it: nobody but the person does (mission.md, "user"). The row
 * goes to every location where they are known or ask to join, and to administrators elsewhere with whom they have a direct chat.
 */
export const editProfile: Effect<'profile.edit'> = async (change, body) => {
  const { tx, actor, at } = change
  await tx.lockPeople([actor.userId])
  const streams = (await tx.placesOf([actor.userId])).map(locationStream)
  const [first = userStream(actor.userId), ...rest] = streams
  const friends = (await thoseWhoKnowByChat(tx, actor.userId)).map(userStream)
  const by = { actor: actor.userId, at }
  const writers = await StreamWriters.open(tx, [first, ...rest], by, friends)
  const [before] = await tx.users([actor.userId])
  if (before === undefined) throw new Refusal('notFound', 'Your account is no longer here.')
  const name = body.name?.trim() ?? before.name
  if (name === '') throw new Refusal('badRequest', 'A name needs at least one letter.')
  const row: UserRow = {
    ...before,
    rev: before.rev + 1,
    name,
    phone: body.phone === undefined ? before.phone : body.phone?.trim() || null,
    about: body.about ?? before.about,
    photo: body.photoFileId === undefined ? before.photo : await photoOf(change, before, body.photoFileId),
    privacy: body.privacy ?? before.privacy,
  }
  await tx.putAll('user', [row])
  await writers.put('user', row)
  for (const stream of friends) await writers.at(stream).put('user', asShownInChat(row))
  return writers
}

/** The photo that the person has uploaded for themselves, or the one that they have. */
async function photoOf(
  { tx, actor }: Change,
  before: UserRow,
  fileId: FileId | null,
): Promise<FileRef | null> {
  if (fileId === null) return null
  if (fileId === before.photo?.id) return before.photo
  const [file] = await tx.uploadedFiles([fileId])
  if (file?.ownerUserId !== actor.userId || file.conversationId !== photoPlaceId(actor.userId)) {
    throw new Refusal('fileMissing', 'This photo is not on the server. Choose it again.')
  }
  if (!PHOTOS.test(file.ref.mime)) {
    throw new Refusal('badRequest', 'A photo is a JPEG, PNG, WebP, AVIF or GIF picture.')
  }
  await tx.publishPhoto(fileId)
  return file.ref
}
