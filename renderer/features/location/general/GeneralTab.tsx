import { useState, type SubmitEvent } from 'react'
import type { LocationPageView } from '../../../../protocol/ipc/page-views.ts'
import { editLocation } from '../../../stores/location.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/Field.tsx'
import { showToast, tellError } from '../../../ui/toast.ts'
import { InformationSection } from './InformationSection.tsx'
import styles from './GeneralTab.module.css'

/** Name, address, the switch for chats, and the Information page. */
export function GeneralTab({ page, mayWrite }: { page: LocationPageView; mayWrite: boolean }) {
  return (
    <div className={styles.columns}>
      <InformationSection key={page.live.id} page={page} mayWrite={mayWrite} />
      <aside className={styles.facts} aria-label="About the location">
        {mayWrite ? (
          <NameAndAddress page={page} />
        ) : (
          <Fact name="Address" value={page.shown.address || 'Not given'} />
        )}
        <Fact name="Network" value={page.live.networkName} />
        <Fact name="Time zone" value={page.live.timeZone} />
        <Fact name="Address in the portal" value={page.address} />
        <Chats page={page} mayWrite={mayWrite} />
        {!mayWrite && <p className={styles.why}>Owners and managers can change this page.</p>}
        {page.waiting.other && (
          <p className={styles.waits} role="status">
            A change waits and will apply when online.
          </p>
        )}
      </aside>
    </div>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <dl className={styles.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </dl>
  )
}

function NameAndAddress({ page }: { page: LocationPageView }) {
  const { shown, live } = page
  // Only what was typed is kept: a colleague's change shows in a field that nobody types in, and takes nothing away.
  const [typed, setTyped] = useState<{ name?: string; address?: string }>({})
  const { name, address } = { name: shown.name, address: shown.address, ...typed }
  const [error, setError] = useState<string | null>(null)
  const isChanged = name !== shown.name || address !== shown.address
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    editLocation({ name: name.trim(), address: address.trim() }, live.rev).then(
      () => {
        setTyped({})
        showToast('Saved.')
      },
      (reason: Error) => setError(reason.message),
    )
  }
  return (
    <form className={styles.form} onSubmit={save} noValidate>
      <TextField
        label="Name"
        value={name}
        maxLength={300}
        error={error}
        onChange={(event) => {
          setTyped({ ...typed, name: event.target.value })
          setError(null)
        }}
      />
      <TextField
        label="Address"
        value={address}
        maxLength={300}
        onChange={(event) => setTyped({ ...typed, address: event.target.value })}
      />
      {isChanged && (
        <Button look="primary" type="submit">
          Save name and address
        </Button>
      )}
    </form>
  )
}

function Chats({ page, mayWrite }: { page: LocationPageView; mayWrite: boolean }) {
  const [asking, setAsking] = useState(false)
  const { chatsOn } = page.shown
  const { networkChatsOn, rev } = page.live
  const change = () => {
    setAsking(false)
    editLocation({ chatsOn: !chatsOn }, rev).catch(tellError)
  }
  return (
    <div className={styles.fact}>
      <Fact
        name="Chats"
        value={
          networkChatsOn
            ? chatsOn
              ? 'On'
              : 'Off: customers can’t write to the desk'
            : 'Off for the whole network'
        }
      />
      {mayWrite && (
        <Button onClick={() => (chatsOn ? setAsking(true) : change())}>
          {chatsOn ? 'Switch chats off…' : 'Switch chats on'}
        </Button>
      )}
      {asking && (
        <Dialog
          title={`Switch chats off at ${page.shown.name}?`}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button data-first-focus onClick={() => setAsking(false)}>
                Keep them on
              </Button>
              <Button look="danger" onClick={change}>
                Switch off
              </Button>
            </>
          }
        >
          <p>
            Nobody can write to the desk or from it, and public profiles have no Chat button. Threads stay.
          </p>
        </Dialog>
      )}
    </div>
  )
}
