import { AdministratorRole, ChatPermission } from '../../../protocol/wire/rows/people.ts'
import { ROLE_WORDS } from '../people/index.ts'
import { CHAT_WORDS } from './network-words.ts'
import styles from './Network.module.css'

/** A role, and the chat permissions apart from it; null for those of the role. */
export interface RoleRights {
  adminRole: AdministratorRole
  chat: ChatPermission[] | null
}

/** Chooses a role and what somebody may do in chats. `label` names the choice of the role. */
export function RightsFields(props: {
  label: string
  rights: RoleRights
  onChange: (rights: RoleRights) => void
}) {
  const { label, rights, onChange } = props
  const { adminRole, chat } = rights
  return (
    <>
      <label className={styles.field}>
        <span>Role</span>
        <select
          className={styles.select}
          aria-label={label}
          value={adminRole}
          onChange={(event) => onChange({ adminRole: AdministratorRole.parse(event.target.value), chat })}
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
          onChange={(event) => onChange({ adminRole, chat: event.target.checked ? null : [] })}
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
                  onChange({
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
    </>
  )
}
