import { Fragment, useMemo } from 'react'
import { textTokens } from './text-tokens.ts'
import styles from './LinkedText.module.css'

/**
 * Text written by somebody, with its links. `onOpen` is asked to open one; without it they are ordinary anchors that
 * open in a new tab. Line breaks are kept and the direction follows the words.
 */
export function LinkedText({ text, onOpen }: { text: string; onOpen?: (url: string) => void }) {
  const tokens = useMemo(() => textTokens(text), [text])
  return (
    <span className={styles.text} dir="auto">
      {tokens.map((token, index) => {
        if (token.kind === 'text') return <Fragment key={index}>{token.text}</Fragment>
        if (!onOpen) {
          return (
            <a
              key={index}
              className={styles.link}
              href={token.url}
              target="_blank"
              rel="noopener noreferrer nofollow"
            >
              {token.text}
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
            {token.text}
          </button>
        )
      })}
    </span>
  )
}
