import type { EditorView } from 'prosemirror-view'
import { asAddress, linkProblem } from '../../../../protocol/wire/safe-link.ts'
import { setLink } from './edit-commands.ts'

/**
 * What is pasted or dropped comes in as plain text, never as HTML (security.md, row 17). One address on its own becomes a link:
 * of the selected words, when there are some. Out: why it couldn't, as a sentence; null when it was taken.
 */
export function pasteText(view: EditorView, text: string): string | null {
  const written = text.trim()
  const isAddress = /^[a-z][a-z0-9+.-]*:\S+$/iu.test(written) || /^(www\.|\/\/)\S+$/iu.test(written)
  const { empty } = view.state.selection
  if (isAddress) {
    const href = asAddress(written)
    const problem = linkProblem(href)
    // Without words to be its anchor it is a text like any other, and stays one.
    if (problem !== null && !empty) return problem
    if (problem === null) {
      setLink(href)(view.state, view.dispatch)
      return null
    }
  }
  const tr = view.state.tr.deleteSelection()
  const lines = text.replace(/\r\n?/gu, '\n').split('\n')
  lines.forEach((line, index) => {
    if (index > 0) tr.split(tr.selection.from)
    const plain = line.replace(/\p{Cc}/gu, ' ')
    if (plain !== '') tr.insertText(plain)
  })
  view.dispatch(tr.scrollIntoView())
  return null
}
