import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import type { ProfileView } from '../../../protocol/ipc/views.ts'
import { readKnownTags } from '../../stores/customers.ts'
import { useProfile } from '../../stores/profile.ts'
import { Label } from '../../ui/Chip.tsx'
import { showToast, tellError } from '../../ui/toast.ts'
import styles from './TagsEditor.module.css'

const TAGS_MAX = 50

/** The tags of a customer, added and removed in place; the customer never sees them. */
export function TagsEditor({ profile, mayWrite }: { profile: ProfileView; mayWrite: boolean }) {
  const { tags } = profile
  const { subject } = profile.face
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [known, setKnown] = useState<string[]>([])
  const save = (next: string[]) => useProfile.getState().annotate(subject, { tags: next })

  const open = () => {
    setTyped('')
    readKnownTags().then(setKnown, tellError)
  }
  const add = () => {
    const tag = typed?.trim() ?? ''
    setTyped('')
    const isThere = tags.some((one) => one.toLocaleLowerCase() === tag.toLocaleLowerCase())
    if (tag !== '' && !isThere) save([...tags, tag]).catch(tellError)
  }
  const remove = (tag: string) => {
    save(tags.filter((one) => one !== tag)).then(
      () =>
        showToast(`Tag “${tag}” removed`, {
          action: { label: 'Undo', run: () => void save(tags).catch(tellError) },
        }),
      tellError,
    )
  }
  if (tags.length === 0 && !mayWrite) return null
  return (
    <div className={styles.tags}>
      <ul className={styles.list} aria-label="Tags">
        {tags.map((tag) => (
          <li key={tag} className={styles.tag}>
            <Label>{tag}</Label>
            {mayWrite && (
              <button
                type="button"
                className={styles.remove}
                aria-label={`Remove tag ${tag}`}
                onClick={() => remove(tag)}
              >
                <X size={14} strokeWidth={1.75} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
        {mayWrite && typed === null && tags.length < TAGS_MAX && (
          <li>
            <button type="button" className={styles.add} onClick={open}>
              <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
              Tag
            </button>
          </li>
        )}
      </ul>
      {typed !== null && (
        <>
          <input
            className={styles.field}
            aria-label="New tag"
            placeholder="New tag, Enter adds it"
            list={id}
            autoFocus
            maxLength={60}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => {
              add()
              setTyped(null)
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return
              if (event.key === 'Enter') add()
              else if (event.key === 'Escape') setTyped(null)
              else return
              event.preventDefault()
              event.stopPropagation()
            }}
          />
          <datalist id={id}>
            {known
              .filter((tag) => !tags.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
        </>
      )}
    </div>
  )
}
