import { call } from '../app/bridge.ts'

/** Without a key for so long, the hand rests: words are written with shorter gaps, and thought about with longer ones. */
const RESTS_AFTER_MS = 300
/** Nobody writes for so long without a single such gap and reads meanwhile. */
const WAITED_FOR_MS = 10_000
const LOOK_EVERY_MS = 50
const TOLD_EVERY_MS = 150
/** Keys without a letter that change what is written; `Process` is one that an input method takes. */
const CHANGES = new Set(['Backspace', 'Delete', 'Process', 'Unidentified'])
const ENDS = new Set(['Enter', 'Escape', 'Tab'])
const WRITTEN_IN = 'input, textarea, [contenteditable="true"]'

let pressedAtMs = -Infinity
let toldAtMs = -Infinity

/**
 * Begins to listen for what is written anywhere in the window; main is told, so that a sync under way leaves room for it.
 * A key that does something is none of it: what it did is to be seen at once.
 */
export function watchHand(): () => void {
  const pressed = ({ key, ctrlKey, metaKey, target }: KeyboardEvent) => {
    const isIn = target instanceof Element && target.closest(WRITTEN_IN) !== null
    if (!isIn || ctrlKey || metaKey || ENDS.has(key)) {
      pressedAtMs = -Infinity
      return
    }
    if (key.length > 1 && !CHANGES.has(key)) return
    pressedAtMs = performance.now()
    tell()
  }
  // Whoever puts the cursor into a field is about to write: what would hold up the first keys is under way by then.
  const entered = ({ target }: FocusEvent) => {
    if (target instanceof Element && target.closest(WRITTEN_IN) !== null) tell()
  }
  addEventListener('keydown', pressed, { capture: true, passive: true })
  addEventListener('focusin', entered, { capture: true, passive: true })
  return () => {
    removeEventListener('keydown', pressed, { capture: true })
    removeEventListener('focusin', entered, { capture: true })
    pressedAtMs = toldAtMs = -Infinity
  }
}

function tell(): void {
  const nowMs = performance.now()
  if (nowMs - toldAtMs < TOLD_EVERY_MS) return
  toldAtMs = nowMs
  call('app.handTypes', {}).catch(() => undefined)
}

/** Whether somebody is typing right now. */
export function handTypes(): boolean {
  return performance.now() - pressedAtMs < RESTS_AFTER_MS
}

/** Calls `then` once the hand rests, after `waitMs` and at most 10 s later; the returned function prevents that. */
export function whenHandRests(waitMs: number, then: () => void): () => void {
  const untilMs = performance.now() + waitMs + WAITED_FOR_MS
  function look(): void {
    if (handTypes() && performance.now() < untilMs) timer = setTimeout(look, LOOK_EVERY_MS)
    else then()
  }
  let timer = setTimeout(look, waitMs)
  return () => clearTimeout(timer)
}
