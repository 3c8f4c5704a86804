export { CustomerPicker } from './CustomerPicker.tsx'
export { FaceAvatar } from './FaceAvatar.tsx'
export { StandingLabel } from './StandingLabel.tsx'
export { firstName, standingWords } from './standing-words.ts'
