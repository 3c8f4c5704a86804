import {
  AtSign,
  Bold,
  Heading,
  ImagePlus,
  Italic,
  Link,
  List,
  Redo2,
  Strikethrough,
  Undo2,
} from 'lucide-react'
import { redo, undo } from 'prosemirror-history'
import type { Command, EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useColleagues } from '../../../stores/desk.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { hasBlock, hasMark, insertMention, toggle, toggleBlock } from './edit-commands.ts'
import styles from './Toolbar.module.css'

const SIGN = { size: 17, strokeWidth: 1.75 } as const

/** What can be done with the selected words. One stop of the Tab key; arrow keys move within. */
export function Toolbar(props: {
  view: EditorView
  state: EditorState
  /** The id of the box that it belongs to. */
  controls: string
  onLink: () => void
  onPicture: () => void
}) {
  const { view, state } = props
  const bar = useRef<HTMLDivElement>(null)
  const colleagues = useColleagues((reading) => reading.value)
  useEffect(() => useColleagues.getState().watch(), [])
  const run = (command: Command) => {
    command(view.state, view.dispatch)
    view.focus()
  }
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const step = event.key === 'ArrowRight' ? 1 : -1
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
    event.preventDefault()
  }
  const on = (label: string, pressed: boolean, sign: ReactNode, command: Command, first = false) => (
    <IconButton
      label={label}
      aria-pressed={pressed}
      tabIndex={first ? 0 : -1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => run(command)}
    >
      {sign}
    </IconButton>
  )
  return (
    <div
      ref={bar}
      className={styles.bar}
      role="toolbar"
      aria-label="Format"
      aria-controls={props.controls}
      onKeyDown={move}
    >
      {on('Bold', hasMark(state, 'bold'), <Bold {...SIGN} />, toggle('bold'), true)}
      {on('Italic', hasMark(state, 'italic'), <Italic {...SIGN} />, toggle('italic'))}
      {on('Strike through', hasMark(state, 'strike'), <Strikethrough {...SIGN} />, toggle('strike'))}
      <span className={styles.gap} />
      {on('Heading', hasBlock(state, 'heading'), <Heading {...SIGN} />, toggleBlock('heading'))}
      {on('List', hasBlock(state, 'bullet'), <List {...SIGN} />, toggleBlock('bullet'))}
      <span className={styles.gap} />
      <IconButton
        label="Link, e-mail or phone"
        aria-pressed={hasMark(state, 'link')}
        tabIndex={-1}
        onMouseDown={(event) => event.preventDefault()}
        onClick={props.onLink}
      >
        <Link {...SIGN} />
      </IconButton>
      <IconButton label="Picture" tabIndex={-1} onClick={props.onPicture}>
        <ImagePlus {...SIGN} />
      </IconButton>
      <Menu
        items={(colleagues ?? []).map(({ userId, name }) => ({
          label: name,
          run: () => run(insertMention(userId, name)),
        }))}
      >
        <IconButton label="Mention somebody" tabIndex={-1}>
          <AtSign {...SIGN} />
        </IconButton>
      </Menu>
      <span className={styles.gap} />
      {on('Undo', false, <Undo2 {...SIGN} />, undo)}
      {on('Redo', false, <Redo2 {...SIGN} />, redo)}
    </div>
  )
}
