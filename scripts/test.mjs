// npm test [-- stage…]: every check there is, or the named ones. All run, even when an early one fails.
import { groupsOf, runBeside } from './test/beside.mjs'
import { endAll, endOnSignals, isEnding } from './setup/endings.mjs'
import { ensurePackages } from './setup/packages.mjs'
import { misuse, runCommand, say } from './setup/say.mjs'
import { desktopEnvironment, setUpApp } from './setup/set-up.mjs'
import { stages } from './test/stages.mjs'

endOnSignals()
await runCommand(async () => {
  try {
    return await test()
  } finally {
    await endAll()
  }
})

async function test() {
  const chosen = chooseStages(process.argv.slice(2))
  const env = await setUpFor(chosen)
  let passed = 0
  let failed = 0
  /** @type {string[]} */
  const bad = []
  for (const group of groupsOf(chosen)) {
    if (isEnding()) return 1
    for (const { stage, count } of await runBeside(group, env)) {
      passed += count.passed
      failed += count.failed
      if (count.failed > 0) bad.push(stage.name)
    }
  }
  if (isEnding()) return 1
  if (bad.length > 0) say(`\n✗ Failed: ${bad.join(', ')}. Again alone: npm test -- ${bad.join(' ')}`)
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  return failed > 0 ? 1 : 0
}

/** @param {string[]} names */
function chooseStages(names) {
  const known = stages.map((stage) => stage.name)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown) {
    throw misuse(`There is no stage "${unknown}" in npm test.`, `There are: ${known.join(', ')}.`)
  }
  return names.length > 0 ? stages.filter((stage) => names.includes(stage.name)) : stages
}

/** @param {readonly import('./test/stages.mjs').Stage[]} chosen */
async function setUpFor(chosen) {
  const needs = new Set(chosen.map((stage) => stage.needs))
  if (!needs.has('desktop') && !needs.has('sqlite')) {
    await ensurePackages()
    return process.env
  }
  const runtime = await setUpApp({ tests: needs.has('desktop') })
  return needs.has('desktop') ? (await desktopEnvironment(runtime)).env : process.env
}
