import { mkdtemp, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { requireDataFolder } from './data-folder.mjs'

test('makes a folder with its parents, and takes one that exists', async () => {
  const folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'foyer-')), 'a', 'b')
  await requireDataFolder(folder)
  await requireDataFolder(folder)
  expect((await stat(folder)).isDirectory()).toBe(true)
})

test('names the folder and the way out when a file is in the way', async () => {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'foyer-')), 'file')
  await writeFile(file, '')
  for (const folder of [file, path.join(file, 'inside')]) {
    await expect(requireDataFolder(folder)).rejects.toMatchObject({
      message: expect.stringContaining(`The data folder ${folder} can't be used`),
      wayOut: 'Choose another one: npm start -- --data FOLDER',
    })
  }
})

test.runIf(process.platform === 'linux')('says so where the kernel lets nobody make a folder', async () => {
  await expect(requireDataFolder('/proc/foyer')).rejects.toThrow("can't be used")
})
