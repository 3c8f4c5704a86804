import { DEFAULT_PRIVACY } from '../../../protocol/wire/rows/people.ts'
import { ToldCategory } from '../../../protocol/wire/rows/space.ts'
import { VisitStep } from '../../../protocol/wire/visit-steps.ts'
import type { WeightedAction } from './desk-actions.ts'
import type { Device } from './device.ts'
import { ANNA, BEN, CUSTOMERS, PLACE } from './place.ts'
import type { Random } from './random.ts'
import { anyOf } from './stored-rows.ts'

const HOUR_MS = 3_600_000

/** Visits, the location, the network, and what a desk wants to be told of. */
export const SPACE_ACTIONS: readonly WeightedAction[] = [
  [4, register],
  [8, step],
  [3, undoStep],
  [2, nudge],
  [2, answer],
  [1, needApproval],
  [3, editLocation],
  [2, configureNetwork],
  [2, setAdministrator],
  [4, chooseNotifications],
]

const anyVisit = (device: Device, random: Random) => anyOf(device.store.cache, 'visits', random)

function register(device: Device, random: Random, count: number): void {
  const hostUserId = random.pick([...CUSTOMERS, ANNA])!
  const expectedAt = device.nowMs + random.below(3) * HOUR_MS
  device.act('registers a visit', (verbs) =>
    verbs.registerVisit({
      hostUserId,
      visitorName: `Visitor ${count}`,
      visitorEmail: null,
      visitorCompany: null,
      expectedAt,
      asksHost: random.chance(0.3),
    }),
  )
}

function step(device: Device, random: Random): void {
  const id = anyVisit(device, random)
  const chosen = random.pick(VisitStep.options)!
  if (id !== null)
    device.act(`takes the step ${chosen}`, (verbs) => verbs.stepVisit({ id, step: chosen, code: null }))
}

function undoStep(device: Device, random: Random): void {
  const id = anyVisit(device, random)
  const chosen = random.pick(VisitStep.options)!
  if (id !== null)
    device.act(`takes the step ${chosen} back`, (verbs) => verbs.undoVisitStep({ id, step: chosen }))
}

function nudge(device: Device, random: Random): void {
  const id = anyVisit(device, random)
  if (id !== null) device.act('nudges', (verbs) => verbs.nudgeHost({ id }))
}

function answer(device: Device, random: Random): void {
  const id = anyVisit(device, random)
  const said = random.pick(['read', 'coming'] as const)!
  if (id !== null) device.act('answers as a host', (verbs) => verbs.answerVisit({ id, answer: said }))
}

function needApproval(device: Device, random: Random): void {
  device.act('says whether visits wait', (verbs) => verbs.needApproval({ needed: random.chance(0.5) }))
}

function editLocation(device: Device, random: Random, count: number): void {
  const feedVisibility = random.pick(['locationMembers', 'networkMembers', 'administrators'] as const)!
  const change = random.pick([
    { name: `Riverside ${count}` },
    { feedVisibility },
    { information: [{ type: 'paragraph' as const, spans: [{ text: `page ${count}` }] }] },
  ])!
  const basisRev = random.below(4) + 1
  device.act('edits the location', (verbs) => verbs.editLocation({ change, basisRev }))
}

function configureNetwork(device: Device, random: Random): void {
  const phone = random.pick(['administrators', 'location'] as const)!
  const change = random.chance(0.8)
    ? { defaultPrivacy: { ...DEFAULT_PRIVACY, phone } }
    : { chatsOn: random.chance(0.9) || !PLACE.chatsOn }
  device.act('configures the network', (verbs) => verbs.configureNetwork(change))
}

function setAdministrator(device: Device, random: Random): void {
  const adminRole = random.pick(['manager', 'frontDesk', null] as const)!
  const chat = random.chance(0.5) ? null : (['chat.read'] as const)
  device.act('gives a role', (verbs) =>
    verbs.setAdministrator({ userId: BEN, adminRole, chat: adminRole === null ? null : chat && [...chat] }),
  )
}

function chooseNotifications(device: Device, random: Random): void {
  const category = random.pick(ToldCategory.options)!
  device.act('chooses what to be told of', (verbs) =>
    verbs.chooseNotifications({ category, on: random.chance(0.5) }),
  )
}
