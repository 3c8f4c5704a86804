import { useEffect } from 'react'
import { PrivacyLevel, type Privacy } from '../../../protocol/wire/rows/people.ts'
import { configureNetwork, useNetwork } from '../../stores/network.ts'
import { Label } from '../../ui/Chip.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import { LEVEL_WORDS } from './network-words.ts'
import styles from './Network.module.css'

const FIELDS: readonly { field: keyof Privacy; label: string }[] = [
  { field: 'name', label: 'Name, photo and About' },
  { field: 'email', label: 'E-mail' },
  { field: 'phone', label: 'Phone' },
  { field: 'bookings', label: 'Titles of bookings' },
]

/** For owners: chats on or off everywhere, and what new users show to whom until they say otherwise (use case 5). */
export function NetworkSection() {
  const { value: network } = useNetwork()
  useEffect(() => useNetwork.getState().watch(), [])
  if (!network?.isOwner) return null
  const { chatsOn, defaultPrivacy, networkName, pending } = network
  return (
    <section className={styles.section} aria-labelledby="network-settings">
      <h2 className={styles.title} id="network-settings">
        <span>
          Every location of <bdi>{networkName}</bdi>
        </span>
        {pending && <Label tone="warn">Waits to be sent</Label>}
      </h2>
      <label className={styles.choice}>
        <input type="checkbox" checked={chatsOn} onChange={(event) => switchChats(event.target.checked)} />
        Chats with customers
      </label>
      <p className={styles.hint}>Off: nobody can write, everybody keeps what was written.</p>
      <fieldset className={styles.fields}>
        <legend className={styles.hint}>New users show, until they choose themselves</legend>
        {FIELDS.map(({ field, label }) => (
          <label key={field} className={styles.field}>
            <span>{label}</span>
            <select
              className={styles.select}
              value={defaultPrivacy[field]}
              onChange={(event) => {
                const level = PrivacyLevel.parse(event.target.value)
                configureNetwork({ defaultPrivacy: { ...defaultPrivacy, [field]: level } }).catch(tellError)
              }}
            >
              {PrivacyLevel.options.map((level) => (
                <option key={level} value={level}>
                  {LEVEL_WORDS[level]}
                </option>
              ))}
            </select>
          </label>
        ))}
      </fieldset>
    </section>
  )
}

function switchChats(chatsOn: boolean): void {
  configureNetwork({ chatsOn }).then(
    () =>
      showToast(`Chats are switched ${chatsOn ? 'on' : 'off'} at every location`, {
        action: { label: 'Undo', run: () => void configureNetwork({ chatsOn: !chatsOn }).catch(tellError) },
      }),
    tellError,
  )
}
