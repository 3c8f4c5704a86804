import { useEffect, type ClipboardEvent, type KeyboardEvent } from 'react'
import type { Face } from '../../../../protocol/ipc/views.ts'
import { useStaged } from '../../../stores/staged.ts'
import { useThread } from '../../../stores/thread.ts'
import { firstName } from '../../people/index.ts'
import { optionId } from './suggestions/SuggestionList.tsx'
import type { Box } from './use-box.ts'
import type { Composition } from './use-composition.ts'
import styles from './Composer.module.css'

/** The box itself: Enter sends, Shift Enter makes a line, and it grows with its lines up to a limit. */
export function TextBox(props: {
  face: Face
  composition: Composition
  box: Box
  /** Below its thread: Arrow Up on an empty box changes the last message. */
  inThread: boolean
}) {
  const { face, composition, box, inThread } = props
  const addFiles = useStaged((state) => state.add)
  const isNote = composition.kind === 'note'
  const { suggestions } = box
  const isOffering = suggestions.trigger !== null

  const onKeyDown = (event: KeyboardEvent) => {
    if (suggestions.takesKey(event)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if ((event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'm') {
      event.preventDefault()
      composition.choose(isNote ? 'text' : 'note')
      return
    }
    if (inThread && event.key === 'ArrowUp' && composition.text === '' && useThread.getState().editLast()) {
      event.preventDefault()
      return
    }
    // Enter also ends the choice of a character in Chinese, Japanese and Korean input: that is no Send.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void composition.send()
  }
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    // Cells and paragraphs come with a picture of themselves: their text is what was meant.
    const isText = event.clipboardData.getData('text/html') && event.clipboardData.getData('text/plain')
    if (files.length === 0 || isText) return
    event.preventDefault()
    void addFiles(files)
  }
  const { seeCaret } = box
  // The text also changes from elsewhere: a draft that is read, a message that was sent.
  useEffect(() => seeCaret(), [composition.text]) // oxlint-disable-line react/exhaustive-deps

  return (
    <textarea
      ref={box.element}
      className={styles.text}
      dir="auto"
      rows={1}
      aria-label={isNote ? `Internal note about ${face.name}` : `Message to ${face.name}`}
      aria-autocomplete="list"
      aria-controls={isOffering ? box.listId : undefined}
      aria-activedescendant={isOffering ? optionId(box.listId, suggestions.active) : undefined}
      placeholder={isNote ? `Note for the desk; ${firstName(face)} never sees it` : 'Write a message'}
      value={composition.text}
      onChange={(event) => composition.type(event.target.value)}
      onSelect={seeCaret}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      onBlur={() => {
        composition.keep()
        seeCaret()
      }}
    />
  )
}
