import { Linter } from 'eslint'
import { expect, test } from 'vitest'
import { plugin } from './plugin.mjs'

/** @param {string} code */
function found(code) {
  return new Linter().verify(
    code,
    [
      {
        files: ['**/*.jsx'],
        plugins: { foyer: plugin },
        languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
        rules: { 'foyer/keys': 'error' },
      },
    ],
    'page.jsx',
  )
}

test('children beside each other with one key are found, also behind a condition', () => {
  const [message, ...others] = found(
    'const a = <p><b key={id} />{open && <i key={id} />}<u key={other} /></p>',
  )
  expect(message?.message).toContain('{id}')
  expect(others).toEqual([])
})

test.each([
  '<p><b key={`b ${id}`} /><i key={`i ${id}`} /></p>',
  '<p><b><i key={id} /></b><u key={id} /></p>',
  '<p>{open ? <b key={id} /> : <i key={id} />}</p>',
  '<p>{rows.map(({ id }) => <b key={id} />)}{others.map(({ id }) => <i key={id} />)}</p>',
])('takes %s', (code) => expect(found(`const a = ${code}`)).toEqual([]))
