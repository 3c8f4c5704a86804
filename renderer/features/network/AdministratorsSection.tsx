import { useEffect } from 'react'
import type { Administrator } from '../../../protocol/ipc/network-commands.ts'
import { AdministratorRole, ChatPermission } from '../../../protocol/wire/rows/people.ts'
import { setAdministrator, useNetwork } from '../../stores/network.ts'
import { Button } from '../../ui/Button.tsx'
import { Label } from '../../ui/Chip.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { FaceAvatar } from '../people/index.ts'
import { CHAT_WORDS, chatWords, ROLE_WORDS } from './network-words.ts'
import styles from './Network.module.css'

interface Rights {
  adminRole: AdministratorRole | null
  chat: ChatPermission[] | null
}

/** For owners: who works at this location, with which role, and what each may do in chats apart from it. */
export function AdministratorsSection() {
  const { value: network } = useNetwork()
  useEffect(() => useNetwork.getState().watch(), [])
  if (!network?.isOwner) return null
  return (
    <section className={styles.section} aria-labelledby="administrators">
      <h2 className={styles.title} id="administrators">
        Administrators here
      </h2>
      <ul className={styles.list} aria-label="Administrators here">
        {network.administrators.map((administrator) => (
          <AdministratorRow key={administrator.face.subject.id} administrator={administrator} />
        ))}
      </ul>
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
      <label className={styles.field}>
        <span>Role</span>
        <select
          className={styles.select}
          aria-label={`Role of ${face.name}`}
          value={adminRole}
          onChange={(event) => set({ adminRole: AdministratorRole.parse(event.target.value), chat })}
        >
          {AdministratorRole.options.map((role) => (
            <option key={role} value={role}>
              {ROLE_WORDS[role]}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={chat === null}
          onChange={(event) => set({ adminRole, chat: event.target.checked ? null : [] })}
        />
        Chats as the role has it
      </label>
      {chat !== null && (
        <fieldset className={styles.choices}>
          <legend className={styles.hint}>In chats</legend>
          {ChatPermission.options.map((permission) => (
            <label key={permission} className={styles.choice}>
              <input
                type="checkbox"
                checked={chat.includes(permission)}
                onChange={(event) =>
                  set({
                    adminRole,
                    chat: ChatPermission.options.filter((one) =>
                      one === permission ? event.target.checked : chat.includes(one),
                    ),
                  })
                }
              />
              {CHAT_WORDS[permission]}
            </label>
          ))}
        </fieldset>
      )}
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
