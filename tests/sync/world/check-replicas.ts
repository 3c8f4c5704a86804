import type { StreamState } from '../../../main/store/sync-port.ts'
import { checkI5, type Replica } from '../invariants/i05-same-cursor-same-rows.ts'
import { checkI7 } from '../invariants/i07-applied-up-to-the-cursor.ts'
import { checkI13 } from '../invariants/i13-snapshot-equals-replay.ts'
import type { Device } from './device.ts'
import type { Evidence } from './evidence.ts'
import { replicaRows, serverRows } from './replica.ts'
import { keptEvents, revisionsOf } from './stored-rows.ts'

/** What must hold of the devices' rows at any moment, whatever is under way. */
export function checkReplicas(devices: readonly Device[], evidence: Evidence): void {
  const replicas: Replica[] = []
  for (const device of devices) {
    for (const state of device.store.verbs.streams()) {
      checkApplied(device, state, evidence)
      if (!isSteady(device, state)) continue
      const { stream, epoch, cursor } = state
      const position = `event ${cursor} of ${stream} in ${epoch}`
      const rows = replicaRows(device.store.cache, stream)
      replicas.push({ device: device.name, position, rows })
      const replayed = serverRows(evidence.replay(epoch, stream, cursor), stream)
      checkI13(`${device.name} at ${position}`, rows, replayed)
    }
  }
  checkI5(replicas)
}

/** The snapshot is whole, and no page or history answer has looked further ahead than the cursor. */
function isSteady(device: Device, { stream, epoch, cursor, snapshot }: StreamState): boolean {
  const known = device.snapshots.get(stream)
  return snapshot === null && known?.epoch === epoch && cursor >= known.seen
}

function checkApplied(device: Device, { stream, epoch, cursor }: StreamState, evidence: Evidence): void {
  const known = device.snapshots.get(stream)
  if (known?.epoch !== epoch || known.at === Infinity) return
  const events = evidence
    .events(epoch, stream, known.at, cursor)
    .map(({ seq, entity, entityId, change, rev }) => {
      return { seq, key: `${entity}:${entityId}`, change, rev }
    })
  checkI7({
    where: `${device.name} at event ${cursor} of ${stream}`,
    events,
    revisions: revisionsOf(device.store.cache, [...new Set(events.map((event) => event.key))]),
    kept: keptEvents(device.store.cache, stream),
  })
}
