import { fileAddress } from '../../../protocol/ipc/addresses.ts'
import type { Face } from '../../../protocol/ipc/views.ts'
import { Avatar, type AvatarProps } from '../../ui/Avatar.tsx'

/** The avatar of a person or company; with a dot when the person is there now. */
export function FaceAvatar(props: { face: Face; size?: AvatarProps['size']; present?: boolean }) {
  const { face, size, present } = props
  const photo = face.photoFileId === null ? null : fileAddress(face.photoFileId)
  return <Avatar id={face.subject.id} name={face.name} size={size} photo={photo} present={present} />
}
