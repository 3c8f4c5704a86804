import type { CustomerImportView } from '../../../../protocol/ipc/views.ts'
import { countWords } from '../../../ui/size-words.ts'

type ImportState = 'running' | 'done' | 'undoing' | 'undone'

/** How far an import has come. One that was stopped is done with what had left by then. */
export function importState(one: CustomerImportView): ImportState {
  if (one.undoing) return one.partsUndone >= one.parts ? 'undone' : 'undoing'
  return one.waiting > 0 ? 'running' : 'done'
}

/** The same in a sentence, with what came of it. */
export function importWords(one: CustomerImportView): string {
  const { fileName } = one
  if (one.error !== null) return `${fileName}: ${one.error} The rest waits in the outbox.`
  const kept = one.kept > 0 ? `, ${countWords(one.kept)} kept as they have been used since` : ''
  switch (importState(one)) {
    case 'running':
      return `Importing ${fileName}: ${countWords(one.added)} added, ${countWords(one.waiting)} of ${countWords(one.parts)} parts wait`
    case 'undoing':
      return `Undoing the import of ${fileName}: ${countWords(one.removed)} removed`
    case 'undone':
      return `Import of ${fileName} undone: ${countWords(one.removed)} removed${kept}`
    case 'done': {
      const tagged = one.tagged > 0 ? `, ${countWords(one.tagged)} tagged` : ''
      const skipped = one.skipped > 0 ? `, ${countWords(one.skipped)} here already` : ''
      return `Imported ${fileName}: ${countWords(one.added)} added${tagged}${skipped}`
    }
  }
}
