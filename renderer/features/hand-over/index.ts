export { HandOverPane } from './HandOverPane.tsx'
