import { expect, test } from 'vitest'
import { cacheFolder, demoFolder } from './places.mjs'

test.each(
  /** @type {const} */ ([
    [{ XDG_CACHE_HOME: '/c' }, 'linux', '/c/foyer'],
    [{}, 'linux', '/home/a/.cache/foyer'],
    [{}, 'darwin', '/home/a/Library/Caches/foyer'],
    [{ LOCALAPPDATA: '/local' }, 'win32', '/local/foyer'],
  ]),
)('the cache with %j on %s is %s', (env, platform, folder) => {
  expect(cacheFolder(env, platform, '/home/a')).toBe(folder)
})

test.each(
  /** @type {const} */ ([
    [{ XDG_CONFIG_HOME: '/x' }, 'linux', '/x/Foyer-demo'],
    [{}, 'linux', '/home/a/.config/Foyer-demo'],
    [{}, 'darwin', '/home/a/Library/Application Support/Foyer-demo'],
    [{ APPDATA: '/roaming' }, 'win32', '/roaming/Foyer-demo'],
  ]),
)('the demo network with %j on %s is in %s', (env, platform, folder) => {
  expect(demoFolder(env, platform, '/home/a')).toBe(folder)
})
