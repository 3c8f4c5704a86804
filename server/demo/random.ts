import { v5 as uuidV5 } from 'uuid'

const NAMES = '3d0e8a52-7c1b-5f0e-8b4d-7de3a7d3a0d3'
const VERSION_7 = 0x7000
const VARIANT = 0x80000000

/** A stream of numbers that is the same for the same seed: the demo network is the same on every machine. */
export interface Random {
  /** 0 <= n < 1 */
  next(): number
  /** A whole number, both ends included. */
  whole(least: number, most: number): number
  pick<T>(list: readonly T[]): T
  chance(probability: number): boolean
}

/** Mulberry32 (public domain), seeded by the text. Small, fast, and good enough for choosing words. */
export function createRandom(seed: string): Random {
  let state = fingerprint(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    whole,
    pick: <T>(list: readonly T[]): T => {
      const item = list[whole(0, list.length - 1)]
      if (item === undefined) throw new Error('there is nothing to pick from')
      return item
    },
    chance: (probability) => next() < probability,
  }
}

/** The id of a named thing of the demo network: the same name gives the same id. */
export function namedId(name: string): string {
  return uuidV5(name, NAMES)
}

/** An id that sorts by time, as devices make them, but from the given random stream. */
export function timedId(atMs: number, random: Random): string {
  const time = atMs.toString(16).padStart(12, '0')
  const first = (VERSION_7 | random.whole(0, 0xfff)).toString(16)
  const second = (VARIANT + random.whole(0, 0x3fffffff)).toString(16)
  const third = random.whole(0, 0xffffffff).toString(16).padStart(8, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-${first}-${second.slice(0, 4)}-${second.slice(4)}${third}`
}

/** FNV-1a, 32 bits. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}
