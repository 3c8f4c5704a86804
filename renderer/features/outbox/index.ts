export { OutboxPane } from './OutboxPane.tsx'
export { DiscardEntryDialog } from './DiscardEntryDialog.tsx'
export { EditEntryDialog } from './EditEntryDialog.tsx'
