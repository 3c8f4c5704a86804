// What has to be ended when a command ends, however it ends: the virtual display, the demo server, the window.

/** @type {Array<() => unknown>} */
const endings = []
let signalled = false

let over = false

/** @param {() => unknown} ending runs once, last registered first; at once when the end has come meanwhile */
export function atEnd(ending) {
  if (over) ending()
  else endings.push(ending)
}

export async function endAll() {
  over = true
  for (let ending = endings.pop(); ending; ending = endings.pop()) await ending()
}

/** Ctrl-C and a polite kill end everything in order; a second one does not wait. */
export function endOnSignals() {
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.on(signal, () => {
      if (signalled) process.exit(code)
      signalled = true
      void endAll().finally(() => process.exit(code))
    })
  }
}

/** True once a signal has asked for the end: what fails from then on is not worth a message. */
export function isEnding() {
  return signalled
}
