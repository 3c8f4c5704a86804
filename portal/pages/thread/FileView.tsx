import { useEffect, useState } from 'react'
import { LinkedText } from '../../../renderer/ui/LinkedText.tsx'
import type { PortalMessage } from '../../../protocol/wire/http.ts'
import { useReachability } from '../../reachability.ts'
import { FileCard } from './FileCard.tsx'
import { PdfTile } from './PdfTile.tsx'
import { Photo } from './Photo.tsx'
import styles from './FileView.module.css'

type FileRef = PortalMessage['files'][number]

/** Pictures that every browser draws and that can carry no script. */
const PICTURES = /^image\/(avif|gif|jpeg|png|webp)$/

/** A file of a message with what its sender wrote below it. `href`: where it is read, if not where every file is. */
export function FileView({ file, href = `/files/${file.id}` }: { file: FileRef; href?: string }) {
  if (file.caption === undefined) return <FileAsItIs file={file} href={href} />
  return (
    <figure className={styles.figure}>
      <FileAsItIs file={file} href={href} />
      <figcaption className={styles.caption}>
        <LinkedText text={file.caption} />
      </figcaption>
    </figure>
  )
}

/** A picture, a video or a PDF as itself, anything else as a card. */
function FileAsItIs({ file, href }: { file: FileRef; href: string }) {
  const [broken, setBroken] = useState(false)
  const online = useReachability((state) => state.online)
  // What failed to load while offline is worth another try after it.
  useEffect(() => {
    if (online) setBroken(false)
  }, [online])
  if (!broken && PICTURES.test(file.mime)) {
    return <Photo file={file} href={href} onBroken={() => setBroken(true)} />
  }
  if (!broken && file.mime.startsWith('video/')) {
    return (
      <video
        className={styles.video}
        src={href}
        aria-label={file.name}
        controls
        playsInline
        preload="metadata"
        style={{ aspectRatio: shapeOf(file) ?? '16 / 9' }}
        onError={() => setBroken(true)}
      />
    )
  }
  if (!broken && file.mime === 'application/pdf') {
    return <PdfTile file={file} href={href} onBroken={() => setBroken(true)} />
  }
  return <FileCard name={file.name} mime={file.mime} sizeBytes={file.sizeBytes} href={href} />
}

/** The shape that a picture will have, so that nothing moves when it arrives. */
function shapeOf({ width, height }: FileRef): string | undefined {
  return width && height ? `${width} / ${height}` : undefined
}
