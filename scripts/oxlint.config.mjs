import { defineConfig } from 'oxlint'

/**
 * The files of one of the project's folders. The whole path says so, as the project's own folder may be called main, too.
 *
 * @param {string} pattern
 */
const at = (pattern) => `${projectRoot}/${pattern}`
const projectRoot = process
  .cwd()
  .replaceAll('\\', '/')
  .replace(/[[\]{}*?!]/g, '\\$&')

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
 * @param {string[]} [but]
 * @returns {import('oxlint').OxlintOverride}
 */
const ban = (files, banned, but = []) => ({
  files,
  excludeFiles: ['**/*.test.{ts,tsx}', ...but],
  rules: { 'foyer/banned': ['error', innerHtml, ...banned] },
})

export default defineConfig({
  plugins: ['eslint', 'typescript', 'react', 'oxc'],
  jsPlugins: ['./lint/plugin.mjs'],
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  // What is wrong for certain; the rest is chosen.
  categories: { correctness: 'error' },
  rules: {
    'foyer/imports': 'error',
    'foyer/file-names': 'error',
    'foyer/keys': 'error',
    'foyer/banned': ['error', innerHtml],
    'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'prefer-const': 'error',
    'no-var': 'error',
    'no-empty': 'error',
    'no-case-declarations': 'error',
    'no-fallthrough': 'error',
    'no-prototype-builtins': 'error',
    'no-useless-assignment': 'error',
    'preserve-caught-error': 'error',
    // Where a control character is in an expression, it is there to be found.
    'no-control-regex': 'off',
    'no-unused-vars': 'off', // the compiler says it
    'react/rules-of-hooks': 'off',
    'react/exhaustive-deps': 'off',
    // They are for React's compiler, which isn't used.
    'react/immutability': 'off',
    'react/purity': 'off',
    'react/refs': 'off',
    'react/set-state-in-effect': 'off',
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-array-constructor': 'error',
    'typescript/no-empty-object-type': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-namespace': 'error',
    'typescript/no-require-imports': 'error',
    'typescript/no-unnecessary-type-assertion': 'error',
    'typescript/no-unnecessary-type-constraint': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-enum-comparison': 'error',
    'typescript/no-unsafe-function-type': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/prefer-promise-reject-errors': 'error',
    'typescript/restrict-plus-operands': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    // The project's interfaces are of plain objects and closures: nothing in them needs its `this`.
    'typescript/unbound-method': 'off',
    // What would read as [object Object] is found by no-base-to-string; the rest is meant.
    'typescript/restrict-template-expressions': 'off',
    // Characters are what is meant where words are taken apart.
    'typescript/no-misused-spread': 'off',
  },
  // Without a whole path a pattern is seen from this folder, and only those of its own files have no ** at the front.
  overrides: [
    {
      // What JSON hands to a script has no types; plain JavaScript is no part of a project.
      files: ['**/*.{js,mjs}'],
      rules: {
        'typescript/no-unsafe-argument': 'off',
        'typescript/no-unsafe-assignment': 'off',
        'typescript/no-unsafe-call': 'off',
        'typescript/no-unsafe-member-access': 'off',
        'typescript/no-unsafe-return': 'off',
      },
    },
    { files: ['**/*.js'], rules: { 'foyer/file-names': 'off', 'foyer/imports': 'off' } },
    {
      files: [at('{renderer,portal}/**')],
      rules: { 'react/rules-of-hooks': 'error', 'react/exhaustive-deps': 'error' },
    },
    // Playwright reads the needs of a fixture from its pattern, also from an empty one.
    { files: [at('tests/**')], rules: { 'no-empty-pattern': 'off' } },
    { files: [at('{protocol,main,preload,renderer,server,portal}/**')], rules: { 'no-console': 'error' } },
    ban(
      [at('main/**')],
      [ipcMain, openExternal],
      [at('main/commands/ipc-host.ts'), at('main/shell/open-external.ts'), at('main/sync/**')],
    ),
    ban([at('main/commands/ipc-host.ts')], [openExternal]),
    ban([at('main/shell/open-external.ts')], [ipcMain]),
    ban([at('main/sync/**')], [ipcMain, openExternal, ...wallClock]),
    ban([at('renderer/**')], [windowApi], [at('renderer/app/bridge.ts')]),
  ],
})
