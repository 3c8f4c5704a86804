export { openSearch, openSearchFor, openSearchHere } from './open-search.ts'
export { SearchPane } from './SearchPane.tsx'
export { useSearchMarks } from './use-search-marks.ts'
