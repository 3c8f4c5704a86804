import { useEffect, useState } from 'react'
import type { FileId } from '../../../protocol/wire/ids.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { readText } from '../../stores/files.ts'
import { sizeWords } from '../../ui/size-words.ts'
import { FileCard } from './FileCard.tsx'
import { useOpenFile } from './open-file.ts'
import { shownName } from './shown-name.ts'
import styles from './TextTile.module.css'

const LINES = 6
const CHARACTERS = 600
/** Hardly ever more than three lines. */
const SHORT_BYTES = 120

/** Beginnings that were read: a tile that comes back on screen has its height at once. */
const beginnings = new Map<FileId, string>()

/** A text file in the thread: its first lines, as plain text. A click shows the whole. */
export function TextTile({ file }: { file: FileRef }) {
  const [beginning, setBeginning] = useState(() => beginnings.get(file.id) ?? null)
  const openFile = useOpenFile()
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    if (beginnings.has(file.id)) return
    readText(file.id, CHARACTERS).then(
      ({ text }) => {
        const lines = text
          .split(/\r\n?|\n/)
          .slice(0, LINES)
          .join('\n')
          .trimEnd()
        beginnings.set(file.id, lines)
        setBeginning(lines)
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    )
  }, [file.id])
  const name = shownName(file.name)
  return (
    <FileCard
      file={file}
      facts={sizeWords(file.sizeBytes)}
      problem={problem}
      above={
        problem === null && (
          <button
            type="button"
            className={styles.lines}
            data-short={file.sizeBytes <= SHORT_BYTES}
            aria-label={`${name}, first lines; show the whole text`}
            onClick={() => openFile(file)}
          >
            <span className={styles.text} dir="auto">
              {beginning}
            </span>
          </button>
        )
      }
    />
  )
}
