import { expect, type Locator } from '@playwright/test'

export interface Holding {
  /** How often messages were put before or taken from before what was on screen. */
  changes: number
  /** By how many pixels a message on screen moved at most without being scrolled. */
  worstPx: number
  firstSeq: number
  lastSeq: number
}

/**
 * Scrolls a timeline in steps, up when `stepPx` is negative, and looks after each painted frame whether a message that
 * is on screen has moved although nobody scrolled. Ends at that end of the conversation, or when `untilSeq` is there.
 */
export async function scrollAndWatch(scroller: Locator, stepPx: number, untilSeq: number): Promise<Holding> {
  return scroller.evaluate(
    async (element, { step, until }) => {
      const painted = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)))
      const messages = () => [...element.querySelectorAll<HTMLElement>('[data-seq]')]
      const seqOf = (message: HTMLElement | undefined) => Number(message?.dataset['seq'] ?? 0)
      const held = () => `${seqOf(messages()[0])}-${seqOf(messages().at(-1))}`
      const onScreen = () => {
        const { top, bottom } = element.getBoundingClientRect()
        const middle = (top + bottom) / 2
        return messages().find((message) => message.getBoundingClientRect().bottom > middle)
      }
      const result = { changes: 0, worstPx: 0 }
      for (let steps = 0; steps < 2000; steps++) {
        element.scrollTop += step
        const message = onScreen()
        const atPx = message?.getBoundingClientRect().top ?? 0
        const before = held()
        for (let frames = 0; frames < 3; frames++) {
          await painted()
          if (held() !== before) result.changes += 1
          const movedPx = Math.abs((message?.getBoundingClientRect().top ?? 0) - atPx)
          result.worstPx = Math.max(result.worstPx, movedPx)
        }
        const isThere = step < 0 ? seqOf(messages()[0]) <= until : seqOf(messages().at(-1)) >= until
        const atEnd =
          step < 0
            ? element.scrollTop === 0
            : element.scrollTop + element.clientHeight >= element.scrollHeight - 1
        if (isThere && atEnd) break
      }
      return { ...result, firstSeq: seqOf(messages()[0]), lastSeq: seqOf(messages().at(-1)) }
    },
    { step: stepPx, until: untilSeq },
  )
}

/** The place of an element once it has come to rest: what was just scrolled or zoomed may still move. */
export async function settledBox(element: Locator): Promise<{ x: number; y: number; width: number }> {
  let last = ''
  await expect
    .poll(async () => {
      const now = JSON.stringify(await element.boundingBox())
      const rests = now === last
      last = now
      return rests
    })
    .toBe(true)
  return JSON.parse(last) as { x: number; y: number; width: number }
}
