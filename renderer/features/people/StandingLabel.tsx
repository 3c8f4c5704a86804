import type { Standing } from '../../../protocol/ipc/views.ts'
import { Label } from '../../ui/Chip.tsx'
import { standingWords } from './standing-words.ts'

/** A label for everybody who is not simply a member. */
export function StandingLabel({ standing }: { standing: Standing }) {
  if (standing === 'member' || standing === 'unknown') return null
  return <Label>{standingWords(standing)}</Label>
}
