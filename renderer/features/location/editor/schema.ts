import { Schema, type DOMOutputSpec, type Node } from 'prosemirror-model'

/**
 * What an Information page can hold, in the editor's terms: the same blocks and marks as protocol/wire/rows/space.ts, so that
 * nothing can be written that could not be kept. It is drawn as elements, and no HTML is ever read.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'inline*', group: 'block', toDOM: () => ['p', { dir: 'auto' }, 0] },
    heading: { content: 'inline*', group: 'block', toDOM: () => ['h3', { dir: 'auto' }, 0] },
    bullet: {
      content: 'inline*',
      group: 'block',
      toDOM: () => ['p', { dir: 'auto', 'data-bullet': '' }, 0],
    },
    image: {
      group: 'block',
      atom: true,
      attrs: { fileId: {}, alt: { default: '' } },
      toDOM: (node: Node): DOMOutputSpec => ['figure', textOf(node.attrs['alt'])],
      leafText: (node: Node) => textOf(node.attrs['alt']),
    },
    mention: {
      inline: true,
      group: 'inline',
      atom: true,
      attrs: { userId: {}, name: {} },
      toDOM: (node: Node): DOMOutputSpec => ['bdi', { 'data-mention': '' }, mentionText(node)],
      leafText: mentionText,
    },
    text: { group: 'inline' },
  },
  marks: {
    link: {
      attrs: { href: {} },
      // What is typed behind a link is not part of it.
      inclusive: false,
      toDOM: (mark): DOMOutputSpec => ['span', { 'data-link': '', title: textOf(mark.attrs['href']) }, 0],
    },
    bold: { toDOM: () => ['strong', 0] },
    italic: { toDOM: () => ['em', 0] },
    strike: { toDOM: () => ['s', 0] },
  },
})

/** "@Maria Silva". */
export function mentionText(node: Node): string {
  return `@${textOf(node.attrs['name'])}`
}

function textOf(attribute: unknown): string {
  return typeof attribute === 'string' ? attribute : ''
}
