import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { plugin } from './lint/plugin.mjs'
import { root } from './setup/places.mjs'

const innerHtml = {
  selector: "JSXAttribute[name.name='dangerouslySetInnerHTML'], Property[key.name='dangerouslySetInnerHTML']",
  message: 'Text becomes nodes of React; no HTML is put in as a string.',
}
const ipcMain = {
  selector: "ImportSpecifier[imported.name='ipcMain']",
  message: 'Only main/commands/ipc-host.ts touches ipcMain: it checks the sender and the input.',
}
const openExternal = {
  selector: "MemberExpression[property.name='openExternal']",
  message: 'Only main/shell/open-external.ts opens addresses: it checks them.',
}
const windowApi = {
  selector: "MemberExpression[object.name='window'][property.name='api']",
  message: 'Only renderer/app/bridge.ts knows window.api.',
}
const wallClock = [
  {
    selector:
      "MemberExpression[object.name='Date'][property.name='now'], NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Sync gets its clock passed in.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Sync gets its dice passed in.',
  },
  {
    selector: 'CallExpression[callee.name=/^(setTimeout|setInterval|setImmediate|queueMicrotask)$/]',
    message: 'Sync gets its timers passed in.',
  },
]

/**
 * @param {string[]} files
 * @param {Array<{ selector: string, message: string }>} banned
 * @param {string[]} [ignores]
 * @returns {import('eslint').Linter.Config}
 */
const ban = (files, banned, ignores = []) => ({
  files,
  ignores: ['**/*.test.ts', '**/*.test.tsx', ...ignores],
  rules: { 'no-restricted-syntax': ['error', innerHtml, ...banned] },
})

export default defineConfig(
  { ignores: ['node_modules/', 'out/', 'dist/', 'artifacts/'] },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    extends: [js.configs.recommended],
    plugins: { foyer: plugin },
    languageOptions: { parser: tseslint.parser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'foyer/imports': 'error',
      'foyer/file-names': 'error',
      'foyer/keys': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      'no-restricted-syntax': ['error', innerHtml],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      'no-var': 'error',
      'no-undef': 'off', // the compiler says it
      'no-unused-vars': 'off',
      // Where a control character is in an expression, it is there to be found.
      'no-control-regex': 'off',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: ['*/tsconfig.json'], tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // A function of an interface may have to be async where one of its implementations has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': 'off', // the compiler says it
      // The project's interfaces are of plain objects and closures: nothing in them needs its `this`.
      '@typescript-eslint/unbound-method': 'off',
      // What would read as [object Object] is found by no-base-to-string; the rest is meant.
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  {
    files: ['{renderer,portal}/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': /** @type {any} */ (reactHooks) },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  // Playwright reads the needs of a fixture from its pattern, also from an empty one.
  { files: ['tests/**'], rules: { 'no-empty-pattern': 'off' } },
  { files: ['{protocol,main,preload,renderer,server,portal}/**'], rules: { 'no-console': 'error' } },
  ban(
    ['main/**'],
    [ipcMain, openExternal],
    ['main/commands/ipc-host.ts', 'main/shell/open-external.ts', 'main/sync/**'],
  ),
  ban(['main/commands/ipc-host.ts'], [openExternal]),
  ban(['main/shell/open-external.ts'], [ipcMain]),
  ban(['main/sync/**'], [ipcMain, openExternal, ...wallClock]),
  ban(['renderer/**'], [windowApi], ['renderer/app/bridge.ts']),
)
