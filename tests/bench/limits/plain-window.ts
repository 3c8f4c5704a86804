import type { Page } from '@playwright/test'

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
