import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../setup/places.mjs'
import { licencesOf } from './licences.mjs'

const inModules = (/** @type {string} */ name) => path.join(root, 'node_modules', name)

test('hands on the licence of a package, and those beside the files that were used', async () => {
  const text = await licencesOf([
    path.join(root, 'renderer/app/main.tsx'),
    `${inModules('pdfjs-dist/standard_fonts/FoxitSymbol.pfb')}?inline`,
    `\0${inModules('zod/index.js')}`,
    inModules('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
  ])
  expect(text).toContain('pdfjs-dist/LICENSE')
  expect(text).toContain('pdfjs-dist/standard_fonts/LICENSE_FOXIT')
  expect(text).toContain('zod/LICENSE')
  expect(text).toContain('@fontsource-variable/inter/LICENSE')
  expect(text).not.toContain('pdfjs-dist/cmaps')
  expect(text).not.toContain('renderer')
})

test('writes a text that several packages share once', async () => {
  const once = await licencesOf([inModules('zod/index.js')])
  expect(await licencesOf([inModules('zod/index.js'), inModules('zod/v4/core/index.js')])).toBe(once)
})
