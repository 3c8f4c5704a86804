export { VisitorsPane } from './VisitorsPane.tsx'
export { visitWords } from './visit-words.ts'
