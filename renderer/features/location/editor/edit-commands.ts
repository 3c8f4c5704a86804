import { chainCommands, setBlockType, splitBlockAs, toggleMark } from 'prosemirror-commands'
import type { Command, EditorState } from 'prosemirror-state'
import { TextSelection } from 'prosemirror-state'
import { schema } from './schema.ts'

export type MarkName = 'bold' | 'italic' | 'strike'
export type BlockName = 'paragraph' | 'heading' | 'bullet'

/** Sets or takes off a mark of the selected words, or of what is typed next. */
export function toggle(mark: MarkName): Command {
  return toggleMark(schema.marks[mark])
}

/** Makes the blocks of the selection headings, points or paragraphs; pressed again, paragraphs. */
export function toggleBlock(block: BlockName): Command {
  return (state, dispatch) =>
    setBlockType(schema.nodes[hasBlock(state, block) ? 'paragraph' : block])(state, dispatch)
}

/** Whether the mark is on where the cursor is, or on all selected words. */
export function hasMark(state: EditorState, name: MarkName | 'link'): boolean {
  const type = schema.marks[name]
  const { from, to, empty, $from } = state.selection
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  return state.doc.rangeHasMark(from, to, type)
}

export function hasBlock(state: EditorState, name: BlockName): boolean {
  return state.selection.$from.parent.type.name === name
}

/** The address of the link at the cursor or in the selection; null without one. */
export function linkAt(state: EditorState): string | null {
  const { from, to, $from } = state.selection
  let href: unknown = schema.marks.link.isInSet($from.marks())?.attrs['href'] ?? null
  state.doc.nodesBetween(from, to, (node) => {
    href ??= schema.marks.link.isInSet(node.marks)?.attrs['href'] ?? null
  })
  return typeof href === 'string' ? href : null
}

/**
 * Makes the selected words the anchor of a link; with nothing selected, a link that one stands in gets the address, and else
 * the address itself is written. Null takes the link off. The address must have been checked.
 */
export function setLink(href: string | null): Command {
  return (state, dispatch) => {
    const { empty } = state.selection
    const { from, to } = empty ? linkAround(state) : state.selection
    const { link } = schema.marks
    if (from === to) {
      if (href === null) return false
      const words = schema.text(href.replace(/^(mailto|tel):/iu, ''), [link.create({ href })])
      dispatch?.(state.tr.replaceSelectionWith(words, false).scrollIntoView())
      return true
    }
    const tr = state.tr.removeMark(from, to, link)
    if (href !== null) tr.addMark(from, to, link.create({ href }))
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** All of the link that the cursor stands in. */
function linkAround({ selection, doc }: EditorState): { from: number; to: number } {
  const { $from } = selection
  const mark = schema.marks.link.isInSet($from.marks())
  if (!mark) return { from: $from.pos, to: $from.pos }
  const start = $from.start()
  let from = $from.pos
  let to = $from.pos
  doc.nodesBetween(start, $from.end(), (node, pos) => {
    if (!mark.isInSet(node.marks)) return
    from = Math.min(from, pos)
    to = Math.max(to, pos + node.nodeSize)
  })
  return { from, to }
}

/** Enter: a point is followed by a point, an empty one ends the list, and a paragraph follows a heading. */
export const splitLine: Command = chainCommands(
  (state, dispatch) => {
    const { $from, empty } = state.selection
    if (!empty || $from.parent.type.name !== 'bullet' || $from.parent.content.size > 0) return false
    return setBlockType(schema.nodes.paragraph)(state, dispatch)
  },
  splitBlockAs((node, atEnd) =>
    node.type.name === 'heading' && atEnd ? { type: schema.nodes.paragraph } : { type: node.type },
  ),
)

/** Backspace at the beginning of a heading or a point makes it a paragraph first. */
export const plainAtStart: Command = (state, dispatch) => {
  const { selection } = state
  const isAtStart = selection instanceof TextSelection && selection.$cursor?.parentOffset === 0
  if (!isAtStart || hasBlock(state, 'paragraph')) return false
  return setBlockType(schema.nodes.paragraph)(state, dispatch)
}

/** Writes a mention, and a space behind it. */
export function insertMention(userId: string, name: string): Command {
  return (state, dispatch) => {
    const tr = state.tr.replaceSelectionWith(schema.node('mention', { userId, name }), false)
    dispatch?.(tr.insertText(' ').scrollIntoView())
    return true
  }
}

/** A picture below the block where the cursor is, and a line to go on writing below it. */
export function insertPicture(fileId: string, alt: string): Command {
  return (state, dispatch) => {
    const { $to } = state.selection
    const at = $to.depth === 0 ? $to.pos : $to.after(1)
    const picture = schema.node('image', { fileId, alt })
    const nodes = at === state.doc.content.size ? [picture, schema.node('paragraph')] : [picture]
    dispatch?.(state.tr.insert(at, nodes).scrollIntoView())
    return true
  }
}
