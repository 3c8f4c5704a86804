import { builtinModules } from 'node:module'
import path from 'node:path'
import { root } from '../setup/places.mjs'
import { fileTypeInSight } from './file-type-in-sight.mjs'
import { licences } from './licences.mjs'

/** @typedef {import('vite').InlineConfig} ViteConfig */
/**
 * @typedef {object} Target
 * @property {string} name also its folder under out/
 * @property {string} entry without it there is nothing to build yet
 * @property {readonly string[]} sources what it is made of: it is built again when anything in them changes
 * @property {readonly string[]} [assets] a folder copied as it is, and where to
 * @property {(outDir: string) => Promise<ViteConfig> | ViteConfig} config
 */

// Electron 33 has Node 20.18 and Chromium 130; what is built for them runs on every later one.
const node = 'node20'
const chromium = 'chrome130'
const builtins = [...builtinModules, /^node:/]

/** @type {readonly Target[]} */
export const targets = [
  {
    name: 'main',
    entry: 'main/index.ts',
    sources: ['main', 'protocol'],
    config: (outDir) => ({
      plugins: [licences(), fileTypeInSight()],
      ssr: { noExternal: true, target: 'node' },
      build: {
        ssr: true,
        outDir,
        target: node,
        // It is read at each start, before there is anything to see.
        minify: true,
        rolldownOptions: {
          input: {
            index: path.join(root, 'main/index.ts'),
            'store-worker': path.join(root, 'main/store/worker.ts'),
            'file-text-worker': path.join(root, 'main/files/text/worker.ts'),
          },
          external: ['electron', 'better-sqlite3', ...builtins],
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
        },
      },
    }),
  },
  {
    name: 'preload',
    entry: 'preload/index.ts',
    sources: ['preload', 'protocol'],
    config: (outDir) => ({
      ssr: { noExternal: true, target: 'node' },
      build: {
        ssr: path.join(root, 'preload/index.ts'),
        outDir,
        target: chromium,
        rolldownOptions: {
          external: ['electron'],
          // A sandboxed preload can load nothing else: one CommonJS file.
          output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
        },
      },
    }),
  },
  {
    name: 'renderer',
    entry: 'renderer/index.html',
    sources: ['renderer', 'protocol'],
    config: (outDir) => page('renderer', '/', outDir),
  },
  {
    name: 'portal',
    entry: 'portal/index.html',
    sources: ['portal', 'renderer/ui', 'protocol'],
    config: (outDir) => page('portal', '/portal/', outDir),
  },
  {
    name: 'server',
    entry: 'server/index.ts',
    sources: ['server', 'protocol'],
    assets: ['server/demo/assets', 'assets'],
    config: (outDir) => ({
      plugins: [licences(), fileTypeInSight()],
      // With its packages in one file it starts in half the time. What stays outside is native, asked for in vain, or reads
      // files that lie beside it.
      ssr: {
        noExternal: true,
        external: ['@electric-sql/pglite', '@node-rs/argon2', 'dejavu-fonts-ttf', 'pg-native'],
        target: 'node',
      },
      build: {
        ssr: true,
        outDir,
        target: node,
        rolldownOptions: {
          input: {
            index: path.join(root, 'server/index.ts'),
            'copy-worker': path.join(root, 'server/signatures/copy-worker.ts'),
          },
          external: builtins,
          // All in one folder: the demo finds its pictures beside the code that runs, and the server its thread.
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    }),
  },
]

/**
 * @param {string} folder
 * @param {string} base where the page is served
 * @param {string} outDir
 * @returns {Promise<ViteConfig>}
 */
async function page(folder, base, outDir) {
  const { default: react } = await import('@vitejs/plugin-react')
  return {
    root: path.join(root, folder),
    base,
    plugins: [react(), licences()],
    // Tables and fonts of pdfjs-dist.
    assetsInclude: ['**/*.bcmap', '**/*.pfb'],
    build: {
      outDir,
      target: chromium,
      // The content security policy knows no data: addresses and no inline scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        output: {
          // What several parts share is one file: many small ones take longer to ask for than one to read.
          strictExecutionOrder: true,
          codeSplitting: {
            groups: [
              // The window opens without them.
              { name: 'schemas', test: /node_modules[\\/]zod|protocol[\\/]wire[\\/](ids|rows)/, priority: 1 },
              { name: 'shared', minShareCount: 2 },
            ],
          },
          // pdfjs-dist asks for its decoders of scanned pages by their own names, from one folder.
          assetFileNames: ({ names }) =>
            names.some((name) => name.endsWith('_nowasm_fallback.js'))
              ? 'assets/[name][extname]'
              : 'assets/[name]-[hash][extname]',
        },
      },
    },
  }
}
