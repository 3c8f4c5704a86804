// npm run build [target…]: builds what has changed into out/.
import { buildTargets } from './build/build-targets.mjs'
import { targets } from './build/targets.mjs'
import { misuse, runCommand } from './setup/say.mjs'

await runCommand(async () => {
  const names = process.argv.slice(2)
  const known = targets.map((target) => target.name)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown) {
    throw misuse(`There is nothing called "${unknown}" to build.`, `There are: ${known.join(', ')}.`)
  }
  await buildTargets(names.length > 0 ? names : undefined)
})
