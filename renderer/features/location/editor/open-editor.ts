import { baseKeymap, selectAll } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { WrittenRichText } from '../../../../protocol/wire/rows/space.ts'
import { asBlocks, asDocument } from './blocks.ts'
import { plainAtStart, splitLine, toggle } from './edit-commands.ts'
import { pasteText } from './paste.ts'
import { pictureView } from './picture-view.ts'
import { tagWords } from './tag-words.ts'

interface EditorParts {
  /** The name and description of the box, for a screen reader. */
  attributes: Record<string, string>
  blocks: WrittenRichText
  /** The address of a picture, and the one to try when it is not there. */
  addresses: (fileId: string) => readonly string[]
  /** After each change of the text or the selection. */
  onState: (state: EditorState) => void
  onChange: (blocks: WrittenRichText) => void
  /** Why what was pasted could not become a link; null when it could. */
  onProblem: (problem: string | null) => void
  /** Mod-Shift-K: the address of a link is asked for. */
  onLink: () => void
}

/** Opens the editor in an element. Every way in for text is ours, so that nothing is ever read as HTML. */
export function openEditor(place: HTMLElement, parts: EditorParts): EditorView {
  const view = new EditorView(place, {
    state: EditorState.create({ doc: asDocument(parts.blocks), plugins: plugins(parts) }),
    attributes: { role: 'textbox', 'aria-multiline': 'true', spellcheck: 'true', ...parts.attributes },
    nodeViews: { image: (node) => pictureView(node, parts.addresses) },
    dispatchTransaction(transaction) {
      const state = view.state.apply(transaction)
      view.updateState(state)
      parts.onState(state)
      if (transaction.docChanged) parts.onChange(asBlocks(state.doc))
    },
    handleDOMEvents: {
      paste: (_view, event) => {
        event.preventDefault()
        parts.onProblem(pasteText(view, event.clipboardData?.getData('text/plain') ?? ''))
        return true
      },
      drop: (_view, event) => {
        event.preventDefault()
        return true
      },
      dragstart: (_view, event) => {
        event.preventDefault()
        return true
      },
    },
  })
  return view
}

function plugins(parts: EditorParts) {
  return [
    history(),
    keymap({
      'Mod-b': toggle('bold'),
      'Mod-i': toggle('italic'),
      'Mod-Shift-x': toggle('strike'),
      'Mod-Shift-k': () => {
        parts.onLink()
        return true
      },
      'Mod-z': undo,
      'Mod-y': redo,
      'Shift-Mod-z': redo,
      'Mod-a': selectAll,
      Enter: splitLine,
      Backspace: plainAtStart,
    }),
    keymap(baseKeymap),
    tagWords,
  ]
}
