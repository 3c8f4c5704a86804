import type { z } from 'zod'
import type { RichText as RichTextSchema } from '../../../protocol/wire/rows/space.ts'
import { openLink } from '../../stores/links.ts'
import { showToast, tellError } from '../../ui/toast.ts'
import styles from './RichText.module.css'

type Blocks = z.infer<typeof RichTextSchema>
type Span = Blocks[number]['spans'][number]

/** Rich text drawn as elements: nothing of it is ever read as HTML. */
export function RichText({ blocks }: { blocks: Blocks }) {
  return (
    <div className={styles.text}>
      {blocks.map((block, index) => {
        const spans = block.spans.map((span, place) => <SpanOf key={place} span={span} />)
        if (block.type === 'heading') {
          return (
            <h3 key={index} className={styles.heading} dir="auto">
              {spans}
            </h3>
          )
        }
        return (
          <p key={index} className={block.type === 'bullet' ? styles.bullet : undefined} dir="auto">
            {spans}
          </p>
        )
      })}
    </div>
  )
}

function SpanOf({ span }: { span: Span }) {
  const look = { fontWeight: span.bold ? 600 : undefined, fontStyle: span.italic ? 'italic' : undefined }
  const words = (
    <span style={look} className={span.strike ? styles.strike : undefined}>
      {span.text}
    </span>
  )
  const { href } = span
  if (href === undefined) return words
  return (
    <button type="button" role="link" className={styles.link} title={href} onClick={() => open(href)}>
      {words}
    </button>
  )
}

function open(url: string): void {
  openLink(url).then((opened) => {
    if (!opened) showToast('This link was not opened: its address is not a safe one.')
  }, tellError)
}
