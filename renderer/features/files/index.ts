export { FileTile } from './FileTile.tsx'
export { FileBadge } from './FileBadge.tsx'
export { StagedTile } from './StagedTile.tsx'
