import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Dialog } from '../../../renderer/ui/Dialog.tsx'
import { reasonOf } from '../../api-error.ts'
import { signOutOf } from '../../desk-store.ts'
import type { Desk } from '../../desk.ts'
import styles from './AccountLine.module.css'

/** Who is signed in, and the way out; asks first when messages would be lost by it. */
export function AccountLine({ desk }: { desk: Desk }) {
  const messages = desk.outbox.use((state) => state.entries.length)
  const waiting = messages + desk.changes.use((state) => state.entries.length)
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const leave = (): void => {
    setAsking(false)
    signOutOf(desk).catch((refused: unknown) => setError(`You are still signed in. ${reasonOf(refused)}`))
  }

  return (
    <footer className={styles.account}>
      <Avatar id={desk.me.userId} name={desk.me.name} size="medium" />
      <span className={styles.who}>
        <span className={styles.name} dir="auto">
          {desk.me.name}
        </span>
        <span className={styles.email}>{desk.me.email}</span>
      </span>
      <Button look="quiet" size="touch" onClick={() => (waiting > 0 ? setAsking(true) : leave())}>
        <LogOut size={18} strokeWidth={1.75} aria-hidden="true" />
        Sign out
      </Button>
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      {asking && (
        <Dialog
          title="Sign out?"
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button size="touch" onClick={() => setAsking(false)}>
                Stay signed in
              </Button>
              <Button look="danger" size="touch" onClick={leave}>
                Sign out and delete
              </Button>
            </>
          }
        >
          {waiting === 1 ? 'One thing that you wrote has' : `${waiting} things that you wrote have`} not been
          sent yet. Signing out deletes
          {waiting === 1 ? ' it' : ' them'} from this browser.
        </Dialog>
      )}
    </footer>
  )
}
