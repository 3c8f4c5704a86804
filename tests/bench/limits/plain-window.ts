import type { Page } from '@playwright/test'
import { scrollFrames } from '../in-window.ts'

/** The time between two frames of this display, in ms: the median of a second of doing nothing. */
export function displayFrameMs(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frames: number[] = []
    let last = await new Promise<number>(requestAnimationFrame)
    for (let count = 0; count < 60; count += 1) {
      const now = await new Promise<number>(requestAnimationFrame)
      frames.push(now - last)
      last = now
    }
    return frames.sort((one, other) => one - other)[30] ?? 0
  })
}

/** How long the browser takes to make, style and lay out 50 plain rows of text, in ms: the median of 30 times. */
export function mountMs(page: Page): Promise<number> {
  return page.evaluate(() => {
    const place = document.querySelector('#rows') ?? document.body
    const samples: number[] = []
    for (let round = 0; round < 30; round += 1) {
      const startMs = performance.now()
      const rows = Array.from({ length: 50 }, (_, index) => {
        const row = document.createElement('div')
        row.textContent = `Message ${index}, with as many words as people write to a front desk.`
        return row
      })
      place.replaceChildren(...rows)
      place.getBoundingClientRect()
      samples.push(performance.now() - startMs)
    }
    place.replaceChildren()
    return samples.sort((one, other) => one - other)[15] ?? 0
  })
}

/**
 * The same scroll over plain rows with these texts: all of them are on the page before it begins, so that the browser
 * only draws. What this display can do at most. Ms per frame.
 */
export async function plainScroll(page: Page, texts: readonly string[], stepPx: number, frames: number) {
  await page.evaluate(
    ({ words, heightPx }) => {
      const list = document.querySelector<HTMLElement>('#rows') ?? document.body
      list.style.cssText = 'position: fixed; inset: 0; overflow: hidden auto; font: 13px/1.45 sans-serif'
      while (list.scrollHeight < heightPx) {
        const rows = words.map((text) => {
          const row = document.createElement('div')
          row.style.cssText =
            'width: fit-content; max-width: 440px; margin: 3px 24px; padding: 8px 12px; background: #eee'
          row.textContent = text
          return row
        })
        list.append(...rows)
      }
      list.scrollTop = list.scrollHeight
    },
    { words: texts, heightPx: frames * Math.abs(stepPx) + 2000 },
  )
  await page.evaluate(() => new Promise(requestAnimationFrame))
  return scrollFrames(page, { scroller: '#rows', stepPx, frames })
}
