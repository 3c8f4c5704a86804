export { FollowUpDialogs } from './FollowUpDialog.tsx'
export { FollowUpRow } from './FollowUpRow.tsx'
