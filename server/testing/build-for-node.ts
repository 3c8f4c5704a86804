import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'

const FOLDER = path.resolve(import.meta.dirname, '../../node_modules/.cache/foyer/server-tests')

/**
 * Makes one file that Node runs from a TypeScript entry, as the server's own build does; packages stay outside.
 * Out: its path, and how to remove it.
 */
export async function buildForNode(entry: string): Promise<{ script: string; remove(): Promise<void> }> {
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
  return {
    script: path.join(outDir, `${name}.mjs`),
    remove: () => rm(outDir, { recursive: true, force: true }),
  }
}
