import { useEffect, useRef, useState } from 'react'
import type { FileRef } from '../../../../protocol/wire/rows/fields.ts'
import { readText } from '../../../stores/files.ts'
import { shownName } from '../shown-name.ts'
import { Nothing } from './Nothing.tsx'
import styles from './SeenText.module.css'

/** As much as can be scrolled through without the window noticing. */
const CHARACTERS = 500_000

/** The whole of a text file, as plain text. */
export function SeenText({ file }: { file: FileRef }) {
  const region = useRef<HTMLDivElement>(null)
  const [read, setRead] = useState<{ text: string; isWhole: boolean } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    readText(file.id, CHARACTERS).then(setRead, (error: unknown) =>
      setProblem(error instanceof Error ? error.message : String(error)),
    )
  }, [file.id])
  useEffect(() => region.current?.focus(), [read])
  if (problem !== null) return <Nothing file={file} problem={problem} />
  if (!read) return null
  return (
    <div
      ref={region}
      className={styles.region}
      role="region"
      aria-label={`Text of ${shownName(file.name)}`}
      tabIndex={0}
      data-scrolls
    >
      <pre className={styles.text} dir="auto">
        {read.text}
      </pre>
      {!read.isWhole && (
        <p className={styles.rest}>
          These are the first {CHARACTERS.toLocaleString('en-GB')} characters. Save the file to read the rest.
        </p>
      )}
    </div>
  )
}
