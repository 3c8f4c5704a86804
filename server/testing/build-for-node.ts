import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'

const FOLDER = path.resolve(import.meta.dirname, '../../node_modules/.cache/foyer/server-tests')

/**
 * Makes one file that Node runs from a TypeScript entry, as the server's own build does; packages stay outside.
 * Out: its path.
 */
export async function buildForNode(entry: string): Promise<string> {
  const name = path.basename(entry, '.ts')
  const outDir = path.join(FOLDER, `${name}-${process.pid}`)
  await mkdir(outDir, { recursive: true })
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  })
  return path.join(outDir, `${name}.mjs`)
}
