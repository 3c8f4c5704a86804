import path from 'node:path'
import { fileNameBreach } from './file-names.mjs'
import { importBreach } from './import-breach.mjs'
import { sharedKeys } from './shared-keys.mjs'

/** @typedef {Parameters<import('oxlint/plugins-dev').RuleTester['run']>[1]} RuleModule */

/** @type {RuleModule} */
const imports = {
  create(context) {
    const file = relative(context)
    /**
     * @param {any} node
     * @param {boolean} onlyTypes
     */
    const check = (node, onlyTypes) => {
      if (node.source?.type !== 'Literal') return
      const message = importBreach(file, String(node.source.value), onlyTypes)
      if (message) context.report({ node: node.source, message: `${message} (scripts/import-rules.mjs).` })
    }
    return {
      ImportDeclaration: (node) => check(node, isTypeImport(node)),
      ExportNamedDeclaration: (node) => check(node, isTypeImport(node)),
      ExportAllDeclaration: (node) => check(node, isTypeImport(node)),
      ImportExpression: (node) => check(node, false),
    }
  },
}

/** @type {RuleModule} */
const fileNames = {
  create(context) {
    return {
      Program(node) {
        const message = fileNameBreach(relative(context))
        if (message) context.report({ node, loc: { line: 1, column: 0 }, message })
      },
    }
  },
}

/** @type {RuleModule} */
const keys = {
  create(context) {
    /** @param {any} node */
    const check = (node) => {
      for (const { key, text } of sharedKeys(node, (part) => context.sourceCode.getText(part))) {
        context.report({
          node: key,
          message: `Another child beside it has the key ${text}, too: React doubles one of them.`,
        })
      }
    }
    return { JSXElement: check, JSXFragment: check }
  },
}

/** @typedef {{ selector: string, message: string }} Ban */

/**
 * What may not stand somewhere, each with a selector of the syntax tree and the reason.
 *
 * @type {RuleModule}
 */
const banned = {
  meta: { schema: false },
  create(context) {
    return Object.fromEntries(
      /** @type {Ban[]} */ (/** @type {unknown} */ (context.options)).map(({ selector, message }) => [
        selector,
        /** @param {any} node */
        (node) => context.report({ node, message }),
      ]),
    )
  },
}

/** The project's own rules. */
export default { meta: { name: 'foyer' }, rules: { imports, 'file-names': fileNames, keys, banned } }

/** @param {any} node typescript-eslint adds the kind of import to the nodes of ESLint */
function isTypeImport(node) {
  return node.importKind === 'type' || node.exportKind === 'type'
}

/** @param {{ cwd: string, filename: string }} context the linter is started at the project's root */
function relative({ cwd, filename }) {
  return path.relative(cwd, filename).replaceAll(path.sep, '/')
}
