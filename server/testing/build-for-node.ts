import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'

const FOLDER = path.resolve(import.meta.dirname, '../../node_modules/.cache/foyer/server-tests')

/** What such a file is run with: it lives for one test, which is not worth the compiler's best work on PGlite. */
export const QUICK_START = ['--liftoff', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering']

/**
 * Makes one file that Node runs from a TypeScript entry, as the server's own build does: with all packages but
 * those that are native or read files beside them.
 * Out: its path, and how to remove it.
 */
export async function buildForNode(entry: string): Promise<{ script: string; remove(): Promise<void> }> {
  const name = path.basename(entry, '.ts')
  const outDir = path.join(FOLDER, `${name}-${process.pid}`)
  await mkdir(outDir, { recursive: true })
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: {
      noExternal: true,
      external: ['@electric-sql/pglite', '@node-rs/argon2', 'dejavu-fonts-ttf', 'file-type', 'pg-native'],
    },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  })
  return {
    script: path.join(outDir, `${name}.mjs`),
    remove: () => rm(outDir, { recursive: true, force: true }),
  }
}
