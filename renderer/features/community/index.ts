export { CommunityPane } from './CommunityPane.tsx'
