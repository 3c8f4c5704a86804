import { fileAddress } from '../../../protocol/ipc/addresses.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { saveFile } from '../../stores/staged.ts'
import { Button } from '../../ui/Button.tsx'
import { sizeWords } from '../../ui/size-words.ts'
import { showToast, tellError } from '../../ui/toast.ts'
import { useState } from 'react'
import { FileBadge } from './FileBadge.tsx'
import { fileKind } from './file-kind.ts'
import { PictureButton } from './PictureButton.tsx'
import styles from './FileTile.module.css'

/** A file that came with a message: seen in place when it is a picture, video or sound, else icon, name and size. */
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
        onSave={() => save(file)}
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
        <Caption file={file} />
      </figure>
    )
  }
  return (
    <div className={styles.card} data-testid="file-card">
      <FileBadge name={file.name} mime={file.mime} />
      <div className={styles.words}>
        <bdi className={styles.name} title={file.name}>
          {file.name}
        </bdi>
        <span className={styles.size}>
          {sizeWords(file.sizeBytes)}
          {unreadable && ' · not on this computer yet'}
        </span>
      </div>
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
      <Button
        look="quiet"
        size="small"
        className={styles.save}
        aria-label={`Save ${file.name} as`}
        onClick={() => save(file)}
      >
        Save as…
      </Button>
    </div>
  )
}

function Caption({ file }: { file: FileRef }) {
  return (
    <figcaption className={styles.caption}>
      <bdi className={styles.name}>{file.name}</bdi>
      <span className={styles.size}>{sizeWords(file.sizeBytes)}</span>
      <Button
        look="quiet"
        size="small"
        className={styles.save}
        aria-label={`Save ${file.name} as`}
        onClick={() => save(file)}
      >
        Save as…
      </Button>
    </figcaption>
  )
}

function aspectOf({ width, height }: FileRef): string {
  return width && height ? `${width} / ${height}` : '16 / 9'
}

function save(file: FileRef): void {
  saveFile(file.id).then((saved) => {
    if (saved) showToast(`${file.name} saved`)
  }, tellError)
}
