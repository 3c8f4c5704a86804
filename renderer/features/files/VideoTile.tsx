import { useRef } from 'react'
import { Maximize2 } from 'lucide-react'
import { fileAddress } from '../../../protocol/ipc/addresses.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { fetchFile } from '../../stores/files.ts'
import { useDownloads } from '../../stores/files-downloads.ts'
import { IconButton } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { sizeWords } from '../../ui/size-words.ts'
import { dragOut } from './drag-out.ts'
import { FileCard, SaveButton } from './FileCard.tsx'
import { FileMenu } from './FileMenu.tsx'
import styles from './FileTile.module.css'
import { useOpenFile } from './open-file.ts'
import { shownName } from './shown-name.ts'
import { useLook } from './use-look.ts'

/** A film in the thread: its first picture, and a player that seeks. One that is being played is also fetched and kept. */
export function VideoTile({ file }: { file: FileRef }) {
  const player = useRef<HTMLVideoElement>(null)
  const { problem, attempt, failed } = useLook(file)
  const openFile = useOpenFile()
  const coming = useDownloads(({ running }) => running.get(file.id))
  if (problem !== null) return <FileCard file={file} facts={sizeWords(file.sizeBytes)} problem={problem} />
  const name = shownName(file.name)
  return (
    <figure className={styles.video}>
      <video
        key={attempt}
        ref={player}
        className={styles.player}
        src={`${fileAddress(file.id)}#t=0.001`}
        controls
        controlsList="nodownload noremoteplayback"
        disablePictureInPicture
        preload="metadata"
        aria-label={name}
        style={{ aspectRatio: aspectOf(file) }}
        onPlay={() => void fetchFile(file.id).catch(() => undefined)}
        onError={failed}
      />
      <figcaption className={styles.caption} {...dragOut(file)}>
        <bdi className={styles.name} title={name}>
          {name}
        </bdi>
        <span className={styles.size}>{sizeWords(file.sizeBytes)}</span>
        <IconButton
          label={`Show ${name} large`}
          onClick={() => {
            player.current?.pause()
            openFile(file)
          }}
        >
          <Maximize2 size={16} strokeWidth={1.75} />
        </IconButton>
        <SaveButton file={file} />
        <FileMenu file={file} />
      </figcaption>
      {coming && (
        <div className={styles.coming}>
          <ProgressBar label={`Download of ${name}`} done={coming.receivedBytes} total={coming.sizeBytes} />
        </div>
      )}
    </figure>
  )
}

function aspectOf({ width, height }: FileRef): string {
  return width && height ? `${width} / ${height}` : '16 / 9'
}
