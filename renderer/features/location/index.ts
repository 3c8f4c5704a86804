export { LocationPane } from './LocationPane.tsx'
