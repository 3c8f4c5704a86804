import { expect, test } from 'vitest'
import { parseFlags } from './flags.mjs'

const table = /** @type {const} */ ({ smoke: 'switch', server: 'text' })

test('reads switches and values, with a space or an equals sign', () => {
  expect(parseFlags(['--smoke', '--server', 'http://a'], table, 'npm start')).toEqual({
    switches: new Set(['smoke']),
    texts: new Map([['server', 'http://a']]),
  })
  expect(parseFlags(['--server=http://a?b=c'], table, 'npm start').texts.get('server')).toBe('http://a?b=c')
})

test.each(['--nope', 'smoke', '--toString', '-s', '--smoke=yes', '--'])(
  'names the unknown flag %s and the valid ones',
  (flag) => {
    expect(() => parseFlags([flag], table, 'npm start')).toThrow(
      `npm start does not know "${flag}". It knows: --smoke, --server ….`,
    )
    expect(() => parseFlags([flag], table, 'npm start')).toThrow(expect.objectContaining({ exitCode: 2 }))
  },
)

test.each([[['--server']], [['--server', '--smoke']], [['--server=']]])(
  'says when the value is missing: %s',
  (args) => {
    expect(() => parseFlags(args, table, 'npm start')).toThrow('npm start: --server needs a value.')
  },
)
