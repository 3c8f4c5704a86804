import { useEffect, useId, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { Avatar } from './Avatar.tsx'
import { mentionQuery, type MentionQuery } from './mention-query.ts'
import styles from './MentionBox.module.css'

/** Somebody who can be named. */
export interface Mentionable {
  id: string
  name: string
  photo: string | null
}

export interface MentionBoxHandle {
  focus: () => void
}

/**
 * A box for a text that may name people: after an @ it offers names. `suggest` finds them by their first letters; `onName` is
 * told who was picked. Ctrl/Cmd Enter sends; with `enterSends`, Enter alone does, and Shift Enter makes a line.
 */
export function MentionBox(props: {
  label: string
  placeholder: string
  value: string
  rows?: number
  maxLength?: number
  enterSends?: boolean
  className?: string | undefined
  handle?: Ref<MentionBoxHandle>
  suggest: (letters: string) => Promise<Mentionable[]>
  onChange: (text: string) => void
  onName: (person: Mentionable) => void
  onSend: () => void
  onLeave?: () => void
  onFiles?: (files: File[]) => void
}) {
  const { value, suggest } = props
  const listId = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [query, setQuery] = useState<MentionQuery | null>(null)
  const [found, setFound] = useState<Mentionable[]>([])
  const [active, setActive] = useState(0)
  useImperativeHandle(props.handle, () => ({ focus: () => box.current?.focus() }))

  const letters = query?.letters ?? null
  useEffect(() => {
    if (letters === null) return
    let wanted = true
    suggest(letters).then(
      (people) => {
        if (!wanted) return
        setFound(people)
        setActive(0)
      },
      // Without the names the text can be written all the same.
      () => setFound([]),
    )
    return () => {
      wanted = false
    }
  }, [letters, suggest])

  const isOffering = query !== null && found.length > 0
  const look = (): void => {
    const element = box.current
    if (element) setQuery(mentionQuery(element.value, element.selectionStart))
  }
  const pick = (person: Mentionable | undefined): void => {
    if (!query || !person) return
    const name = `@${person.name} `
    props.onChange(value.slice(0, query.from) + name + value.slice(query.to))
    props.onName(person)
    setQuery(null)
    const caret = query.from + name.length
    // After React has drawn the new text: before, there is nothing at that place.
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(caret, caret)
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (isOffering && takesKey(event)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (event.key !== 'Enter' || event.shiftKey) return
    if (!props.enterSends && !event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    props.onSend()
  }
  const takesKey = ({ key }: KeyboardEvent): boolean => {
    if (key === 'ArrowDown') setActive((active + 1) % found.length)
    else if (key === 'ArrowUp') setActive((active + found.length - 1) % found.length)
    else if (key === 'Enter' || key === 'Tab') pick(found[active])
    else if (key === 'Escape') setQuery(null)
    else return false
    return true
  }

  return (
    <div className={styles.place}>
      <textarea
        ref={box}
        className={props.className ?? styles.box}
        dir="auto"
        rows={props.rows ?? 1}
        maxLength={props.maxLength}
        aria-label={props.label}
        aria-autocomplete="list"
        aria-controls={isOffering ? listId : undefined}
        aria-activedescendant={isOffering ? `${listId}-${active}` : undefined}
        placeholder={props.placeholder}
        value={value}
        onChange={(event) => {
          props.onChange(event.target.value)
          look()
        }}
        onSelect={look}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setQuery(null)
          props.onLeave?.()
        }}
        onPaste={(event) => {
          const files = [...event.clipboardData.files]
          if (!props.onFiles || files.length === 0 || event.clipboardData.getData('text/plain')) return
          event.preventDefault()
          props.onFiles(files)
        }}
      />
      {isOffering && (
        <ul className={styles.offer} id={listId} role="listbox" aria-label="People">
          {found.map((person, index) => (
            <li
              key={person.id}
              id={`${listId}-${index}`}
              className={styles.option}
              role="option"
              aria-selected={index === active}
              onPointerDown={(event) => {
                event.preventDefault()
                pick(person)
              }}
            >
              <Avatar id={person.id} name={person.name} photo={person.photo} size="small" />
              <bdi className={styles.name}>{person.name}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
