import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import type { Database, Queries, SqlValue } from './database.ts'

interface EmscriptenStream {
  nfd: number
}

interface EmscriptenModule {
  NODEFS: { stream_ops: { fsync?: (stream: EmscriptenStream) => number } }
}

/**
 * PGlite's file system with an fsync that reaches the disk. As it comes, PGlite starts PostgreSQL with fsync off, and
 * its file system has none: a commit would survive kill -9 but not a power cut (I1).
 */
class DurableNodeFS extends NodeFS {
  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]) {
    const { emscriptenOpts } = await super.init(pg, options)
    const preRun = [
      ...(emscriptenOpts.preRun ?? []),
      (module: unknown) => {
        ;(module as EmscriptenModule).NODEFS.stream_ops.fsync = (stream) => {
          fsyncSync(stream.nfd)
          return 0
        }
      },
    ]
    return { emscriptenOpts: { ...emscriptenOpts, preRun } }
  }
}

/** `fsync` is the only method that goes through the file system above: the others are empty in PGlite. */
const DURABLE_START = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]

/**
 * Opens the PGlite database in a folder, and creates it when the folder is empty.
 * In: an existing folder. Out: the database; its transactions run one after the other.
 */
export async function openPglite(folder: string): Promise<Database> {
  const isNew = readdirSync(folder).length === 0
  const options: PGliteOptions = { fs: new DurableNodeFS(folder), startParams: DURABLE_START }
  const pglite = new PGlite(options)
  await pglite.waitReady
  if (isNew) {
    await pglite.exec('checkpoint')
    syncFolder(folder)
  }
  return new PgliteDatabase(pglite)
}

class PgliteDatabase implements Database {
  readonly kind = 'pglite'
  private readonly pglite: PGlite

  constructor(pglite: PGlite) {
    this.pglite = pglite
  }

  async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    return (await this.pglite.query<Row>(sql, [...values])).rows
  }

  async transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.pglite.transaction((transaction) =>
      work({
        query: async <Row>(sql: string, values: readonly SqlValue[] = []) =>
          (await transaction.query<Row>(sql, [...values])).rows,
      }),
    )
  }

  async script(sql: string): Promise<void> {
    await this.pglite.exec(sql)
  }

  async close(): Promise<void> {
    if (!this.pglite.closed) await this.pglite.close()
  }
}

/** Brings every file and folder below `folder` to the disk: what made the new database did not. */
function syncFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const child = path.join(folder, entry.name)
    if (entry.isDirectory()) syncFolder(child)
    else if (entry.isFile()) syncPath(child)
  }
  // Windows can't open a folder, and has no need to.
  if (process.platform !== 'win32') syncPath(folder)
}

function syncPath(target: string): void {
  const descriptor = openSync(target, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
