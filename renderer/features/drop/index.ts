export { DropTarget } from './DropTarget.tsx'
export { PersonDrop } from './PersonDrop.tsx'
export { ThreadDrop } from './ThreadDrop.tsx'
