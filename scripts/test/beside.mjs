import { explained, say, seconds } from '../setup/say.mjs'

/** @typedef {import('./run-stage.mjs').Count} Count */
/** @typedef {import('./stages.mjs').Stage} Stage */

/**
 * Stages that may run at the same time, in their order: neighbours that are `beside` are one group, any other stage is
 * a group of its own.
 *
 * @template {{ beside?: boolean }} T
 * @param {readonly T[]} stages
 * @returns {T[][]}
 */
export function groupsOf(stages) {
  /** @type {T[][]} */
  const groups = []
  for (const stage of stages) {
    const last = groups.at(-1)
    if (stage.beside && last?.[0]?.beside) last.push(stage)
    else groups.push([stage])
  }
  return groups
}

/**
 * Runs a group. The output of each stage stands together and in the order of the stages, whichever ends first.
 *
 * @param {readonly Stage[]} group
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ stage: Stage, count: Count }[]>}
 */
export async function runBeside(group, env) {
  const running = group.map((stage, place) => {
    // The first one's words need not wait for anybody.
    const collected = place > 0 ? collector() : undefined
    if (!collected) title(stage)
    return { stage, collected, result: carryOut(stage, env, collected?.tell ?? aloud) }
  })
  const ended = []
  for (const { stage, collected, result } of running) {
    const { count, tookMs } = await result
    if (collected) title(stage)
    aloud(collected?.said() ?? '')
    say(`  ${count.passed} passed, ${count.failed} failed in ${seconds(performance.now() - tookMs)}`)
    ended.push({ stage, count })
  }
  return ended
}

/**
 * @param {Stage} stage
 * @param {NodeJS.ProcessEnv} env
 * @param {(text: string) => void} tell
 * @returns {Promise<{ count: Count, tookMs: number }>}
 */
async function carryOut(stage, env, tell) {
  const startedMs = performance.now()
  const count = await stage.run(env, tell).catch((error) => {
    tell(`${explained(error)}\n`)
    return { passed: 0, failed: 1 }
  })
  return { count, tookMs: performance.now() - startedMs }
}

function collector() {
  let said = ''
  return {
    /** @param {string} text */
    tell: (text) => {
      said += text
    },
    said: () => said,
  }
}

/** @param {string} text */
function aloud(text) {
  process.stderr.write(text)
}

/** @param {Stage} stage */
function title(stage) {
  say(`\n▶ ${stage.name}: ${stage.what}`)
}
