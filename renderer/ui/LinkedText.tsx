import { useMemo } from 'react'
import { MarkedPiece } from './MarkedText.tsx'
import { textTokens } from './text-tokens.ts'
import styles from './LinkedText.module.css'

const NO_MARKS: readonly { start: number; end: number }[] = []

/**
 * Text written by somebody, with its links. `onOpen` is asked to open one; without it they are ordinary anchors that
 * open in a new tab. Line breaks are kept and the direction follows the words. `marks` are places that were searched
 * for, counted from `from` characters before this text.
 */
export function LinkedText(props: {
  text: string
  onOpen?: (url: string) => void
  marks?: readonly { start: number; end: number }[]
  from?: number
}) {
  const { text, onOpen, marks = NO_MARKS, from = 0 } = props
  const tokens = useMemo(() => {
    let at = from
    return textTokens(text).map((token) => {
      const placed = { token, at }
      at += token.text.length
      return placed
    })
  }, [text, from])
  return (
    <span className={styles.text} dir="auto">
      {tokens.map(({ token, at }, index) => {
        const words = <MarkedPiece key={index} text={token.text} from={at} marks={marks} />
        if (token.kind === 'text') return words
        if (!onOpen) {
          return (
            <a
              key={index}
              className={styles.link}
              href={token.url}
              target="_blank"
              rel="noopener noreferrer nofollow"
            >
              {words}
            </a>
          )
        }
        return (
          <button
            key={index}
            type="button"
            role="link"
            className={styles.link}
            title={token.url}
            onClick={() => onOpen(token.url)}
          >
            {words}
          </button>
        )
      })}
    </span>
  )
}
