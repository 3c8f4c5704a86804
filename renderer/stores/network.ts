import type { CommandInput } from '../../protocol/ipc/commands.ts'
import type { NetworkSettings } from '../../protocol/ipc/network-commands.ts'
import type { DeskInvitationId } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'
import { createReading } from './reading.ts'

/** What an owner sets for the network, and who works here. */
export const useNetwork = createReading<NetworkSettings>(
  ['location', 'membership', 'user', 'deskInvitation', 'outbox'],
  () => call('network.settings', {}),
)

/** Changes what holds at every location; a field that is left out stays. */
export async function configureNetwork(change: CommandInput<'network.configure'>): Promise<void> {
  await call('network.configure', change)
}

/** Gives somebody a role here, or takes it. */
export async function setAdministrator(change: CommandInput<'network.setAdministrator'>): Promise<void> {
  await call('network.setAdministrator', change)
}

/** Mails somebody an invitation to the desk. */
export async function inviteAdministrator(invitation: CommandInput<'network.invite'>): Promise<void> {
  await call('network.invite', invitation)
}

/** Mails the invitation anew; the link of the first mail no longer works. */
export async function inviteAgain(invitationId: DeskInvitationId): Promise<void> {
  await call('network.inviteAgain', { invitationId })
}

/** Takes an invitation back; for a few seconds `undoWithdrawal` gives it again, with the link that was mailed. */
export async function withdrawInvitation(invitationId: DeskInvitationId): Promise<void> {
  await call('network.withdrawInvitation', { invitationId })
}

export async function undoWithdrawal(invitationId: DeskInvitationId): Promise<void> {
  await call('network.undoWithdrawal', { invitationId })
}
