export { NetworkSection } from './NetworkSection.tsx'
export { AdministratorsSection } from './AdministratorsSection.tsx'
