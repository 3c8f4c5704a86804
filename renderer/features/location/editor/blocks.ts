import type { Mark, Node } from 'prosemirror-model'
import { FileId, UserId } from '../../../../protocol/wire/ids.ts'
import type { RichTextSpan, WrittenRichText } from '../../../../protocol/wire/rows/space.ts'
import { mentionText, schema } from './schema.ts'

const MARKS = ['bold', 'italic', 'strike'] as const

/** The blocks of a page as a document of the editor. */
export function asDocument(blocks: WrittenRichText): Node {
  const nodes = blocks.map((block) =>
    block.type === 'image'
      ? schema.node('image', { fileId: block.fileId, alt: block.alt })
      : schema.node(block.type, null, block.spans.flatMap(asNodes)),
  )
  return schema.node('doc', null, nodes.length > 0 ? nodes : [schema.node('paragraph')])
}

/** The other way round: what the editor holds, as it is kept and sent. */
export function asBlocks(document: Node): WrittenRichText {
  return document.children.map((node): WrittenRichText[number] => {
    if (node.type.name === 'image') {
      return { type: 'image', fileId: FileId.parse(node.attrs['fileId']), alt: String(node.attrs['alt']) }
    }
    return { type: blockType(node), spans: node.children.map(asSpan) }
  })
}

function asNodes(span: RichTextSpan): Node[] {
  if (span.mentionUserId !== undefined) {
    return [schema.node('mention', { userId: span.mentionUserId, name: span.text.replace(/^@/u, '') })]
  }
  if (span.text === '') return []
  const marks: Mark[] = MARKS.filter((name) => span[name]).map((name) => schema.mark(name))
  if (span.href !== undefined) marks.push(schema.mark('link', { href: span.href }))
  return [schema.text(span.text, marks)]
}

function asSpan(node: Node): RichTextSpan {
  if (node.type.name === 'mention') {
    return { text: mentionText(node), mentionUserId: UserId.parse(node.attrs['userId']) }
  }
  const marks = new Map(node.marks.map((mark) => [mark.type.name, mark]))
  const href: unknown = marks.get('link')?.attrs['href']
  return {
    text: node.text ?? '',
    ...(marks.has('bold') ? { bold: true } : {}),
    ...(marks.has('italic') ? { italic: true } : {}),
    ...(marks.has('strike') ? { strike: true } : {}),
    ...(typeof href === 'string' ? { href } : {}),
  }
}

function blockType(node: Node): 'heading' | 'paragraph' | 'bullet' {
  const { name } = node.type
  return name === 'heading' || name === 'bullet' ? name : 'paragraph'
}
