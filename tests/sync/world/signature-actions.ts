import type { SignatureId } from '../../../protocol/wire/ids.ts'
import type { SignerDraft } from '../../../main/store/signatures/signature-verbs.ts'
import type { WeightedAction } from './desk-actions.ts'
import type { Device } from './device.ts'
import type { Random } from './random.ts'
import { CARLA } from './place.ts'
import { anyOf, anyPdf } from './stored-rows.ts'

const CUSTOMER: SignerDraft = { kind: 'user', userId: CARLA }
const OUTSIDER: SignerDraft = { kind: 'email', name: 'Sam Signer', email: 'sam@example.org' }

/** Having PDFs signed. Few PDFs: two devices ask of the same one, and one unsends what the other asks of. */
export const SIGNATURE_ACTIONS: readonly WeightedAction[] = [
  [8, request],
  [3, withdraw],
  [3, remind],
  [2, unsend],
  [2, sealAgain],
]

const anyRequest = (device: Device, random: Random) =>
  anyOf(device.store.cache, 'signatures', random) as SignatureId | null

function request(device: Device, random: Random, count: number): void {
  const about = anyPdf(device.store.cache, random)
  if (about === null) return
  const signers = random.pick([[CUSTOMER], [OUTSIDER], [CUSTOMER, OUTSIDER], [OUTSIDER, CUSTOMER]])!
  const draft = { title: `contract ${count}`, signers, days: 1 + random.below(3) }
  device.act('requests signatures', (verbs) => verbs.requestSignature({ ...about, draft }))
}

function withdraw(device: Device, random: Random): void {
  const signatureId = anyRequest(device, random)
  if (signatureId !== null)
    device.act('withdraws a request', (verbs) => verbs.withdrawSignature({ signatureId }))
}

function remind(device: Device, random: Random): void {
  const signatureId = anyRequest(device, random)
  if (signatureId !== null) device.act('reminds a signer', (verbs) => verbs.remindSigner({ signatureId }))
}

function sealAgain(device: Device, random: Random): void {
  const signatureId = anyRequest(device, random)
  if (signatureId !== null) device.act('has a copy made again', (verbs) => verbs.sealAgain({ signatureId }))
}

function unsend(device: Device, random: Random): void {
  const messageId = anyPdf(device.store.cache, random)?.messageId
  if (messageId !== undefined)
    device.act('unsends a message with a PDF', (verbs) => verbs.unsendMessage({ messageId }))
}
