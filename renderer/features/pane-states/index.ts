export { PaneError, PaneNothing } from './PaneNothing.tsx'
export { PaneHead } from './PaneHead.tsx'
