import { useState } from 'react'
import { fileAddress } from '../../../protocol/ipc/addresses.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { sizeWords } from '../../ui/size-words.ts'
import { FileCard, SaveButton } from './FileCard.tsx'
import { fileKind } from './file-kind.ts'
import styles from './FileTile.module.css'
import { PdfTile } from './PdfTile.tsx'
import { PictureButton } from './PictureButton.tsx'
import { saveFileAs } from './save-file-as.ts'

/** A file that came with a message: seen in place when it is a picture, video, sound or PDF, else icon, name and size. */
export function FileTile({ file }: { file: FileRef }) {
  const [unreadable, setUnreadable] = useState(false)
  const kind = unreadable ? 'other' : fileKind(file.mime)
  const address = fileAddress(file.id)
  if (kind === 'image') {
    return (
      <PictureButton
        file={file}
        address={address}
        onBroken={() => setUnreadable(true)}
        onSave={() => saveFileAs(file)}
      />
    )
  }
  if (kind === 'video') {
    return (
      <figure className={styles.video}>
        <video
          className={styles.player}
          src={address}
          controls
          preload="metadata"
          aria-label={file.name}
          style={{ aspectRatio: aspectOf(file) }}
          onError={() => setUnreadable(true)}
        />
        <figcaption className={styles.caption}>
          <bdi className={styles.name}>{file.name}</bdi>
          <span className={styles.size}>{sizeWords(file.sizeBytes)}</span>
          <SaveButton file={file} />
        </figcaption>
      </figure>
    )
  }
  if (kind === 'pdf') return <PdfTile file={file} />
  const facts = `${sizeWords(file.sizeBytes)}${unreadable ? ' · not on this computer yet' : ''}`
  return (
    <FileCard file={file} facts={facts}>
      {kind === 'audio' && (
        <audio
          className={styles.sound}
          src={address}
          controls
          preload="none"
          aria-label={file.name}
          onError={() => setUnreadable(true)}
        />
      )}
    </FileCard>
  )
}

function aspectOf({ width, height }: FileRef): string {
  return width && height ? `${width} / ${height}` : '16 / 9'
}
