import { Mail } from 'lucide-react'
import type { DeskInvitation } from '../../../protocol/ipc/network-commands.ts'
import { inviteAgain, undoWithdrawal, withdrawInvitation } from '../../stores/network.ts'
import { useTimeZone } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Label } from '../../ui/Chip.tsx'
import { momentWords } from '../../ui/time-words.ts'
import { showToast, tellError } from '../../ui/toast.ts'
import { useNow } from '../../ui/use-now.ts'
import { ROLE_WORDS } from '../people/index.ts'
import { chatWords } from './network-words.ts'
import styles from './Network.module.css'

/** Somebody who was invited and has not answered: until when, and the ways to send it again or take it back. */
export function InvitationRow({ invitation }: { invitation: DeskInvitation }) {
  const { id, name, email, adminRole, chat, expiresAt, pending } = invitation
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  const isOver = expiresAt !== null && expiresAt <= now
  const until = expiresAt === null ? null : momentWords(expiresAt, now, timeZone)
  return (
    <li className={styles.row}>
      <span className={styles.mail} aria-hidden="true">
        <Mail size={16} strokeWidth={1.75} />
      </span>
      <div className={styles.words}>
        <p className={styles.name}>
          <bdi>{name}</bdi>
          {pending && <Label tone="warn">Waits to be sent</Label>}
          {isOver && <Label tone="warn">Expired</Label>}
        </p>
        <p className={styles.hint}>
          <bdi>{email}</bdi> · {ROLE_WORDS[adminRole]} · {chatWords(chat)}
        </p>
        {until !== null && (
          <p className={styles.hint}>
            {isOver ? `The link ended ${until}` : `The link works until ${until}`}
          </p>
        )}
        <div className={styles.buttons}>
          <Button
            size="small"
            disabled={pending}
            aria-label={`Send the invitation of ${name} again`}
            onClick={() =>
              void inviteAgain(id).then(() => showToast(`A new link goes to ${email}`), tellError)
            }
          >
            Send again
          </Button>
          <Button
            size="small"
            aria-label={`Withdraw the invitation of ${name}`}
            onClick={() =>
              void withdrawInvitation(id).then(
                () =>
                  showToast(`The invitation of ${name} is withdrawn`, {
                    action: { label: 'Undo', run: () => void undoWithdrawal(id).catch(tellError) },
                  }),
                tellError,
              )
            }
          >
            Withdraw
          </Button>
        </div>
      </div>
    </li>
  )
}
