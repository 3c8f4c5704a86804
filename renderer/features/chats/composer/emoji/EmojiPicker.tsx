import { Popover } from 'radix-ui'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { SearchField } from '../../../../ui/Field.tsx'
import { tellError } from '../../../../ui/toast.ts'
import { EMOJI_GROUPS, loadEmoji, searchEmoji, type Emoji } from './emoji-data.ts'
import styles from './EmojiPicker.module.css'

const COLUMNS = 9

/**
 * All emoji below a button, given as children. The words stay in the search box and the arrow keys move in the grid, so
 * that it is never more than a word and Enter.
 */
export function EmojiPicker(props: {
  children: ReactNode
  onPick: (emoji: string) => void
  /** Called when it is closed, to put the focus where it belongs. */
  onClose: () => void
}) {
  const [open, setOpen] = useState(false)
  return (
    <Popover.Root open={open} onOpenChange={setOpen} modal={false}>
      <Popover.Trigger asChild>{props.children}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.picker}
          side="top"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          aria-label="Emoji"
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            props.onClose()
          }}
          onKeyDown={(event) => event.stopPropagation()}
        >
          <EmojiGrid
            onPick={(emoji) => {
              setOpen(false)
              props.onPick(emoji)
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function EmojiGrid({ onPick }: { onPick: (emoji: string) => void }) {
  const id = useId()
  const grid = useRef<HTMLDivElement>(null)
  const [all, setAll] = useState<readonly Emoji[]>([])
  const [word, setWord] = useState('')
  const [active, setActive] = useState(0)
  useEffect(() => void loadEmoji().then(setAll, tellError), [])
  const groups = useMemo(() => groupsOf(searchEmoji(all, word), word !== ''), [all, word])
  const shown = useMemo(() => groups.flatMap(({ emoji }) => emoji), [groups])
  useEffect(() => {
    grid.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const chosen = shown[active]
    const step = STEPS[event.key]
    if (event.key === 'Enter' && chosen) onPick(chosen.text)
    else if (step !== undefined) setActive(Math.max(0, Math.min(shown.length - 1, active + step)))
    else return
    event.preventDefault()
  }

  let index = -1
  return (
    <div className={styles.inside} onKeyDown={onKeyDown}>
      <SearchField
        label="Search emoji"
        value={word}
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={shown[active] && `${id}-${active}`}
        onSearch={(next) => {
          setWord(next)
          setActive(0)
        }}
      />
      <div ref={grid} id={id} className={styles.groups} role="listbox" aria-label="Emoji">
        {groups.map(({ title, emoji }) => (
          <div key={title} role="group" aria-label={title} className={styles.group}>
            <p className={styles.title} aria-hidden="true">
              {title}
            </p>
            <div className={styles.grid} role="presentation">
              {emoji.map(({ text, name }) => {
                index += 1
                const own = index
                return (
                  <div
                    key={text}
                    id={`${id}-${own}`}
                    role="option"
                    aria-selected={own === active}
                    aria-label={name}
                    title={name}
                    className={styles.emoji}
                    onClick={() => onPick(text)}
                  >
                    {text}
                  </div>
                )
              })}
            </div>
          </div>
        ))}
        {all.length > 0 && shown.length === 0 && <p className={styles.none}>No emoji has this name.</p>}
      </div>
      <p className={styles.foot}>{shown[active]?.name ?? ''}</p>
    </div>
  )
}

const STEPS: Record<string, number | undefined> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: COLUMNS,
  ArrowUp: -COLUMNS,
}

/** By group in the order of Unicode; the hits of a search are one group, the best first. */
function groupsOf(emoji: Emoji[], searched: boolean): { title: string; emoji: Emoji[] }[] {
  if (searched) return emoji.length > 0 ? [{ title: 'Found', emoji }] : []
  return EMOJI_GROUPS.map((title, group) => ({
    title,
    emoji: emoji.filter((one) => one.group === group),
  })).filter((group) => group.emoji.length > 0)
}
