import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lookIntoFolder } from './look-into-folder.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-folder-'))
  mkdirSync(join(folder, 'b'))
  for (const path of ['c.txt', 'a.txt', 'b/z.txt', 'b/y.txt']) writeFileSync(join(folder, path), path)
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('looking into a folder', () => {
  it('finds its files in the order of their names', async () => {
    const found = await lookIntoFolder(folder)
    expect(found.name).toBe(basename(folder))
    expect(found.files.map(({ parts }) => parts.join('/'))).toEqual(['a.txt', 'c.txt', 'b/y.txt', 'b/z.txt'])
  })

  it('stops counting where nobody would read on', async () => {
    expect((await lookIntoFolder(folder, { files: 4, depth: 1 })).files).toHaveLength(4)
    await expect(lookIntoFolder(folder, { files: 3, depth: 1 })).rejects.toThrow(/more than 3 files/)
    await expect(lookIntoFolder(folder, { files: 4, depth: 0 })).rejects.toThrow(/more than 0 deep/)
  })
})
