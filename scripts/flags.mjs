import { misuse } from './setup/say.mjs'

/** @typedef {Record<string, 'switch' | 'text'>} FlagTable the flags of a command, by name without dashes */

/**
 * Reads a command line. What is not in the table is a sentence that names it and the valid ones, with exit code 2.
 *
 * @param {readonly string[]} args
 * @param {FlagTable} table
 * @param {string} command how the command is written, for the message
 * @returns {{ switches: Set<string>, texts: Map<string, string> }}
 */
export function parseFlags(args, table, command) {
  /** @type {Set<string>} */
  const switches = new Set()
  /** @type {Map<string, string>} */
  const texts = new Map()
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? ''
    const [, name = '', inline] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? []
    const kind = Object.hasOwn(table, name) ? table[name] : undefined
    if (kind === 'switch' && inline === undefined) switches.add(name)
    else if (kind === 'text') {
      const text = inline ?? args[++index]
      if (!text || text.startsWith('--')) throw misuse(`${command}: --${name} needs a value.`)
      texts.set(name, text)
    } else {
      const valid = Object.entries(table).map(([flag, type]) =>
        type === 'text' ? `--${flag} …` : `--${flag}`,
      )
      throw misuse(`${command} does not know "${arg}". It knows: ${valid.join(', ')}.`)
    }
  }
  return { switches, texts }
}
