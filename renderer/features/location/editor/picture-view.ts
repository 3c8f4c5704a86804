import type { Node } from 'prosemirror-model'
import type { NodeView } from 'prosemirror-view'

/**
 * A picture in the editor. In: where its bytes may be: a picture that was only here is on the server a moment later, and has
 * another address then.
 */
export function pictureView(node: Node, addresses: (fileId: string) => readonly string[]): NodeView {
  const dom = document.createElement('figure')
  const picture = document.createElement('img')
  const left = [...addresses(String(node.attrs['fileId']))]
  const alt = String(node.attrs['alt'])
  const next = () => {
    const address = left.shift()
    if (address !== undefined) picture.src = address
  }
  picture.alt = alt
  picture.draggable = false
  picture.addEventListener('error', next)
  next()
  dom.append(picture)
  return { dom }
}
