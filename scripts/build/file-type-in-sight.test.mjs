import { execFileSync } from 'node:child_process'
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { build } from 'vite'
import { root } from '../setup/places.mjs'
import { fileTypeInSight, inSight } from './file-type-in-sight.mjs'

test('a bundle knows a picture where there are no packages, also one that ends too early', async () => {
  // Not below the checkout: nothing of node_modules is found from here.
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'foyer-bundle-')))
  onTestFinished(() => rm(folder, { recursive: true }))
  const entry = path.join(folder, 'entry.mjs')
  const fileType = path.join(root, 'node_modules/file-type/source/index.js')
  await writeFile(
    entry,
    `import { fileTypeFromFile } from ${JSON.stringify(fileType)}
    for (const name of process.argv.slice(2)) console.log((await fileTypeFromFile(name))?.mime ?? 'nothing')`,
  )
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins: [fileTypeInSight()],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: entry,
      outDir: path.join(folder, 'out'),
      rolldownOptions: { output: { entryFileNames: 'it.mjs', codeSplitting: false } },
    },
  })
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
  const header = Buffer.from('0000000d49484452000000010000000108060000001f15c489', 'hex')
  const data = Buffer.from('0000000049444154', 'hex')
  await writeFile(path.join(folder, 'whole.png'), Buffer.concat([signature, header, data]))
  await writeFile(path.join(folder, 'short.png'), signature)
  const said = execFileSync(process.execPath, ['out/it.mjs', 'whole.png', 'short.png'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(said.split('\n').slice(0, 2)).toEqual(['image/png', 'nothing'])
})

test('another way of loading it is told at the build', () => {
  expect(() => inSight('const reader = await import(name)')).toThrow('file-type no longer says')
})
