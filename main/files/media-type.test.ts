import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mediaTypeOf } from './media-type.ts'

const ROW_OF_BYTES = 'application/octet-stream'
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-type-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function typeOf(name: string, bytes: Buffer | string): Promise<string> {
  const path = join(folder, 'copy')
  writeFileSync(path, bytes)
  return mediaTypeOf(path, name)
}

describe('the media type of a staged file', () => {
  it.each([
    ['a video that is a text', 'film.mp4', 'just words', ROW_OF_BYTES],
    ['a picture that is a program', 'photo.jpg', Buffer.from('MZ\u0000\u0000'), 'application/x-msdownload'],
    [
      'a picture with a script',
      'logo.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
      ROW_OF_BYTES,
    ],
    ['a page', 'page.pdf', '<html><script>1</script></html>', ROW_OF_BYTES],
    ['a PDF under another name', 'notes.txt', '%PDF-1.7\n', 'application/pdf'],
    ['words', 'notes.txt', 'words', 'text/plain'],
    ['nothing known', 'data.xyz', 'words', ROW_OF_BYTES],
  ])('%s', async (_what, name, bytes, type) => {
    expect(await typeOf(name, bytes)).toBe(type)
  })

  it('is found without unpacking a zip', async () => {
    // A local header that promises 4 GB and holds nothing.
    const header = Buffer.from(
      '504b0304140000000800000000000000000000000000ffffffff05000000612e747874',
      'hex',
    )
    expect(await typeOf('bomb.zip', header)).toBe('application/zip')
  })
})
