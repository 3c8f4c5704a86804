import type { CustomerChangeView } from '../../../protocol/ipc/views.ts'

/** One line of the history as a sentence: "Tags: Warm → Warm, Tour". */
export function historyWords({ kind, before, after }: CustomerChangeView): string {
  switch (kind) {
    case 'added':
      return 'Added by hand'
    case 'invited':
      return after === null ? 'Invited as a member' : `Invited as a member by mail to ${after}`
    case 'imported':
      return `Imported from ${after ?? 'a file'}`
    case 'converted':
      return 'Became a member'
    case 'removed':
      return 'Removed from the members'
    case 'requested':
      return after ? `Asked to join: “${after}”` : 'Asked to join'
    case 'approved':
      return 'Request to join approved'
    case 'declined':
      return after ? `Request to join declined: “${after}”` : 'Request to join declined'
    case 'company':
      return `Company: ${before ?? 'none'} → ${after ?? 'none'}`
    case 'plan':
      return `Plan: ${before ?? 'none'} → ${after ?? 'none'}`
    case 'tags':
      return `Tags: ${before || 'none'} → ${after || 'none'}`
    case 'note':
      return after ? `Note: ${after}` : 'Note removed'
    case 'edited':
      return `Edited: ${before ?? ''} → ${after ?? ''}`
  }
}
