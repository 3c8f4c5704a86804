import { expect, test } from 'vitest'
import { together } from './together.mjs'

/** @param {(names: readonly string[]) => { name: string, said: string }[]} results */
function watched(results) {
  /** @type {(readonly string[])[]} */
  const started = []
  const of = together('script.mjs', async (_script, names) => {
    started.push(names)
    return results(names)
  })
  /** @param {string} name */
  const run = async (name) => {
    let said = ''
    const count = await of(name)({}, (text) => (said += text))
    return { count, said }
  }
  return { started, run }
}

test('what starts in the same moment shares a process, and each has its own result', async () => {
  const { started, run } = watched((names) =>
    names.map((name) => ({ name, said: name === 'lint' ? 'no semicolons\n' : '' })),
  )
  expect(await Promise.all([run('lint'), run('typecheck')])).toEqual([
    { count: { passed: 0, failed: 1 }, said: 'no semicolons\n' },
    { count: { passed: 1, failed: 0 }, said: '' },
  ])
  await run('typecheck')
  expect(started).toEqual([['lint', 'typecheck'], ['typecheck']])
})

test('a process that ends without a result has failed', async () => {
  const { run } = watched(() => [])
  expect(await run('lint')).toEqual({
    count: { passed: 0, failed: 1 },
    said: 'It ended before it was done.\n',
  })
})
