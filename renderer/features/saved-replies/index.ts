export { FilledText } from './FilledText.tsx'
export { firstMissing, missingIn } from './variables.ts'
