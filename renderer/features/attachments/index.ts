export { StagedTray } from './StagedTray.tsx'
export { UploadRow } from './UploadRow.tsx'
