import { CircleCheck, Lock } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ReceptionView } from '../../../protocol/ipc/reception-commands.ts'
import { arrive, useReception } from '../../stores/reception.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import styles from './ReceptionPage.module.css'

/** How long a welcome stays: the next visitor is not to read it. */
const WELCOME_MS = 8000

/** The whole screen of a tablet at the entrance: a visitor checks in by code or by name. It shows nobody else. */
export function ReceptionPage({ view }: { view: ReceptionView }) {
  const [way, setWay] = useState<'code' | 'name'>('code')
  const [typed, setTyped] = useState('')
  const [welcome, setWelcome] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isLeaving, setLeaving] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (welcome === null) return
    const timer = setTimeout(() => setWelcome(null), WELCOME_MS)
    return () => clearTimeout(timer)
  }, [welcome])
  useEffect(() => {
    if (!isLeaving && welcome === null) field.current?.focus()
  }, [way, isLeaving, welcome])

  const choose = (next: 'code' | 'name') => {
    setWay(next)
    setTyped('')
    setProblem(null)
  }
  const checkIn = async () => {
    const code = typed.replace(/\D/g, '')
    if (way === 'code' && code.length !== 6) return setProblem('A code has six digits.')
    if (way === 'name' && typed.trim() === '') return setProblem('Type your first and last name.')
    try {
      const { outcome, visitorName } = await arrive(way === 'code' ? { code } : { name: typed.trim() })
      setTyped('')
      setProblem(PROBLEMS[outcome])
      if (outcome === 'welcome') setWelcome(visitorName)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <main className={styles.page}>
      <div className={styles.card} aria-live="polite">
        {welcome === null ? (
          <>
            <h1 className={styles.title}>Welcome{view.locationName ? ` to ${view.locationName}` : ''}</h1>
            <form
              className={styles.form}
              onSubmit={(event) => {
                event.preventDefault()
                void checkIn()
              }}
            >
              <label className={styles.label} htmlFor="reception-field">
                {way === 'code' ? 'Your six-digit code' : 'Your first and last name'}
              </label>
              <input
                id="reception-field"
                ref={field}
                className={styles.field}
                data-way={way}
                autoComplete="off"
                spellCheck={false}
                inputMode={way === 'code' ? 'numeric' : 'text'}
                maxLength={way === 'code' ? 7 : 300}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
              {problem && (
                <p className={styles.problem} role="alert">
                  {problem}
                </p>
              )}
              <Button look="primary" size="touch" type="submit">
                Check in
              </Button>
              <Button look="quiet" size="touch" onClick={() => choose(way === 'code' ? 'name' : 'code')}>
                {way === 'code' ? 'I don’t have my code' : 'I have a code'}
              </Button>
            </form>
          </>
        ) : (
          <>
            <CircleCheck className={styles.tick} size={56} strokeWidth={1.5} aria-hidden="true" />
            <h1 className={styles.title}>
              Welcome, <bdi>{welcome}</bdi>
            </h1>
            <p className={styles.words}>
              {view.online
                ? 'Your host is being told that you are here. Please take a seat.'
                : 'You are checked in. The network is away just now: please ask the front desk to call your host.'}
            </p>
            <Button size="touch" onClick={() => setWelcome(null)}>
              Done
            </Button>
          </>
        )}
      </div>
      <Button className={styles.leave} look="quiet" size="touch" onClick={() => setLeaving(true)}>
        <Lock size={16} strokeWidth={1.75} aria-hidden="true" />
        For the desk
      </Button>
      {isLeaving && <LeaveDialog onClose={() => setLeaving(false)} />}
    </main>
  )
}

const PROBLEMS = {
  welcome: null,
  several: 'More than one visit fits this name. Use your code, or ask at the front desk.',
  nobody: 'No visit of today fits. Check what you typed, or ask at the front desk.',
} as const

function LeaveDialog({ onClose }: { onClose: () => void }) {
  const [pin, setPin] = useState('')
  const [error, setError] = useState<string | null>(null)
  const leave = () => {
    useReception
      .getState()
      .leave(pin)
      .catch((reason: Error) => {
        setPin('')
        setError(reason.message)
      })
  }
  return (
    <Dialog title="Leave reception mode" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          leave()
        }}
      >
        <TextField
          label="PIN"
          type="password"
          inputMode="numeric"
          autoComplete="off"
          data-first-focus
          value={pin}
          error={error}
          onChange={(event) => setPin(event.target.value)}
        />
        <Button look="primary" size="touch" type="submit">
          Leave
        </Button>
      </form>
    </Dialog>
  )
}
