import { fileAddress } from '../../../protocol/ipc/addresses.ts'
import type { Face } from '../../../protocol/ipc/views.ts'
import { Avatar, type AvatarProps } from '../../ui/Avatar.tsx'

/** The avatar of a person or company. */
export function FaceAvatar({ face, size }: { face: Face; size?: AvatarProps['size'] }) {
  const photo = face.photoFileId === null ? null : fileAddress(face.photoFileId)
  return <Avatar id={face.subject.id} name={face.name} size={size} photo={photo} />
}
