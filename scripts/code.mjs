// npm run typecheck, npm run lint: both need every file read and understood, so that they share it when asked together.
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { lintTyped, lintUntyped } from './code/lint.mjs'
import { readProjects, sourceCache } from './code/programs.mjs'
import { typeErrors } from './code/types.mjs'
import { root } from './setup/places.mjs'
import { misuse, runCommand, say } from './setup/say.mjs'

const known = ['typecheck', 'lint']

await runCommand(async () => {
  const asked = process.argv.slice(2)
  if (asked.length === 0 || asked.some((name) => !known.includes(name))) {
    throw misuse('Which check of the code?', `There are: ${known.join(', ')}.`)
  }
  const found = await checkCode(asked.includes('typecheck'), asked.includes('lint'))
  const results = asked.map((name) => ({
    name,
    said: found[name === 'lint' ? 'lint' : 'typecheck'].join('\n'),
  }))
  // To npm test each result; to a person what is wrong.
  if (process.send) process.send(results)
  else for (const { said } of results) if (said) say(said)
  return results.some(({ said }) => said) ? 1 : 0
})

/**
 * One project after the other, and only what they share stays: two thousand files understood at once fill the memory.
 *
 * @param {boolean} types
 * @param {boolean} style
 */
async function checkCode(types, style) {
  const projects = await readProjects()
  const owned = new Set(projects.flatMap((project) => project.ownFiles))
  const cache = sourceCache()
  const folders = projects.map(({ folder }) => folder)
  const found = { typecheck: await strays(folders, owned), lint: style ? [await lintUntyped()] : [] }
  for (const project of projects) {
    const program = cache.programOf(project)
    if (types) found.typecheck.push(typeErrors(program, project, owned))
    if (style) found.lint.push(await lintTyped(program, project.ownFiles))
  }
  return { typecheck: found.typecheck.filter(Boolean), lint: found.lint.filter(Boolean) }
}

/**
 * A file that no tsconfig.json names would be checked by nobody.
 *
 * @param {readonly string[]} folders
 * @param {ReadonlySet<string>} owned
 */
async function strays(folders, owned) {
  const lists = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(path.join(root, folder), { recursive: true })
      return names.map((name) => path.join(root, folder, name).replaceAll(path.sep, '/'))
    }),
  )
  return lists
    .flat()
    .filter((file) => /\.tsx?$/.test(file) && !owned.has(file))
    .map((file) => `${file} belongs to no tsconfig.json.`)
}
