import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { Virtuoso } from 'react-virtuoso'

const ROWS = 100_000
const ROUNDS = 30

declare global {
  interface Window {
    /** Mounts it again and again; the median in ms. */
    bareTimelineMountMs: () => Promise<number>
  }
}

/**
 * The quickest timeline that there is for a long conversation: plain rows of text in the library for long lists. Built for the page of the blank window, where it is measured.
 */
window.bareTimelineMountMs = async () => {
  const samples: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) samples.push(await mountMs())
  return samples.sort((one, other) => one - other)[ROUNDS / 2] ?? 0
}

async function mountMs(): Promise<number> {
  const place = document.createElement('div')
  place.style.cssText = 'position: fixed; inset: 0; font: 13px/1.45 sans-serif'
  document.body.append(place)
  const root = createRoot(place)
  const startMs = performance.now()
  root.render(
    createElement(Virtuoso, {
      style: { height: '100%' },
      totalCount: ROWS,
      itemContent: (index) =>
        createElement(
          'div',
          { style: { padding: '8px 12px' } },
          `Message ${index}, with as many words as people write to a front desk.`,
        ),
    }),
  )
  // It measures its place first: its rows are there a frame later.
  while (place.querySelector('[data-index="9"]') === null) await nextTask()
  const tookMs = performance.now() - startMs
  root.unmount()
  place.remove()
  return tookMs
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
