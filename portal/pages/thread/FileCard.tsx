import { File, FileArchive, FileText, FileVideo, Image, Music } from 'lucide-react'
import type { ReactNode } from 'react'
import { sizeWords } from '../../../renderer/ui/size-words.ts'
import styles from './FileCard.module.css'

/** A file by icon, name and size. With `href` the card saves it: a file is never opened within the page's own origin. */
export function FileCard(props: {
  name: string
  mime: string
  sizeBytes: number
  /** How many pages a PDF has; null until they were counted. */
  pages?: number | null
  href?: string
  children?: ReactNode
}) {
  const pdf = props.mime === 'application/pdf'
  const inside = (
    <>
      <span className={styles.icon} data-pdf={pdf} aria-hidden="true">
        {pdf ? 'PDF' : iconOf(props.mime)}
      </span>
      <span className={styles.words}>
        <span className={styles.name} dir="auto">
          {props.name}
        </span>
        <span className={styles.size}>
          {pdf ? 'PDF · ' : ''}
          {props.pages ? `${props.pages === 1 ? '1 page' : `${props.pages} pages`} · ` : ''}
          {sizeWords(props.sizeBytes)}
        </span>
        {props.children}
      </span>
    </>
  )
  if (props.href === undefined) return <div className={styles.card}>{inside}</div>
  return (
    <a className={styles.card} href={props.href} download={props.name}>
      {inside}
      <span className={styles.action}>Save</span>
    </a>
  )
}

function iconOf(mime: string): ReactNode {
  const look = { size: 20, strokeWidth: 1.75 }
  if (mime.startsWith('image/')) return <Image {...look} />
  if (mime.startsWith('video/')) return <FileVideo {...look} />
  if (mime.startsWith('audio/')) return <Music {...look} />
  if (mime.startsWith('text/')) return <FileText {...look} />
  if (/zip|compressed|tar/.test(mime)) return <FileArchive {...look} />
  return <File {...look} />
}
