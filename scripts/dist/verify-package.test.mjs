import { expect, test } from 'vitest'
import { missingFiles, strangeFiles, strangeFuses } from './verify-package.mjs'

const good = {
  RunAsNode: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  OnlyLoadAppFromAsar: true,
  EnableCookieEncryption: true,
  GrantFileProtocolExtraPrivileges: false,
}

test('finds a fuse that is not as it must be, or not there', () => {
  expect(strangeFuses(good)).toEqual([])
  expect(strangeFuses({ ...good, RunAsNode: true })).toEqual(['the fuse RunAsNode is on'])
  expect(strangeFuses({ ...good, OnlyLoadAppFromAsar: false })).toEqual([
    'the fuse OnlyLoadAppFromAsar is off',
  ])
  expect(strangeFuses({})).toHaveLength(6)
})

test('finds a file that has no business in the package', () => {
  const fine = [
    '/package.json',
    '/out',
    '/out/main/index.js',
    '\\out\\preload\\index.cjs',
    '/node_modules',
    '/node_modules/better-sqlite3',
    '/node_modules/better-sqlite3/lib/index.js',
    '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
  ]
  expect(strangeFiles(fine)).toEqual([])
  expect(
    strangeFiles([
      '/tests/e2e/a.spec.ts',
      '/node_modules/fastify/package.json',
      '/out/server/index.js',
      '/node_modules/better-sqlite3/deps/sqlite3/sqlite3.c',
    ]),
  ).toHaveLength(4)
})

test('finds that the licences are not in it', () => {
  expect(missingFiles(['/out/main/licences.txt', '\\out\\renderer\\licences.txt'])).toEqual([])
  expect(missingFiles(['/out/main/licences.txt'])).toEqual(['out/renderer/licences.txt is missing'])
})
