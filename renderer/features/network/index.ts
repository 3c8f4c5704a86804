export { NetworkSection } from './NetworkSection.tsx'
export { AdministratorsSection } from './AdministratorsSection.tsx'
export { ROLE_WORDS } from './network-words.ts'
