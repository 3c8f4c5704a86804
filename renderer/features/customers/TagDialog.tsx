import { useEffect, useId, useState, type FormEvent } from 'react'
import type { Subject } from '../../../protocol/wire/ids.ts'
import { tagCustomers } from '../../stores/customer-acts.ts'
import { readKnownTags } from '../../stores/customers.ts'
import { Button } from '../../ui/Button.tsx'
import { FilterChip } from '../../ui/Chip.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { countWords } from '../../ui/size-words.ts'
import { showToast, tellError } from '../../ui/toast.ts'
import styles from './TagDialog.module.css'

const SHOWN = 30

/** Gives tags to all who are chosen, or takes them away; what else each has stays. */
export function TagDialog({ subjects, onClose }: { subjects: Subject[]; onClose: () => void }) {
  const id = useId()
  const [way, setWay] = useState<'add' | 'remove'>('add')
  const [typed, setTyped] = useState('')
  const [known, setKnown] = useState<string[]>([])
  const [chosen, setChosen] = useState<string[]>([])
  useEffect(() => {
    readKnownTags().then(setKnown, tellError)
  }, [])
  const tags = [...new Set([...chosen, ...typed.split(',').map((tag) => tag.trim())])].filter(
    (tag) => tag !== '',
  )
  const many = subjects.length === 1 ? '1 customer' : `${countWords(subjects.length)} customers`

  const save = async () => {
    const undo = await tagCustomers({
      subjects,
      add: way === 'add' ? tags : [],
      remove: way === 'remove' ? tags : [],
    })
    onClose()
    const list = tags.map((tag) => `“${tag}”`).join(', ')
    showToast(way === 'add' ? `${many} tagged ${list}` : `${list} taken from ${many}`, {
      action: {
        label: 'Undo',
        run: () => void Promise.all(undo.map((change) => tagCustomers(change))).catch(tellError),
      },
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (tags.length > 0) save().catch(tellError)
  }

  return (
    <Dialog
      title={`Tags of ${many}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={id} disabled={tags.length === 0}>
            {way === 'add' ? 'Add tags' : 'Remove tags'}
          </Button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={submit}>
        <div className={styles.ways}>
          <FilterChip chosen={way === 'add'} onChoose={() => setWay('add')}>
            Add
          </FilterChip>
          <FilterChip chosen={way === 'remove'} onChoose={() => setWay('remove')}>
            Remove
          </FilterChip>
        </div>
        <TextField
          label="Tags"
          data-first-focus
          placeholder="Several, divided by commas"
          value={typed}
          maxLength={300}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className={styles.known} role="group" aria-label="Tags in use">
          {known.slice(0, SHOWN).map((tag) => (
            <FilterChip
              key={tag}
              chosen={chosen.includes(tag)}
              onChoose={() =>
                setChosen(chosen.includes(tag) ? chosen.filter((one) => one !== tag) : [...chosen, tag])
              }
            >
              {tag}
            </FilterChip>
          ))}
        </div>
      </form>
    </Dialog>
  )
}
