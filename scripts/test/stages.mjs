import { buildTargets } from '../build/build-targets.mjs'
import { explain, say } from '../setup/say.mjs'
import { ensureSystemPackages } from '../setup/system-packages.mjs'
import { audit } from './audit.mjs'
import { testDesktops } from './desktops.mjs'
import { postgresqlPrograms, startCluster } from './postgresql.mjs'
import { check, playwright, vitest } from './run-stage.mjs'

/** @typedef {import('./run-stage.mjs').Count} Count */
/**
 * @typedef {object} Stage
 * @property {string} name as in `npm test -- name`
 * @property {string} what
 * @property {'packages' | 'sqlite' | 'desktop'} needs what has to be set up for it; each includes the one before
 * @property {boolean} [beside] disturbs nothing: runs at the same time as the others of its kind that follow it
 * @property {(env: NodeJS.ProcessEnv, tell: (text: string) => void) => Promise<Count>} run what a `beside` stage has
 * to say goes to `tell`
 */

/** @type {readonly Stage[]} */
export const stages = [
  {
    name: 'format',
    what: 'every file is formatted',
    needs: 'packages',
    beside: true,
    run: whole(['node_modules/oxfmt/bin/oxfmt', '--config', 'scripts/oxfmt.json', '--list-different']),
  },
  {
    name: 'lint',
    what: 'the linter, and who may import whom',
    needs: 'packages',
    beside: true,
    run: whole([
      'node_modules/oxlint/bin/oxlint',
      '--config',
      'scripts/oxlint.config.mjs',
      '--format',
      'stylish',
    ]),
  },
  {
    name: 'typecheck',
    what: 'each runtime against its own configuration',
    needs: 'packages',
    beside: true,
    run: whole(['node_modules/typescript/bin/tsc', '--build', '--force']),
  },
  {
    name: 'unused',
    what: 'no export, file or dependency that nobody uses',
    needs: 'packages',
    beside: true,
    run: whole(['node_modules/knip/bin/knip.js', '--config', 'scripts/knip.json', '--no-progress']),
  },
  {
    name: 'audit',
    what: 'no package with a known serious fault',
    needs: 'packages',
    beside: true,
    run: (_env, tell) => audit(tell),
  },
  {
    name: 'unit',
    what: 'the tests beside the code',
    needs: 'sqlite',
    run: () => vitest('unit', ['unit', 'window']),
  },
  {
    name: 'sync',
    what: 'random schedules of several devices against the invariants',
    needs: 'sqlite',
    run: () => vitest('sync', ['sync']),
  },
  {
    name: 'server',
    what: 'the server on its built-in database',
    needs: 'packages',
    run: () => vitest('server', ['server']),
  },
  {
    name: 'postgresql',
    what: 'the same tests on PostgreSQL',
    needs: 'packages',
    run: onPostgresql,
  },
  { name: 'build', what: 'everything builds', needs: 'packages', run: build },
  {
    name: 'e2e',
    what: 'the app and the portal as people use them',
    needs: 'desktop',
    run: async (env) => {
      await buildTargets()
      const here = { ...env, FOYER_TEST_DESKTOPS: JSON.stringify(await testDesktops()) }
      return withPostgresql(
        (url) => playwright({ ...here, FOYER_TEST_POSTGRESQL: url }),
        // The built-in database does, too; it only takes longer to start.
        () => playwright(here),
      )
    },
  },
  {
    name: 'packaged',
    what: 'the packaged app does the main job',
    needs: 'desktop',
    run: (env) => check(['scripts/dist.mjs', '--smoke'], env),
  },
]

/**
 * One check over the whole checkout.
 *
 * @param {readonly string[]} command
 * @returns {Stage['run']}
 */
function whole(command) {
  return (env, tell) => check(command, env, tell)
}

/** @returns {Promise<Count>} */
function onPostgresql() {
  return withPostgresql(
    (url) => vitest('postgresql', ['server'], { ...process.env, TEST_DATABASE_URL: url }),
    async () => {
      say('  Skipped: there is no PostgreSQL on this machine.')
      return { passed: 0, failed: 0 }
    },
  )
}

/**
 * Runs with a PostgreSQL that lives as long; it is installed first where this can be done.
 *
 * @param {(url: string) => Promise<Count>} withUrl
 * @param {() => Promise<Count>} without
 * @returns {Promise<Count>}
 */
async function withPostgresql(withUrl, without) {
  if (!(await postgresqlPrograms())) await ensureSystemPackages('the tests on PostgreSQL', ['postgresql'])
  const programs = await postgresqlPrograms()
  if (!programs) return without()
  const cluster = await startCluster(programs)
  try {
    return await withUrl(cluster.url)
  } finally {
    await cluster.stop()
  }
}

/** @returns {Promise<Count>} */
async function build() {
  try {
    await buildTargets()
    return { passed: 1, failed: 0 }
  } catch (error) {
    explain(error)
    return { passed: 0, failed: 1 }
  }
}
