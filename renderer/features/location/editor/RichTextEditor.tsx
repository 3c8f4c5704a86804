import type { EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { useEffect, useId, useRef, useState } from 'react'
import type { WrittenRichText } from '../../../../protocol/wire/rows/space.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { openEditor } from './open-editor.ts'
import { PictureDialog } from './PictureDialog.tsx'
import { insertPicture, linkAt, setLink } from './edit-commands.ts'
import { Toolbar } from './Toolbar.tsx'
import styles from './RichTextEditor.module.css'

/**
 * Rich text that is being written. `first` is what it begins with; from then on the editor knows it, and every change is told.
 */
export function RichTextEditor(props: {
  label: string
  first: WrittenRichText
  /** Where the bytes of a picture may be. */
  addresses: (fileId: string) => readonly string[]
  onChange: (blocks: WrittenRichText) => void
  /** Takes a picture in; its id, or throws with the reason. */
  onPicture: (file: File) => Promise<string>
}) {
  const id = useId()
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const told = useRef(props)
  const [state, setState] = useState<EditorState | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [asking, setAsking] = useState<'link' | 'picture' | null>(null)

  useEffect(() => {
    told.current = props
  })
  useEffect(() => {
    if (!place.current) return
    const { label, first } = told.current
    const opened = openEditor(place.current, {
      attributes: { 'aria-label': label, 'aria-describedby': `${id}-problem` },
      blocks: first,
      addresses: (fileId) => told.current.addresses(fileId),
      onState: setState,
      onChange: (blocks) => told.current.onChange(blocks),
      onProblem: setProblem,
      onLink: () => setAsking('link'),
    })
    view.current = opened
    setState(opened.state)
    opened.focus()
    return () => opened.destroy()
  }, [id])

  const close = () => {
    setAsking(null)
    view.current?.focus()
  }
  return (
    <div className={styles.editor}>
      {state && view.current && (
        <Toolbar
          view={view.current}
          state={state}
          controls={`${id}-box`}
          onLink={() => setAsking('link')}
          onPicture={() => setAsking('picture')}
        />
      )}
      <p className={styles.problem} id={`${id}-problem`} role="alert">
        {problem}
      </p>
      <div className={styles.box} id={`${id}-box`} ref={place} />
      {asking === 'link' && state && (
        <LinkDialog
          address={linkAt(state) ?? ''}
          words={state.doc.textBetween(state.selection.from, state.selection.to, ' ')}
          onSet={(href) => {
            const { current } = view
            if (current) setLink(href)(current.state, current.dispatch)
            setProblem(null)
            close()
          }}
          onClose={close}
        />
      )}
      {asking === 'picture' && (
        <PictureDialog
          onTake={props.onPicture}
          onInsert={(fileId, alt) => {
            const { current } = view
            if (current) insertPicture(fileId, alt)(current.state, current.dispatch)
            close()
          }}
          onClose={close}
        />
      )}
    </div>
  )
}
