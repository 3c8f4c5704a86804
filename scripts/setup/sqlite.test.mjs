import { expect, test } from 'vitest'
import { needsCompiling, sqliteDefines } from './sqlite.mjs'

test('compiles for the older of Electron and Node', () => {
  expect(needsCompiling(10, 10)).toBe(false)
  expect(needsCompiling(9, 10)).toBe(true)
  expect(needsCompiling(10, 9)).toBe(true)
  expect(needsCompiling(Infinity, 9)).toBe(true)
})

test('reads the options of better-sqlite3', () => {
  const gypi = "{ 'defines': [ 'HAVE_INT16_T=1', 'SQLITE_ENABLE_FTS5', ], }"
  expect(sqliteDefines(gypi)).toEqual(['-DHAVE_INT16_T=1', '-DSQLITE_ENABLE_FTS5'])
})
