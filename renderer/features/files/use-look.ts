import { useEffect, useState } from 'react'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { lookAtFile } from '../../stores/files.ts'
import { useStatus } from '../../stores/status.ts'

/**
 * What to say of a picture, film or sound that could not be shown, and a way to hear that it could not. Says nothing as
 * long as nothing failed; one that was only absent is tried again when the network is back.
 */
export function useLook(file: FileRef): { problem: string | null; attempt: number; failed: () => void } {
  const [problem, setProblem] = useState<string | null>(null)
  const [isAbsent, setAbsent] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const isOnline = useStatus(({ status }) => status?.connection === 'online')
  useEffect(() => {
    if (!isAbsent || !isOnline) return
    setAbsent(false)
    setProblem(null)
    setAttempt((last) => last + 1)
  }, [isAbsent, isOnline])
  return {
    problem,
    attempt,
    failed: () => {
      lookAtFile(file.id).then(
        (look) => {
          // Once is enough: what fails again although the line is there is told as it is.
          setAbsent(!look.here && attempt === 0)
          setProblem(problemOf(look))
        },
        (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
      )
    },
  }
}

function problemOf(look: { here: boolean; problem: string | null }): string {
  if (!look.here) return 'It is not on this computer yet. It is shown when it can be fetched.'
  return look.problem === null
    ? 'It is damaged or of a kind that can’t be shown. Save it to open it.'
    : `It ${look.problem}`
}
