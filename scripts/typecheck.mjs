// npm run typecheck: every runtime folder against its own configuration, as many at once as there are cores.
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { root } from './setup/places.mjs'
import { attempt } from './setup/processes.mjs'
import { runCommand, say } from './setup/say.mjs'

const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc')

await runCommand(async () => {
  const entries = await readdir(root, { withFileTypes: true })
  const queue = entries
    .filter((entry) => entry.isDirectory() && existsSync(path.join(root, entry.name, 'tsconfig.json')))
    .map((entry) => entry.name)
  let failed = false
  const worker = async () => {
    for (let folder = queue.shift(); folder; folder = queue.shift()) {
      const { code, stdout, stderr } = await attempt(
        process.execPath,
        [tsc, '-p', folder, '--pretty', 'false'],
        {
          cwd: root,
        },
      )
      // TS18003: a folder without a source file yet.
      if (code === 0 || /^error TS18003/.test(stdout)) continue
      failed = true
      say(`${folder} does not type-check:\n${stdout}${stderr}`)
    }
  }
  await Promise.all(Array.from({ length: os.availableParallelism() }, worker))
  return failed ? 1 : 0
})
