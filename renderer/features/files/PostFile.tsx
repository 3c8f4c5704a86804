import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { FileTile } from './FileTile.tsx'
import { LooksAlone } from './open-file.ts'

/** A file that came with a post: seen like those of messages, and large by itself. */
export function PostFile({ file }: { file: FileRef }) {
  return (
    <LooksAlone value={true}>
      <FileTile file={file} />
    </LooksAlone>
  )
}
