import { useState } from 'react'
import { useNavigation } from '../../stores/navigation.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { countWords } from '../../ui/size-words.ts'
import { tellError } from '../../ui/toast.ts'

/** Signs out; asks first when something written has not been sent. */
export function SignOut() {
  const signOut = useSession((state) => state.signOut)
  const goToPane = useNavigation((state) => state.goToPane)
  const [kept, setKept] = useState<{ waiting: number; drafts: number } | null>(null)
  const attempt = (discardOutbox: boolean) => void signOut(discardOutbox).then(setKept, tellError)
  const count = kept ? kept.waiting + kept.drafts : 0
  return (
    <div>
      <Button onClick={() => attempt(false)}>Sign out</Button>
      {kept && (
        <Dialog
          title="Sign out and lose what was not sent?"
          onClose={() => setKept(null)}
          actions={
            <>
              <Button data-first-focus onClick={() => setKept(null)}>
                Stay signed in
              </Button>
              <Button onClick={() => goToPane(kept.waiting > 0 ? 'outbox' : 'chats')}>
                {kept.waiting > 0 ? 'Look at the outbox' : 'Look at the chats'}
              </Button>
              <Button look="danger" onClick={() => attempt(true)}>
                Discard and sign out
              </Button>
            </>
          }
        >
          <p>
            {wordsOf(kept)} {count === 1 ? 'exists' : 'exist'} only on this computer. Signing out now discards{' '}
            {count === 1 ? 'it' : 'them'} for good.
          </p>
        </Dialog>
      )}
    </div>
  )
}

function wordsOf({ waiting, drafts }: { waiting: number; drafts: number }): string {
  const parts = [
    waiting === 1 ? 'one entry of the outbox' : waiting > 1 && `${countWords(waiting)} entries of the outbox`,
    drafts === 1 ? 'one draft' : drafts > 1 && `${countWords(drafts)} drafts`,
  ]
  const words = parts.filter(Boolean).join(' and ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
