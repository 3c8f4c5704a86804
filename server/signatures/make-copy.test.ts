import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildForNode } from '../testing/build-for-node.ts'
import { deepArrays, endlessPages, loopOfPages, packedObjects } from '../testing/hostile-pdfs.ts'
import { partsOf } from '../testing/signed-parts.ts'
import { COPY_WORKER_ENTRY, SigningWorld } from '../testing/signing-world.ts'
import { COPY_LIMITS, makeCopy, type CopyLimits } from './make-copy.ts'

let built: Awaited<ReturnType<typeof buildForNode>>
beforeAll(async () => {
  built = await buildForNode(COPY_WORKER_ENTRY)
})
afterAll(() => built.remove())

const LITTLE: CopyLimits = { timeMs: 5000, objectsMb: 96, growthBytes: 250_000_000 }
const never = new AbortController().signal

/** Makes a copy of these bytes. Out: the copy, and how often this thread had its turn meanwhile. */
async function copied(original: Buffer, { script = built.script, limits = COPY_LIMITS, stop = never } = {}) {
  let turns = 0
  const clock = setInterval(() => turns++, 5)
  const copy = await makeCopy(script, partsOf(original), stop, limits).finally(() => clearInterval(clock))
  return { copy, turns }
}

test('a contract is copied within a fraction of the limits', async () => {
  const contract = await SigningWorld.contract()
  const { copy } = await copied(contract)
  if (copy.failed !== null) throw new Error(copy.detail)
  const pages = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPageCount()
  expect(await pages(copy.bytes)).toBe((await pages(contract)) + 2)
})

test.each([
  ['unpacks to gigabytes', packedObjects],
  ['has three million pages', endlessPages],
])('a PDF that %s ends in failed within its limits, and this thread goes on', async (_name, make) => {
  const { copy, turns } = await copied(make(), { limits: LITTLE })
  expect(['time', 'memory']).toContain(copy.failed)
  expect(turns).toBeGreaterThan(3)
})

test.each([
  ['whose pages lead in a circle', loopOfPages],
  ['of two million brackets in each other', deepArrays],
])('a PDF %s is attached whole', async (_name, make) => {
  const original = make()
  const { copy } = await copied(original)
  if (copy.failed !== null) throw new Error(copy.detail)
  const attached = (await PDFDocument.load(copy.bytes)).getAttachments()
  expect(Buffer.from(attached.find(({ name }) => name.endsWith('.pdf'))!.data).equals(original)).toBe(true)
})

test('a thread that is not there, that breaks, or is told to stop, says so', async () => {
  const contract = await SigningWorld.contract()
  expect((await copied(contract, { script: '/no/such/file.js' })).copy.failed).toBe('broken')
  const silent = path.join(path.dirname(built.script), 'silent.mjs')
  await writeFile(silent, '')
  expect((await copied(contract, { script: silent })).copy.failed).toBe('broken')
  const forever = path.join(path.dirname(built.script), 'forever.mjs')
  await writeFile(forever, 'for (;;) {}')
  expect((await copied(contract, { script: forever, limits: { ...LITTLE, timeMs: 50 } })).copy.failed).toBe(
    'time',
  )
  const stop = new AbortController()
  const making = copied(contract, { script: forever, stop: stop.signal })
  stop.abort()
  expect((await making).copy.failed).toBe('stopped')
  expect((await copied(contract, { stop: stop.signal })).copy.failed).toBe('stopped')
})
