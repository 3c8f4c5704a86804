import { appendFileSync } from 'node:fs'
import { figureOf, type Measured } from './figure.ts'
import { SETTINGS } from './settings.ts'

/** Keeps a figure for the table and for artifacts/bench.json. */
export function keep(measured: Measured): void {
  appendFileSync(SETTINGS.results, `${JSON.stringify(figureOf(measured))}\n`)
}
