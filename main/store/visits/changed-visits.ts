import { randomInt } from 'node:crypto'
import type { OpBody } from '../../../protocol/wire/ops.ts'
import { ShortText } from '../../../protocol/wire/rows/fields.ts'
import { afterStep, beforeStep, type VisitStep } from '../../../protocol/wire/visit-steps.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import { foldedWords } from '../people/folded-words.ts'
import { StoreError } from '../store-error.ts'
import type { Touched } from '../sync-port.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'
import { shownVisit, shownVisits, todayHere } from './shown-visits.ts'
import type { StoredVisit, VisitVerbs } from './visit-verbs.ts'
import type { VisitDraft } from './visit-views.ts'

type Verbs = Omit<VisitVerbs, 'visits' | 'visitPlace' | 'visitContacts' | 'visitByCode'>

/** Changing visits: each change is an entry of the outbox in the visit's own lane, and is seen at once. */
export function changedVisitVerbs(context: StoreContext): Verbs {
  const { outbox, overlay, session, now, newId } = context

  return {
    registerVisit: (draft) => {
      const locationId = session.here()
      requireRight()
      check(draft)
      const id = newId()
      const code = freeCode(draft.expectedAt)
      write(id, {
        type: 'visit.register',
        visitId: id,
        locationId,
        hostUserId: draft.hostUserId,
        visitorName: draft.visitorName.trim(),
        visitorEmail: draft.visitorEmail?.trim() || null,
        visitorCompany: draft.visitorCompany?.trim() || null,
        expectedAt: draft.expectedAt,
        code,
        asksHost: draft.asksHost,
      })
      return { id, code, touched: touched(['visit', 'outbox']) }
    },

    stepVisit: ({ id, step, code }) => take(visitOf(id), step, code),

    undoVisitStep: ({ id, step }) => {
      requireRight()
      const visit = visitOf(id)
      if (beforeStep(visit, step, now()) === null) {
        throw new StoreError('gone', 'This can’t be undone any more.')
      }
      const unsent = entriesFor(outbox, id).findLast(
        (entry) => entry.body.type === 'visit.step' && entry.body.step === step,
      )
      if (unsent && isOpen(unsent) && unsent.state !== 'parked') {
        overlay.outdate()
        outbox.transaction(() => removeEntry(outbox, unsent.opId))
        return touched(['visit', 'outbox'])
      }
      return write(id, { type: 'visit.undo', visitId: id, step, at: now() })
    },

    nudgeHost: ({ id }) => {
      requireRight()
      const visit = visitOf(id)
      if (visit.status !== 'checkedIn' || visit.hostReadAt !== null) return NOTHING_TOUCHED
      return write(id, { type: 'visit.nudge', visitId: id })
    },

    answerVisit: ({ id, answer }) => {
      const visit = visitOf(id)
      if (visit.hostUserId !== session.me()) {
        throw new StoreError('forbidden', 'Only the host can answer. Nudge the host instead.')
      }
      const isNew = answer === 'coming' ? visit.hostComingAt === null : visit.hostReadAt === null
      if (visit.status !== 'checkedIn' || !isNew) return NOTHING_TOUCHED
      return write(id, { type: 'visit.answer', visitId: id, answer })
    },

    needApproval: ({ needed }) => {
      const locationId = session.here()
      if (!session.may('location.write', locationId)) {
        throw new StoreError('forbidden', 'You may not change the location. An owner or manager can.')
      }
      return write(locationId, { type: 'visit.needApproval', locationId, needed })
    },

    arrive: (input) => {
      const found = shownVisits(
        context,
        `status IN ('expected', 'checkedIn') AND expected_at >= @startMs AND expected_at < @endMs`,
        { ...todayHere(context) },
      ).filter((visit) =>
        'code' in input ? visit.code === input.code : isSameName(visit.visitorName, input.name),
      )
      const [visit] = found
      if (!visit) return { outcome: 'nobody', visitorName: null, touched: NOTHING_TOUCHED }
      if (found.length > 1) return { outcome: 'several', visitorName: null, touched: NOTHING_TOUCHED }
      // Somebody who types the code twice is welcome twice.
      const code = 'code' in input ? input.code : null
      const change = visit.status === 'checkedIn' ? NOTHING_TOUCHED : take(visit, 'checkIn', code)
      return { outcome: 'welcome', visitorName: visit.visitorName, touched: change }
    },
  }

  function take(visit: StoredVisit, step: VisitStep, code: string | null): Touched {
    requireRight()
    const at = now()
    if (afterStep(visit, step, at, session.me()) === null) {
      throw new StoreError('gone', 'This does not fit any more: somebody else has changed this visit.')
    }
    return write(visit.id, { type: 'visit.step', visitId: visit.id, step, at, code })
  }

  function visitOf(id: string): StoredVisit {
    const visit = shownVisit(context, id)
    if (!visit) throw new StoreError('notFound', 'This visit is not on this device any more.')
    return visit
  }

  function requireRight(): void {
    if (session.may('visitors.write', session.here())) return
    throw new StoreError(
      'forbidden',
      'You may only look at visitors here. An owner or manager can allow more.',
    )
  }

  function write(targetId: string, body: OpBody): Touched {
    overlay.outdate()
    outbox.transaction(() => {
      addEntry(context, {
        lane: `visit:${targetId}`,
        targetId,
        conversationId: null,
        locationId: session.here(),
        body,
      })
    })
    return touched(body.type === 'visit.needApproval' ? ['location', 'visit', 'outbox'] : ['visit', 'outbox'])
  }

  /** A code that no visit known here has within a day of it: the server looks once more. */
  function freeCode(expectedAt: number): string {
    const near = { from: expectedAt - 86_400_000, to: expectedAt + 86_400_000 }
    const taken = new Set(
      shownVisits(context, 'expected_at >= @from AND expected_at < @to', near).map(({ code }) => code),
    )
    for (;;) {
      const code = String(randomInt(1_000_000)).padStart(6, '0')
      if (!taken.has(code)) return code
    }
  }
}

function check({ visitorName, visitorEmail, visitorCompany, expectedAt }: VisitDraft): void {
  if (visitorName.trim() === '')
    throw new StoreError('badRequest', 'Say who comes: the visitor needs a name.')
  const texts = [visitorName, visitorEmail ?? '', visitorCompany ?? '']
  if (!texts.every((text) => ShortText.safeParse(text).success)) {
    throw new StoreError('tooLarge', 'Name, e-mail and company hold 300 characters each. Shorten them.')
  }
  const email = visitorEmail?.trim() ?? ''
  if (email !== '' && !/^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(email)) {
    throw new StoreError('badRequest', 'This is no e-mail address. Correct it, or leave it empty.')
  }
  if (!Number.isSafeInteger(expectedAt) || expectedAt < 0) {
    throw new StoreError('badRequest', 'Say when the visitor comes.')
  }
}

/** The same words in any order: capital letters and accents do not count. */
function isSameName(registered: string, typed: string): boolean {
  const words = foldedWords(typed).sort().join(' ')
  return words !== '' && foldedWords(registered).sort().join(' ') === words
}
