import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'

const TAG = /(?<![\p{L}\p{N}_&/])#[\p{L}\p{N}_][\p{L}\p{N}_-]{0,49}/gu

/** Shows #tags as what they are while they are written: they are words like others, and need no mark. */
export const tagWords = new Plugin({
  props: {
    decorations({ doc }) {
      const found: Decoration[] = []
      doc.descendants((node, pos) => {
        for (const match of node.text?.matchAll(TAG) ?? []) {
          const from = pos + match.index
          found.push(Decoration.inline(from, from + match[0].length, { 'data-tag': '' }))
        }
      })
      return DecorationSet.create(doc, found)
    },
  },
})
