import { mkdirSync, mkdtempSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/foyer', import.meta.url))

/** Builds one file of this folder into plain JavaScript, for tests that need a thread or process of their own. */
export async function bundle(entry: URL): Promise<{ file: string; folder: string }> {
  // Inside node_modules, so that better-sqlite3 is found from there.
  mkdirSync(CACHE, { recursive: true })
  const folder = mkdtempSync(path.join(CACHE, 'store-test-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: fileURLToPath(entry),
      outDir: folder,
      target: 'node20',
      rolldownOptions: {
        external: ['better-sqlite3', /^node:/],
        output: { format: 'es', entryFileNames: 'entry.mjs' },
      },
    },
  })
  return { file: path.join(folder, 'entry.mjs'), folder }
}
