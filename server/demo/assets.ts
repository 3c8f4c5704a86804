import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { FileId } from '../../protocol/wire/ids.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { AssetName } from './dialogue.ts'
import { namedId } from './random.ts'

/** A small file that messages of the demo carry; all were drawn, written and filmed for this project. */
export interface Asset {
  /** The name of its bytes in the file store. Several messages may carry the same bytes. */
  uploadId: string
  source: string
  facts: Omit<FileRef, 'id'>
}

export type Assets = Record<AssetName, Asset>

const FILES: Record<AssetName, { name: string; mime: string; size?: [number, number] }> = {
  bikes: { name: 'bike-room.jpg', mime: 'image/jpeg', size: [1200, 800] },
  desks: { name: 'quiet-floor.jpg', mime: 'image/jpeg', size: [1200, 800] },
  projector: { name: 'projector-room-2.jpg', mime: 'image/jpeg', size: [720, 960] },
  parcels: { name: 'parcel-shelf.jpg', mime: 'image/jpeg', size: [960, 720] },
  plan: { name: 'floor-plan.png', mime: 'image/png', size: [1600, 1040] },
  contract: { name: 'flex-desk-contract.pdf', mime: 'application/pdf' },
  team: { name: 'contract-2027.pdf', mime: 'application/pdf' },
  video: { name: 'walk-through.mp4', mime: 'video/mp4', size: [640, 360] },
  wifi: { name: 'wifi-and-printing.txt', mime: 'text/plain' },
}

/** Reads the files beside this code: their sizes and hashes are taken from the bytes. */
export async function loadAssets(): Promise<Assets> {
  const loaded = await Promise.all(
    Object.entries(FILES).map(async ([key, file]): Promise<[string, Asset]> => {
      const source = path.join(import.meta.dirname, 'assets', file.name)
      const bytes = await readFile(source)
      const [width = null, height = null] = file.size ?? []
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const facts = { name: file.name, sizeBytes: bytes.length, mime: file.mime, sha256, width, height }
      return [key, { uploadId: namedId(`upload:${file.name}`), source, facts }]
    }),
  )
  return Object.fromEntries(loaded) as Assets
}

/** Puts the bytes where the server keeps uploads, each once. */
export async function copyAssets(assets: Assets, filesFolder: string): Promise<void> {
  await mkdir(filesFolder, { recursive: true })
  for (const { source, uploadId, facts } of Object.values(assets)) {
    const target = path.join(filesFolder, uploadId)
    await copyFile(source, target)
    if ((await stat(target)).size !== facts.sizeBytes) throw new Error(`${facts.name} was not copied whole`)
  }
}

/** The reference to an asset under an id of its own: each message has its own. */
export function refer(asset: Asset, id: string): FileRef {
  return { id: FileId.parse(id), ...asset.facts }
}
