import { expect, test } from 'vitest'
import { attempt, npmReason, run } from './processes.mjs'

test('finds the sentence in which npm says why', () => {
  const said = `npm error code ECONNREFUSED
npm error syscall connect
npm error errno ECONNREFUSED
npm error FetchError: request to http://127.0.0.1:9/ failed, reason: connect ECONNREFUSED
npm error     at ClientRequest.<anonymous> (index.js:130:14)
npm error A complete log of this run can be found in: a.log
`
  expect(npmReason(said)).toBe(
    'FetchError: request to http://127.0.0.1:9/ failed, reason: connect ECONNREFUSED',
  )
  expect(npmReason('killed')).toBeUndefined()
})

test('a command that fails is named, with the end of what it said', async () => {
  await expect(run(process.execPath, ['-e', 'console.error("no disk"); process.exit(3)'])).rejects.toThrow(
    /process\.exit\(3\) failed \(3\)\.\nno disk/,
  )
})

test('a command that does not exist, and one that takes too long, are answers', async () => {
  expect((await attempt('no-such-program-anywhere', [])).code).toBe('not started')
  expect(
    (await attempt(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 300 })).code,
  ).toBe('SIGTERM')
})
