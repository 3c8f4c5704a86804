import { useEffect, useId, useState } from 'react'
import type { Face, FollowUpChoices, FollowUpView } from '../../../protocol/ipc/views.ts'
import type { ConversationId } from '../../../protocol/wire/ids.ts'
import type { FollowUpDue } from '../../../protocol/wire/rows/desk.ts'
import { readFollowUpChoices, saveFollowUp, useFollowUpDialog } from '../../stores/follow-ups.ts'
import { useTimeZone } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { showToast } from '../../ui/toast.ts'
import { useNow } from '../../ui/use-now.ts'
import { firstName } from '../people/index.ts'
import { choiceOf, dueChoices } from './due-choices.ts'
import { fromField, toField } from '../../ui/zoned-field.ts'
import styles from './FollowUpDialog.module.css'

const NOTHING_TO_COME: FollowUpChoices = { bookings: [], visits: [] }
const OWN_TIME = 'own'

/** Shows the dialog when anything in the window asks for it. */
export function FollowUpDialogs() {
  const { asked, close } = useFollowUpDialog()
  return asked && <FollowUpDialog {...asked} onClose={close} />
}

/** What was promised to a customer, and when to come back to it. */
function FollowUpDialog(props: {
  conversationId: ConversationId
  face: Face
  change: FollowUpView | null
  onClose: () => void
}) {
  const { conversationId, face, change, onClose } = props
  const id = useId()
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  const [coming, setComing] = useState(NOTHING_TO_COME)
  const [text, setText] = useState(change?.text ?? '')
  const [chosen, setChosen] = useState(() => (change ? (choiceOf(change.due) ?? OWN_TIME) : 'tomorrow'))
  const [field, setField] = useState(() =>
    change?.due.kind === 'time' ? toField(change.due.at, timeZone) : '',
  )
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    readFollowUpChoices(conversationId).then(setComing, (reason: Error) => setError(reason.message))
  }, [conversationId])

  const choices = dueChoices(now, timeZone, coming)
  const save = () => {
    // "In 1 hour" counts from now, not from when the dialog was opened.
    const known = dueChoices(Date.now(), timeZone, coming).find(({ key }) => key === chosen)
    const due = known?.due ?? ownDue(field, timeZone) ?? (isKept(change, chosen) ? change.due : null)
    if (!due) {
      setError('Say when: the date or the time is missing.')
      return
    }
    saveFollowUp({ id: change?.id ?? null, conversationId, text: text.trim(), due }).then(
      () => {
        onClose()
        showToast(change ? 'Follow-up changed' : `You will be reminded of ${firstName(face)}`)
      },
      (reason: Error) => setError(reason.message),
    )
  }
  const choice = (key: string, label: string, detail: string) => (
    <label key={key} className={styles.choice}>
      <input type="radio" name={id} value={key} checked={chosen === key} onChange={() => setChosen(key)} />
      <span className={styles.name}>{label}</span>
      <span className={styles.detail}>{detail}</span>
    </label>
  )

  return (
    <Dialog
      title={`Follow up with ${firstName(face)}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" onClick={save}>
            {change ? 'Save' : 'Remind me'}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <div>
          <label className={styles.label} htmlFor={`${id}-text`}>
            What was promised
          </label>
          <input
            id={`${id}-text`}
            className={styles.text}
            dir="auto"
            data-first-focus
            maxLength={1000}
            placeholder="Send the price of the corner office"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <fieldset className={styles.choices}>
          <legend className={styles.label}>When</legend>
          {choices.map(({ key, label, detail }) => choice(key, label, detail))}
          {isKept(change, chosen) && !choices.some(({ key }) => key === chosen) && chosen !== OWN_TIME
            ? choice(chosen, change.dueWords, '')
            : null}
          {choice(OWN_TIME, 'At a date and time', '')}
          {chosen === OWN_TIME && (
            <input
              type="datetime-local"
              className={styles.field}
              aria-label={`Date and time in ${timeZone}`}
              value={field}
              onChange={(event) => setField(event.target.value)}
            />
          )}
        </fieldset>
        {error && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </form>
    </Dialog>
  )
}

function ownDue(field: string, timeZone: string): FollowUpDue | null {
  const at = fromField(field, timeZone)
  return at === null ? null : { kind: 'time', at }
}

/** The choice is still what the follow-up waited for, even if that has passed meanwhile. */
function isKept(change: FollowUpView | null, chosen: string): change is FollowUpView {
  return change !== null && choiceOf(change.due) === chosen
}
