import { greet, greeted } from './greeting.ts'
import type { Input, Moment } from './inputs.ts'
import { outboxChanged, outboxRead, pushed, pushRested, pushWaiting } from './outbox.ts'
import { connect, fail, opened, readAbout, reconnectNow, stop, tokenRenewed } from './phase.ts'
import { fetchNextPage, pageFetched, pageRested, pageStored } from './snapshot.ts'
import { andThen, type Step, type SyncState } from './state.ts'
import { showStatus } from './status.ts'
import { batchCame, batchStored, pokeCame, probe, pulled, pullMissing } from './streams.ts'

/**
 * The whole of sync as one pure function: what happened leads to a new state and to effects, in the order in which they
 * are to be carried out. Clock and chance come in with `moment`.
 */
export function step(state: SyncState, input: Input, moment: Moment): Step {
  const reacted = react(state, input, moment)
  const planned = andThen(reacted, (next) => (next.phase === 'online' ? plan(next) : [next, []]))
  return andThen(planned, (next) => showStatus(next, moment))
}

/** Begins whatever can go on now: events first, then what the user wrote, then pages. */
function plan(state: SyncState): Step {
  return andThen(andThen(pullMissing(state), pushWaiting), fetchNextPage)
}

function react(state: SyncState, input: Input, moment: Moment): Step {
  switch (input.type) {
    case 'started':
      return state.phase === 'stopped' ? connect(state) : [state, []]
    case 'stopped':
      return stop(state)
    case 'outboxChanged':
      return outboxChanged(state)
    case 'reconnectWanted':
      return state.phase === 'online' ? probe(state) : reconnectNow(state)
    case 'networkLost':
      return fail(state, null, moment)
    case 'timerFired':
      return timerFired(state, input.name)
    case 'aboutRead':
      return readAbout(state, input.answer, moment)
    case 'tokenRenewed':
      return tokenRenewed(state, input.answer, moment)
    case 'opened':
      return opened(state)
    case 'closed':
    case 'byeCame':
      return fail(state, input.error, moment)
    case 'batchCame':
      return batchCame(state, input.batch, moment)
    case 'pokeCame':
      return pokeCame(state, input.poke, moment)
    case 'answered':
      return answered(state, input, moment)
    case 'pageFetched':
      return pageFetched(state, input.id, input.answer, moment)
    case 'streamsRead':
      return greet(state, input.streams)
    case 'outboxRead':
      return outboxRead(state, input.entries)
    case 'batchStored':
      return batchStored(state, input.batch, input.outcome, moment)
    case 'pageStored':
      return pageStored(state, input.stream, input.page)
    case 'storeFailed':
      return fail(state, { code: 'internal', retry: 'backoff', message: input.message }, moment)
  }
}

function answered(state: SyncState, input: Extract<Input, { type: 'answered' }>, moment: Moment): Step {
  switch (input.name) {
    case 'hello':
      return greeted(state, input.id, input.answer, moment)
    case 'pull':
      return pulled(state, input.id, input.answer, moment)
    case 'push':
      return pushed(state, input.id, input.answer, moment)
  }
}

function timerFired(state: SyncState, name: 'reconnect' | 'push' | 'page'): Step {
  switch (name) {
    case 'reconnect':
      return state.phase === 'waiting' ? connect(state) : [state, []]
    case 'push':
      return pushRested(state)
    case 'page':
      return pageRested(state)
  }
}
