import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { makeOnce } from './cache.mjs'

/** @type {string} */
let parent
beforeEach(async () => {
  parent = await mkdtemp(path.join(os.tmpdir(), 'foyer-cache-'))
})

/** @param {string} draft */
const fill = (draft) => writeFile(path.join(draft, 'file'), 'whole')

test('makes a folder once, and leaves nothing else behind', async () => {
  let made = 0
  const make = async (/** @type {string} */ draft) => {
    made++
    await fill(draft)
  }
  await makeOnce(path.join(parent, 'runtime'), make)
  await makeOnce(path.join(parent, 'runtime'), make)
  expect(made).toBe(1)
  expect(await readdir(parent)).toEqual(['runtime'])
})

test('a failure leaves nothing that looks finished', async () => {
  const folder = path.join(parent, 'runtime')
  await expect(
    makeOnce(folder, async (draft) => {
      await fill(draft)
      throw new Error('the line went dead')
    }),
  ).rejects.toThrow('the line went dead')
  expect(await readdir(parent)).toEqual([])
})

test('two at once both end with the whole folder', async () => {
  const folder = path.join(parent, 'runtime')
  await makeOnce(folder, async (draft) => {
    await fill(draft)
    // Another process was faster meanwhile.
    await mkdir(folder)
    await fill(folder)
  })
  expect(await readdir(folder)).toEqual(['file'])
  expect(await readdir(parent)).toEqual(['runtime'])
})

test('sweeps the draft of a killed set-up, not that of a running one', async () => {
  // No system gives this number to a process.
  await mkdir(path.join(parent, 'runtime.draft-99999999'))
  await mkdir(path.join(parent, `other.draft-${process.ppid}`))
  await makeOnce(path.join(parent, 'runtime'), fill)
  expect(existsSync(path.join(parent, 'runtime.draft-99999999'))).toBe(false)
  expect(existsSync(path.join(parent, `other.draft-${process.ppid}`))).toBe(true)
})
