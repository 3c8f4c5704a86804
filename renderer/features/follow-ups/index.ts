export { FollowUpDialogs } from './FollowUpDialog.tsx'
export { FollowUpRow } from './FollowUpRow.tsx'
export { fromField, toField } from './follow-up-times.ts'
