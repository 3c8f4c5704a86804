export { FilledText } from './FilledText.tsx'
export { SavedRepliesSection } from './SavedRepliesSection.tsx'
export { firstMissing, missingIn } from './variables.ts'
