import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyIn, writeIn, type CopyOptions } from './copy-in.ts'
import { refusalReason } from './refusal.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-copy-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const place = (name: string) => join(folder, name)
const options = (more: Partial<CopyOptions> = {}): CopyOptions => ({
  bytesMax: 50_000_000,
  signal: new AbortController().signal,
  copied: () => undefined,
  ...more,
})
const reasonOf = (work: Promise<unknown>) => work.then(() => null, refusalReason)

describe('copying in', () => {
  it('copies once more what changed meanwhile', async () => {
    writeFileSync(place('log.txt'), 'x'.repeat(3_000_000))
    let grown = false
    const copied = await copyIn(
      place('log.txt'),
      place('copy'),
      options({
        copied() {
          if (!grown) appendFileSync(place('log.txt'), 'the end')
          grown = true
        },
      }),
    )
    expect(copied.sizeBytes).toBe(3_000_007)
    expect(readFileSync(place('copy'), 'utf8').endsWith('the end')).toBe(true)
  })

  it('names a file that goes on changing, and leaves nothing behind', async () => {
    writeFileSync(place('log.txt'), 'x'.repeat(3_000_000))
    const copied = () => appendFileSync(place('log.txt'), 'more')
    expect(await reasonOf(copyIn(place('log.txt'), place('copy'), options({ copied })))).toBe(
      'changed while it was copied. Drop it again when it is complete.',
    )
    expect(readdirSync(folder)).toEqual(['log.txt'])
  })

  it('notices a change that leaves the size as it was', async () => {
    writeFileSync(place('plan.txt'), 'x'.repeat(3_000_000))
    const copied = () => writeFileSync(place('plan.txt'), 'y'.repeat(3_000_000))
    expect(await reasonOf(copyIn(place('plan.txt'), place('copy'), options({ copied })))).toMatch(/^changed/)
  })

  it.skipIf(process.platform !== 'linux')(
    'says that the disk is full, and leaves nothing behind',
    async () => {
      writeFileSync(place('a.txt'), 'a')
      // Whoever writes into this is told that the disk is full.
      symlinkSync('/dev/full', place('copy.part'))
      expect(await reasonOf(copyIn(place('a.txt'), place('copy'), options()))).toBe(
        "doesn't fit on this computer's disk. Free some space and drop it again.",
      )
      expect(readdirSync(folder)).toEqual(['a.txt'])
      symlinkSync('/dev/full', place('zip.part'))
      expect(await reasonOf(writeIn([Buffer.from('zip')], place('zip'), options()))).toMatch(/^doesn't fit/)
    },
  )

  it('follows a link only where it may', async () => {
    writeFileSync(place('a.txt'), 'a')
    symlinkSync(place('a.txt'), place('link'))
    expect((await copyIn(place('link'), place('copy'), options())).sizeBytes).toBe(1)
    expect(await reasonOf(copyIn(place('link'), place('other'), options({ followLinks: false })))).toBe(
      'is a link that leads nowhere.',
    )
  })
})
