import { useEffect, useId, useState } from 'react'
import type { VisitView } from '../../../protocol/ipc/views.ts'
import { useTimeZone } from '../../stores/session.ts'
import { visitByCode } from '../../stores/visitors.ts'
import { Button } from '../../ui/Button.tsx'
import { clockWords } from '../../ui/time-words.ts'
import { tellError } from '../../ui/toast.ts'
import { act } from './act-on-visit.ts'
import { visitWords } from './visit-words.ts'
import styles from './VisitorsPane.module.css'

/** Where a visitor's code is typed: it shows whose it is, and checks in with Enter. */
export function CodeBox() {
  const id = useId()
  const timeZone = useTimeZone()
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<{ code: string; view: VisitView | null } | null>(null)
  const code = typed.replace(/\D/g, '')
  const isWhole = code.length === 6
  useEffect(() => {
    if (!isWhole) return
    let wanted = true
    visitByCode(code).then((view) => {
      if (wanted) setFound({ code, view })
    }, tellError)
    return () => {
      wanted = false
    }
  }, [code, isWhole])

  const answer = isWhole && found?.code === code ? found : null
  const canCheckIn = answer?.view?.steps.includes('checkIn') ?? false
  const checkIn = () => {
    if (!answer?.view || !canCheckIn) return
    void act(answer.view, 'checkIn', code)
    setTyped('')
    setFound(null)
  }
  return (
    <>
      <form
        className={styles.code}
        onSubmit={(event) => {
          event.preventDefault()
          checkIn()
        }}
      >
        <label className={styles.codeLabel} htmlFor={id}>
          Visitor’s code
        </label>
        <input
          id={id}
          className={styles.codeBox}
          inputMode="numeric"
          autoComplete="off"
          placeholder="000 000"
          maxLength={7}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
      <div role="status" className={answer ? styles.codeAnswer : undefined}>
        {answer &&
          (answer.view ? (
            <>
              <span>
                <strong>
                  <bdi>{answer.view.visit.visitorName}</bdi>
                </strong>{' '}
                visits <bdi>{answer.view.host.name}</bdi>,{' '}
                {clockWords(answer.view.visit.expectedAt, timeZone)} · {visitWords(answer.view.visit.status)}
              </span>
              {canCheckIn && (
                <Button size="small" look="primary" onClick={checkIn}>
                  Check in with this code
                </Button>
              )}
            </>
          ) : (
            <span>No visit of today has this code. Look for the visitor by name.</span>
          ))}
      </div>
    </>
  )
}
