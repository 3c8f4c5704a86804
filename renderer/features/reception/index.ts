export { ReceptionDialogs } from './ReceptionDialog.tsx'
export { ReceptionPage } from './ReceptionPage.tsx'
