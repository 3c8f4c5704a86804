import { createElement, Fragment, type ReactNode } from 'react'
import styles from './RichText.module.css'

/** A run of characters with its marks. */
interface Span {
  text: string
  bold?: boolean | undefined
  italic?: boolean | undefined
  strike?: boolean | undefined
  href?: string | undefined
  mentionUserId?: string | undefined
}

export type RichTextBlock =
  | { type: 'heading' | 'paragraph' | 'bullet'; spans: readonly Span[] }
  | { type: 'image'; address: string; alt: string; width: number | null; height: number | null }

/** What draws a link: the window asks main to open it, a page of the portal is a page. */
type DrawLink = (href: string, words: ReactNode) => ReactNode

/**
 * Rich text drawn as elements: nothing of it is ever read as HTML. In: the level of its headings, below that of what
 * stands over it.
 */
export function RichText(props: {
  blocks: readonly RichTextBlock[]
  headingLevel: 2 | 3 | 4
  drawLink: DrawLink
}) {
  return (
    <div className={styles.text}>
      {grouped(props.blocks).map((group, index) => (
        <Fragment key={index}>{drawGroup(group, props.headingLevel, props.drawLink)}</Fragment>
      ))}
    </div>
  )
}

/** Points of a list that follow each other are one list. */
function grouped(blocks: readonly RichTextBlock[]): RichTextBlock[][] {
  const groups: RichTextBlock[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.type === 'bullet' && last?.[0]?.type === 'bullet') last.push(block)
    else groups.push([block])
  }
  return groups
}

function drawGroup(group: RichTextBlock[], headingLevel: number, drawLink: DrawLink): ReactNode {
  const [block] = group
  if (block === undefined) return null
  if (block.type === 'bullet') {
    return (
      <ul className={styles.list}>
        {group.map((point, index) => (
          <li key={index} className={styles.point} dir="auto">
            {point.type !== 'image' && drawSpans(point.spans, drawLink)}
          </li>
        ))}
      </ul>
    )
  }
  if (block.type === 'image') {
    const { width, height } = block
    const known = width !== null && height !== null
    return (
      <img
        className={styles.picture}
        src={block.address}
        alt={block.alt}
        loading="lazy"
        // Room is made before the picture is here, so that nothing moves then.
        {...(known ? { width, height } : {})}
      />
    )
  }
  if (block.type === 'heading') {
    const attributes = { className: styles.heading, dir: 'auto' }
    return createElement(`h${headingLevel}`, attributes, ...drawSpans(block.spans, drawLink))
  }
  return <p dir="auto">{drawSpans(block.spans, drawLink)}</p>
}

function drawSpans(spans: readonly Span[], drawLink: DrawLink): ReactNode[] {
  return spans.map((span, place) => <Fragment key={place}>{drawSpan(span, drawLink)}</Fragment>)
}

function drawSpan(span: Span, drawLink: DrawLink): ReactNode {
  const look = { fontWeight: span.bold ? 650 : undefined, fontStyle: span.italic ? 'italic' : undefined }
  if (span.mentionUserId !== undefined) return <bdi className={styles.mention}>{span.text}</bdi>
  const words = (
    <span style={look} className={span.strike ? styles.strike : undefined}>
      {span.href === undefined ? withTags(span.text) : span.text}
    </span>
  )
  return span.href === undefined ? words : drawLink(span.href, words)
}

const TAG = /((?<![\p{L}\p{N}_&/])#[\p{L}\p{N}_][\p{L}\p{N}_-]{0,49})/u

function withTags(text: string): ReactNode {
  return text.split(TAG).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} className={styles.tag}>
        {part}
      </span>
    ) : (
      part
    ),
  )
}
