import { bench } from './bench.ts'
import { median, percentile } from './figure.ts'
import { blankFrames, installProbe, scrollFrames, typingMs } from './in-window.ts'
import { openLarge, openLongest } from './large-network.ts'
import { openBlank } from './limits/blank-window.ts'
import { fullCommits } from './limits/plain-sqlite.ts'
import { bareTypingMs, TYPED } from './limits/bare-box.ts'
import { displayFrameMs, mountMs, plainScroll } from './limits/plain-window.ts'
import { timelineMountMs } from './limits/timeline-mount.ts'
import { keep } from './results.ts'
import { times } from './settings.ts'

bench('open', async ({ network, scratch }) => {
  const app = await openLarge(network)
  // What is measured is a day's work, not the start: that has figures of its own.
  await app.synced()
  await installProbe(app.page)
  const opened: number[] = []
  const asked: number[] = []
  for (let index = 0; index < times(60, 15); index += 1) {
    const row = await app.page.evaluate((nth) => {
      const rows = [...document.querySelectorAll<HTMLElement>('[aria-label="Chats"] [data-row]')]
      // The first screenful in turn: each time another chat than the one that is open.
      return rows[nth % Math.min(rows.length, 10)]?.dataset.row ?? '0'
    }, index + 1)
    opened.push(
      await app.page.evaluate(async (data) => {
        const button = document.querySelector<HTMLElement>(`[aria-label="Chats"] [data-row="${data}"]`)
        if (!button) throw new Error('The row has gone.')
        const before = document.querySelector('[role="log"]')?.getAttribute('aria-label') ?? ''
        const startMs = performance.now()
        button.click()
        const shownMs = await window.foyerProbe.when(() => {
          const log = document.querySelector('[role="log"]')
          return (
            log !== null && log.getAttribute('aria-label') !== before && log.querySelector('article') !== null
          )
        })
        return shownMs - startMs
      }, row),
    )
  }
  const { chats } = await app.ask('chats.list', { filter: 'all', query: '', offset: 0, limit: 20 })
  for (const { conversationId } of chats) {
    asked.push(
      await app.page.evaluate(async (id) => {
        const startMs = performance.now()
        await window.foyer.call('messages.page', { conversationId: id, beforeSeq: null, limit: 50 })
        return performance.now() - startMs
      }, conversationId),
    )
  }
  await app.quit()
  const blank = await openBlank()
  const frameMs = await displayFrameMs(blank.page)
  const plainMountMs = await mountMs(blank.page)
  const bareMountMs = await timelineMountMs(blank.page, scratch)
  await blank.close()
  const figure = { unit: 'ms', samples: opened, share: 0.95, target: 1.5 } as const
  keep({
    ...figure,
    name: 'open a chat, click to paint, p95',
    limit: {
      name: 'page by IPC + mount of a bare timeline + one frame',
      value: median(asked) + bareMountMs + frameMs,
    },
  })
  keep({
    ...figure,
    name: 'the same beside 50 plain rows, not painted',
    target: null,
    limit: { name: 'page by IPC + plain rows + one frame', value: median(asked) + plainMountMs + frameMs },
  })
})

bench('scroll', async ({ network }) => {
  const app = await openLarge(network)
  await installProbe(app.page)
  await openLongest(app, network)
  const up = { scroller: '[role="log"] [role="group"]', stepPx: -180, frames: times(1800, 300) }
  const frames = await scrollFrames(app.page, up)
  const texts = await app.page.locator('[role="log"] article').allInnerTexts()
  const row = 'article, [role="separator"], [role="log"] p'
  const blank =
    (await blankFrames(app.page, { ...up, stepPx: 180, row })) + (await blankFrames(app.page, { ...up, row }))
  await app.quit()
  const window = await openBlank()
  const frameMs = await displayFrameMs(window.page)
  const plain = await plainScroll(window.page, texts, up.stepPx, up.frames)
  await window.close()
  keep({
    name: 'scroll the longest chat, frame p99',
    unit: 'ms',
    samples: frames,
    share: 0.99,
    limit: { name: "the display's frame", value: frameMs },
    target: 1.05,
  })
  keep({
    name: 'the same beside plain rows of the same words',
    unit: 'ms',
    samples: frames,
    share: 0.99,
    limit: { name: 'plain rows in a blank window, p99', value: percentile(plain, 0.99) },
    target: 1.05,
  })
  keep({
    name: 'scroll the longest chat, blank frames',
    unit: 'frames',
    samples: [blank],
    limit: null,
    target: 0,
  })
})

bench('typing', async ({ network }) => {
  const bare = await bareTypingMs()
  const app = await openLarge(network)
  await installProbe(app.page)
  await openLongest(app, network)
  const typed = await typingMs(app.page, TYPED)
  await app.quit()
  keep({
    name: 'type in the composer, key to paint, p99',
    unit: 'ms',
    samples: typed,
    share: 0.99,
    limit: { name: 'bare textarea, idle', value: percentile(bare, 0.99) },
    target: 1.5,
  })
})

bench('send', async ({ network, scratch }) => {
  const app = await openLarge(network)
  await installProbe(app.page)
  await openLongest(app, network)
  const sent: number[] = []
  for (let index = 0; index < times(40, 10); index += 1) {
    const text = `Measured ${index} at ${Date.now()}`
    await app.page.keyboard.type(text)
    // The listener is there before the key: only then is the key sent.
    await app.page.evaluate((words) => {
      const pressed = new Promise<number>((resolve) => {
        addEventListener('keydown', (event) => resolve(event.timeStamp), { capture: true, once: true })
      })
      const isShown = () => {
        const rows = document.querySelectorAll('[role="log"] article')
        return [...rows].slice(-3).some((row) => row.textContent?.includes(words))
      }
      const took = pressed.then(async (atMs) => (await window.foyerProbe.when(isShown)) - atMs)
      Object.assign(window, { foyerSent: took })
    }, text)
    await app.page.keyboard.press('Enter')
    sent.push(await app.page.evaluate(() => (window as unknown as { foyerSent: Promise<number> }).foyerSent))
  }
  await app.quit()
  const blank = await openBlank()
  const frameMs = await displayFrameMs(blank.page)
  await blank.close()
  keep({
    name: 'send to own paint, p95',
    unit: 'ms',
    samples: sent,
    share: 0.95,
    limit: {
      name: 'one FULL commit + one frame',
      value: median(fullCommits(scratch, times(200, 50))) + frameMs,
    },
    target: 1.5,
  })
})
