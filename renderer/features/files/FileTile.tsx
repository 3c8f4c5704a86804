import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { sizeWords } from '../../ui/size-words.ts'
import { AudioTile } from './AudioTile.tsx'
import { FileCard } from './FileCard.tsx'
import { brokenPromise, shownKind } from './file-kind.ts'
import { PdfTile } from './PdfTile.tsx'
import { PictureTile } from './PictureTile.tsx'
import { TextTile } from './TextTile.tsx'
import { VideoTile } from './VideoTile.tsx'

/** A file that came with a message: seen in place when that can be, else icon, name and size. */
export function FileTile({ file }: { file: FileRef }) {
  switch (shownKind(file)) {
    case 'image':
      return <PictureTile file={file} />
    case 'video':
      return <VideoTile file={file} />
    case 'audio':
      return <AudioTile file={file} />
    case 'pdf':
      return <PdfTile file={file} />
    case 'text':
      return <TextTile file={file} />
    case 'other': {
      const broken = brokenPromise(file)
      return (
        <FileCard
          file={file}
          facts={sizeWords(file.sizeBytes)}
          problem={broken === null ? null : `It ${broken}`}
        />
      )
    }
  }
}
