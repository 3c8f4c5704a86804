import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { sourceHash } from './source-hash.mjs'

/** @type {string} */
let root
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'foyer-hash-'))
  await mkdir(path.join(root, 'main/store'), { recursive: true })
  await writeFile(path.join(root, 'main/index.ts'), 'a')
  await writeFile(path.join(root, 'main/store/rows.ts'), 'b')
})

const hash = (salt = '') => sourceHash(root, ['main', 'protocol'], salt)

test('is the same as long as nothing changes, and whatever tests say', async () => {
  const before = await hash()
  await writeFile(path.join(root, 'main/index.ts'), 'a')
  await writeFile(path.join(root, 'main/store/rows.test.ts'), 'c')
  expect(await hash()).toBe(before)
})

test('changes with a content, a name, a new file and the salt', async () => {
  const seen = new Set([await hash(), await hash('other')])
  await writeFile(path.join(root, 'main/index.ts'), 'z')
  seen.add(await hash())
  await rename(path.join(root, 'main/index.ts'), path.join(root, 'main/start.ts'))
  seen.add(await hash())
  await mkdir(path.join(root, 'protocol'))
  await writeFile(path.join(root, 'protocol/ids.ts'), '')
  seen.add(await hash())
  expect(seen.size).toBe(5)
})

test('takes single files, too', async () => {
  expect(await sourceHash(root, ['main/index.ts'], '')).not.toBe(
    await sourceHash(root, ['main/store/rows.ts'], ''),
  )
})
