import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whyNotShown } from './why-not-shown.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-shown-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The head of a PNG that claims to be this large: signature, IHDR, no pixels. */
function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(33)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(head)
  head.writeUInt32BE(13, 8)
  head.write('IHDR', 12)
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  head[24] = 8
  head[25] = 6
  return Buffer.concat([head, Buffer.from('\0\0\0\0IDAT\0\0\0\0', 'latin1')])
}

function why(mime: string, bytes: Buffer): Promise<string | null> {
  const path = join(folder, 'file')
  writeFileSync(path, bytes)
  return whyNotShown(path, mime)
}

describe('what is shown in place', () => {
  it.each([
    ['image/png', png(4000, 3000)],
    ['image/gif', Buffer.from('GIF89a\x10\0\x10\0\0\0\0', 'latin1')],
    ['application/pdf', Buffer.from('%PDF-1.4')],
    ['video/mp4', Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 'latin1')],
    ['audio/mpeg', Buffer.from([0xff, 0xfb, 0x90, 0x00, 1, 2, 3, 4])],
    ['application/zip', Buffer.from('anything')],
    ['text/plain', Buffer.from('anything')],
  ])('%s that is one', async (mime, bytes) => {
    expect(await why(mime, bytes)).toBeNull()
  })

  it.each([
    ['video/mp4', png(10, 10), 'is no video'],
    ['image/png', Buffer.from('MZ\x90\0 a program'), 'is no picture'],
    [
      'image/jpeg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      'is no picture',
    ],
    ['application/pdf', Buffer.from('<html><script>1</script>'), 'is no PDF'],
    ['audio/mpeg', Buffer.from('not a sound'), 'is no sound'],
    ['image/png', Buffer.alloc(0), 'is no picture'],
  ])('not a %s that is none: %#', async (mime, bytes, reason) => {
    expect(await why(mime, bytes)).toContain(reason)
  })

  it('no picture of more pixels than fit, whatever its row says of its size', async () => {
    expect(await why('image/png', png(50_000, 50_000))).toBe(
      'has 50,000 × 50,000 pixels, too many to be opened here. Save it to look at it.',
    )
    expect(await why('image/png', png(40_000, 10))).toContain('too many')
  })

  it('no picture that does not say how large it is', async () => {
    expect(await why('image/png', Buffer.concat([png(1, 1).subarray(0, 16), Buffer.alloc(2)]))).not.toBeNull()
  })
})
