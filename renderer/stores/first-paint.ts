import { call } from '../app/bridge.ts'

let reported = false

/** Tells main, once, that a pane has painted real rows: called after the rows are in the document. */
export function reportPaint(pane: string): void {
  if (reported) return
  reported = true
  requestAnimationFrame(() => requestAnimationFrame(() => void call('app.painted', { pane })))
}
