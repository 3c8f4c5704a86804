import { UserPlus } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Administrator } from '../../../protocol/ipc/network-commands.ts'
import type { AdministratorRole, ChatPermission } from '../../../protocol/wire/rows/people.ts'
import { setAdministrator, useNetwork } from '../../stores/network.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Label } from '../../ui/Chip.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { FaceAvatar } from '../people/index.ts'
import { InvitationRow } from './InvitationRow.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { ROLE_WORDS } from '../people/index.ts'
import { chatWords } from './network-words.ts'
import { RightsFields } from './RightsFields.tsx'
import styles from './Network.module.css'

interface Rights {
  adminRole: AdministratorRole | null
  chat: ChatPermission[] | null
}

/** For owners: who works at this location, with which role, and what each may do in chats apart from it. */
export function AdministratorsSection() {
  const { value: network } = useNetwork()
  const session = useSession((state) => state.session)
  const [inviting, setInviting] = useState(false)
  useEffect(() => useNetwork.getState().watch(), [])
  if (!network?.isOwner || session.state !== 'signedIn') return null
  const owned = session.locations.filter(({ id }) => network.ownedLocationIds.includes(id))
  const hereFirst = [...owned].sort(
    (a, b) => Number(b.id === session.locationId) - Number(a.id === session.locationId),
  )
  return (
    <section className={styles.section} aria-labelledby="administrators">
      <div className={styles.head}>
        <h2 className={styles.title} id="administrators">
          Administrators here
        </h2>
        <Button size="small" onClick={() => setInviting(true)}>
          <UserPlus size={16} strokeWidth={1.75} aria-hidden="true" />
          Invite an administrator
        </Button>
      </div>
      <ul className={styles.list} aria-label="Administrators here">
        {network.administrators.map((administrator) => (
          <AdministratorRow key={administrator.face.subject.id} administrator={administrator} />
        ))}
      </ul>
      {network.invitations.length > 0 && (
        <>
          <h3 className={styles.under} id="invited">
            Invited
          </h3>
          <ul className={styles.list} aria-labelledby="invited">
            {network.invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        </>
      )}
      {inviting && <InviteDialog locations={hereFirst} onClose={() => setInviting(false)} />}
    </section>
  )
}

function AdministratorRow({ administrator }: { administrator: Administrator }) {
  const { face, isMe, adminRole, chat, pending } = administrator
  return (
    <li className={styles.row}>
      <FaceAvatar face={face} size="small" />
      <div className={styles.words}>
        <p className={styles.name}>
          <bdi>{face.name}</bdi>
          {isMe && <Label>You</Label>}
          {pending && <Label tone="warn">Waits to be sent</Label>}
        </p>
        {isMe ? (
          <p className={styles.hint}>{ROLE_WORDS[adminRole]}. Another owner can change your role.</p>
        ) : (
          <details className={styles.more}>
            <summary>
              {ROLE_WORDS[adminRole]} · {chatWords(chat)}
            </summary>
            <RightsForm administrator={administrator} />
          </details>
        )}
      </div>
    </li>
  )
}

function RightsForm({ administrator }: { administrator: Administrator }) {
  const { face, adminRole, chat } = administrator
  const set = (next: Rights) => change(administrator, next)
  return (
    <div className={styles.rights}>
      <RightsFields label={`Role of ${face.name}`} rights={{ adminRole, chat }} onChange={set} />
      <Button size="small" onClick={() => set({ adminRole: null, chat: null })}>
        End {face.name}’s work here
      </Button>
    </div>
  )
}

/** Sets the rights and offers the way back: what is taken goes from the other person's devices at once. */
function change({ face, adminRole, chat }: Administrator, next: Rights): void {
  if (face.subject.kind !== 'user') return
  const userId = face.subject.id
  setAdministrator({ userId, ...next }).then(() => {
    if (next.adminRole !== null) return
    showToast(`${face.name} no longer works here`, {
      action: {
        label: 'Undo',
        run: () => void setAdministrator({ userId, adminRole, chat }).catch(tellError),
      },
    })
  }, tellError)
}
