import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useNavigation } from '../../stores/navigation.ts'
import { followLink, isLikeLink } from '../../stores/links.ts'
import { usePalette } from '../../stores/palette.ts'
import { useSession } from '../../stores/session.ts'
import { showToast, tellError } from '../../ui/toast.ts'
import { startChat } from '../profile/index.ts'
import { openSearchFor } from '../search/index.ts'
import { paletteGroups, type PaletteCommand, type PaletteItem } from './palette-items.ts'
import { PaletteRow } from './PaletteRow.tsx'
import styles from './Palette.module.css'

const MISSED = 'This link leads to something that is no longer available.'

/** Ctrl K. The dialog gives the focus back where it was, so a half-written message stays as it is. */
export function Palette({ commands }: { commands: readonly PaletteCommand[] }) {
  const isOpen = usePalette((state) => state.isOpen)
  return isOpen ? <OpenPalette commands={commands} /> : null
}

function OpenPalette({ commands }: { commands: readonly PaletteCommand[] }) {
  const { query, answered, chats, people, close, ask } = usePalette()
  const mayChat = useSession(
    ({ session }) => session.state === 'signedIn' && session.permissions.includes('chat.read'),
  )
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const [moved, setMoved] = useState(0)
  const [isEntered, setEntered] = useState(false)
  const link = query.trim()
  const searchFor: PaletteCommand = isLikeLink(link)
    ? {
        id: 'follow-link',
        label: 'Go to what this link names',
        run: () => void followLink(link).then((followed) => !followed && showToast(MISSED), tellError),
      }
    : {
        id: 'search-for',
        label: `Search everywhere for “${query.trim()}”`,
        run: () => openSearchFor(query.trim()),
      }
  const groups = paletteGroups({ query, chats, people, commands, searchFor })
  const items = groups.flatMap((group) => group.items)
  const active = Math.min(moved, items.length - 1)

  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  useEffect(() => {
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const choose = (item: PaletteItem | undefined) => {
    if (!item) return
    // Closed first: the focus goes back, and what is chosen may then take it elsewhere.
    dialog.current?.close()
    close()
    run(item, mayChat)
  }
  // Who types and presses Enter at once means what is found for these words, not what stood there for older ones.
  useEffect(() => {
    if (isEntered && answered === query) choose(items[active])
  })
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const isAgain = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
    if (event.key === 'ArrowDown') setMoved((active + 1) % items.length)
    else if (event.key === 'ArrowUp') setMoved((active - 1 + items.length) % items.length)
    else if (event.key === 'Enter') setEntered(true)
    else if (isAgain) close()
    else return
    event.preventDefault()
  }

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label="Go to a person, a chat or a command"
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (event.target === event.currentTarget) close()
      }}
    >
      <div className={styles.inside}>
        <input
          className={styles.field}
          type="text"
          role="combobox"
          aria-label="Person, company, chat or command"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={items.length > 0 ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          placeholder="Person, company, chat or command"
          value={query}
          maxLength={200}
          spellCheck={false}
          autoFocus
          onChange={(event) => {
            setMoved(0)
            setEntered(false)
            ask(event.target.value)
          }}
        />
        <div ref={list} id={`${id}-list`} className={styles.list} role="listbox" aria-label="Found">
          {groups.map((group) => (
            <div key={group.title} role="group" aria-label={group.title} className={styles.group}>
              <p className={styles.title} aria-hidden="true">
                {group.title}
              </p>
              {group.items.map((item) => {
                const index = items.indexOf(item)
                return (
                  <PaletteRow
                    key={item.kind + item.id}
                    id={`${id}-${index}`}
                    index={index}
                    item={item}
                    active={index === active}
                    onPoint={() => setMoved(index)}
                    onChoose={() => choose(item)}
                  />
                )
              })}
            </div>
          ))}
        </div>
        <p className={styles.hint} aria-hidden="true">
          <kbd>↑</kbd> <kbd>↓</kbd> move · <kbd>Enter</kbd> opens · <kbd>Esc</kbd> closes
        </p>
      </div>
    </dialog>
  )
}

/** Colleagues are looked at, everybody else is written to. */
function run(item: PaletteItem, mayChat: boolean): void {
  if (item.kind === 'command') return item.command.run()
  const { write, go } = useNavigation.getState()
  if (item.kind === 'chat') return write(item.chat.conversationId)
  if (mayChat && item.standing !== 'administrator') void startChat(item.face.subject)
  else go({ pane: 'customers', subject: item.face.subject })
}
