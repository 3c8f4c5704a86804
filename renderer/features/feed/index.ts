export { FeedPane } from './FeedPane.tsx'
