import { expect, test, vi } from 'vitest'
import { groupsOf, runBeside } from './beside.mjs'

test('puts neighbours that disturb nothing into one group, and leaves the order', () => {
  const [lint, types, unit, sync] = [{ beside: true }, { beside: true }, {}, {}]
  expect(groupsOf([lint, types, unit, sync])).toEqual([[lint, types], [unit], [sync]])
  expect(groupsOf([unit, lint])).toEqual([[unit], [lint]])
})

test('keeps the words of each stage together and in order, whichever ends first', async () => {
  /** @type {string[]} */
  const written = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text))
    return true
  })
  /** @type {(value?: unknown) => void} */
  let finishFirst = () => undefined
  const first = new Promise((resolve) => (finishFirst = resolve))
  /**
   * @param {string} name
   * @param {import('./stages.mjs').Stage['run']} run
   * @returns {import('./stages.mjs').Stage}
   */
  const stage = (name, run) => ({ name, what: `${name}.`, needs: 'packages', beside: true, run })
  const counts = await runBeside(
    [
      stage('slow', async (_env, tell) => {
        await first
        tell('slow words\n')
        return { passed: 1, failed: 0 }
      }),
      stage('quick', async (_env, tell) => {
        tell('quick words\n')
        finishFirst()
        return { passed: 2, failed: 0 }
      }),
      stage('broken', async () => {
        throw new Error('broken words')
      }),
    ],
    {},
  ).finally(() => spy.mockRestore())
  const said = written.join('')
  const places = ['▶ slow', 'slow words', '▶ quick', 'quick words', '▶ broken', 'broken words'].map((words) =>
    said.indexOf(words),
  )
  expect(places).toEqual([...places].sort((one, other) => one - other))
  expect(places).not.toContain(-1)
  expect(counts.map(({ count }) => count)).toEqual([
    { passed: 1, failed: 0 },
    { passed: 2, failed: 0 },
    { passed: 0, failed: 1 },
  ])
})
