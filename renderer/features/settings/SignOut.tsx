import { useState } from 'react'
import { useNavigation } from '../../stores/navigation.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { tellError } from '../../ui/toast.ts'

/** Signs out; asks first when something written has not been sent. */
export function SignOut() {
  const signOut = useSession((state) => state.signOut)
  const goToPane = useNavigation((state) => state.goToPane)
  const [waiting, setWaiting] = useState(0)
  const attempt = (discardOutbox: boolean) => void signOut(discardOutbox).then(setWaiting, tellError)
  return (
    <div>
      <Button onClick={() => attempt(false)}>Sign out</Button>
      {waiting > 0 && (
        <Dialog
          title={waiting === 1 ? 'One entry has not been sent' : `${waiting} entries have not been sent`}
          onClose={() => setWaiting(0)}
          actions={
            <>
              <Button autoFocus onClick={() => setWaiting(0)}>
                Stay signed in
              </Button>
              <Button onClick={() => goToPane('outbox')}>Look at the outbox</Button>
              <Button look="danger" onClick={() => attempt(true)}>
                Discard and sign out
              </Button>
            </>
          }
        >
          <p>
            {waiting === 1 ? 'It exists' : 'They exist'} only on this computer. Signing out now discards{' '}
            {waiting === 1 ? 'it' : 'them'} for good.
          </p>
        </Dialog>
      )}
    </div>
  )
}
