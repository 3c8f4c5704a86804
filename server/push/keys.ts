import { generateKeyPairSync } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { StartError } from '../start-error.ts'

/** By which this server is known to push services (VAPID, RFC 8292). A browser subscribes to the public one. */
export const PushKeys = z.object({ publicKey: z.string().length(87), privateKey: z.string().length(43) })
export type PushKeys = z.infer<typeof PushKeys>

/**
 * The keys of the file `push-keys.json` in the data folder, made at the first start. With others, every browser must
 * subscribe anew. Throws StartError when the file can't be read as keys.
 */
export async function pushKeys(dataFolder: string): Promise<PushKeys> {
  const file = path.join(dataFolder, 'push-keys.json')
  try {
    await writeFile(file, `${JSON.stringify(newKeys())}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  try {
    return PushKeys.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    throw new StartError(
      `${file} holds no keys for Web Push: restore it, or delete it and all browsers subscribe anew.`,
    )
  }
}

/** A pair for ECDSA on P-256: the public one as an uncompressed point, as browsers take it. */
function newKeys(): PushKeys {
  const {
    x = '',
    y = '',
    d = '',
  } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    format: 'jwk',
  })
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
  return { publicKey: point.toString('base64url'), privateKey: d }
}
