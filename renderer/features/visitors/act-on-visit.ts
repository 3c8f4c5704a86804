import type { VisitView } from '../../../protocol/ipc/views.ts'
import type { VisitStep } from '../../../protocol/wire/visit-steps.ts'
import { stepVisit, undoVisitStep } from '../../stores/visitors.ts'
import { showToast, tellError } from '../../ui/toast.ts'
import { doneWords } from './visit-words.ts'

/** Takes a step, says so, and offers to take it back. `code` is what the visitor showed. */
export async function act({ visit }: VisitView, step: VisitStep, code: string | null = null): Promise<void> {
  try {
    await stepVisit(visit.id, step, code)
    showToast(doneWords(visit, step), {
      action: { label: 'Undo', run: () => void undoVisitStep(visit.id, step).catch(tellError) },
    })
  } catch (error) {
    tellError(error)
  }
}
