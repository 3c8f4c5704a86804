import type { Page } from '@playwright/test'

/**
 * What runs in the measured window. All times are of the window's own clock: from the moment of the input event, as the
 * browser stamps it, to the first task after the frame that shows the result.
 */
interface Probe {
  /** Resolves after the next frame has been handed to the screen. */
  painted(): Promise<number>
  /** Resolves with the time of the first painted frame in which `shown` is true. */
  when(shown: () => boolean): Promise<number>
}

declare global {
  interface Window {
    foyerProbe: Probe
  }
}

/** Puts the probe into a page; again after each reload. */
export function installProbe(page: Page): Promise<void> {
  return page.evaluate(() => {
    const painted = () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            port1.close()
            resolve(performance.now())
          }
          port2.postMessage(null)
        })
      })
    window.foyerProbe = {
      painted,
      async when(shown) {
        const untilMs = performance.now() + 60_000
        for (;;) {
          const atMs = await painted()
          if (shown()) return atMs
          if (atMs > untilMs) throw new Error('Nothing was painted within 60 s.')
        }
      },
    }
  })
}

/** Types into what has the focus, key by key; per key the ms from the key's event to the painted frame after it. */
export async function typingMs(page: Page, keys: string): Promise<number[]> {
  await page.evaluate(() => {
    const found: number[] = []
    Object.assign(window, { foyerTyped: found })
    addEventListener('keydown', Object.assign(measure, { found }), { capture: true })
    function measure(event: KeyboardEvent) {
      void window.foyerProbe.painted().then((atMs) => found.push(atMs - event.timeStamp))
    }
  })
  for (const key of keys) await page.keyboard.press(key === ' ' ? 'Space' : key)
  await page.evaluate(() => window.foyerProbe.painted())
  return page.evaluate(() => (window as unknown as { foyerTyped: number[] }).foyerTyped.splice(0))
}

export interface Scroll {
  scroller: string
  stepPx: number
  frames: number
}

/** The time of each frame while a list is scrolled by `stepPx` a frame. Nothing else is done in these frames. */
export function scrollFrames(page: Page, scroll: Scroll): Promise<number[]> {
  return page.evaluate(async ({ scroller, stepPx, frames }) => {
    const list = document.querySelector(scroller)
    if (!list) throw new Error(`There is no ${scroller} on the page.`)
    const frameMs: number[] = []
    let lastMs = await new Promise<number>(requestAnimationFrame)
    for (let frame = 0; frame < frames; frame += 1) {
      list.scrollTop += stepPx
      const nowMs = await new Promise<number>(requestAnimationFrame)
      frameMs.push(nowMs - lastMs)
      lastMs = nowMs
    }
    return frameMs
  }, scroll)
}

/**
 * How many frames of such a scroll show nothing of the list. Not counted while frames are timed: asking the browser three
 * times a frame what lies at a point costs about a sixth of the processor time of the frame.
 */
export function blankFrames(page: Page, scroll: Scroll & { row: string }): Promise<number> {
  return page.evaluate(async ({ scroller, row, stepPx, frames }) => {
    const list = document.querySelector(scroller)
    if (!list) throw new Error(`There is no ${scroller} on the page.`)
    const box = list.getBoundingClientRect()
    let blank = 0
    for (let frame = 0; frame < frames; frame += 1) {
      list.scrollTop += stepPx
      await new Promise<number>(requestAnimationFrame)
      const spots = [0.2, 0.5, 0.8].map((share) =>
        document.elementsFromPoint(box.x + box.width / 2, box.y + box.height * share),
      )
      const empty = spots.every((elements) => !elements.some((element) => element.closest(row)))
      if (empty) blank += 1
    }
    return blank
  }, scroll)
}

/** Words put into the search over everything, each time from a question that finds nothing; ms until hits are painted. */
export function searchMs(page: Page, words: string, rounds: number): Promise<number[]> {
  return page.evaluate(
    async ([asked, count]) => {
      const pane = document.querySelector('[aria-label="Search"]')
      const field = pane?.querySelector('input')
      const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
      if (!pane || !field || !setValue) throw new Error('The search is not open.')
      const put = (text: string) => {
        setValue.call(field, text)
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      }
      const hits = () => pane.querySelector('[aria-label="Messages found"] [data-row]') !== null
      const samples: number[] = []
      for (let round = 0; round < count; round += 1) {
        put(`nothinghasthis${round}`)
        await window.foyerProbe.when(() => !hits())
        const startMs = performance.now()
        put(asked)
        samples.push((await window.foyerProbe.when(hits)) - startMs)
      }
      return samples
    },
    [words, rounds] as const,
  )
}
