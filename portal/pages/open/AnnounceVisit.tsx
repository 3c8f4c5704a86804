import { useState } from 'react'
import { z } from 'zod'
import { newId } from '../../../protocol/wire/ids.ts'
import { PublicHost } from '../../../protocol/wire/http.ts'
import { TextField } from '../../../renderer/ui/Field.tsx'
import { fromField, nextField } from '../../../renderer/ui/zoned-field.ts'
import { announceVisit, requestVisitCode } from '../../api-open.ts'
import { CodeForm, type Problems } from '../sign-in/CodeForm.tsx'
import { CodePage } from '../sign-in/CodePage.tsx'
import { missingInAddress, missingInName } from '../sign-in/missing-words.ts'
import signIn from '../sign-in/SignInPage.module.css'
import { AddressField, NameField } from '../sign-in/WhoFields.tsx'
import { HostChoice } from './HostChoice.tsx'

const HOUR_MS = 3_600_000

/** A visit that somebody announces, as they have typed it so far. */
export const Announcement = z.object({
  /** One visit, however often it is sent. */
  visitId: z.uuid(),
  host: PublicHost.nullable(),
  name: z.string(),
  email: z.string(),
  company: z.string(),
  /** As the field has it, in the location's time; null until the person says when. */
  when: z.string().nullable(),
})
export type Announcement = z.infer<typeof Announcement>

/** Nothing is typed yet. */
export function newAnnouncement(): Announcement {
  return { visitId: newId(), host: null, name: '', email: '', company: '', when: null }
}

/** Under which name the form of a location is kept. */
export function announcementPlace(locationId: string): string {
  return `announce.${locationId}`
}

/** Announces a visit: to whom, who comes and when; then the mailed code proves the address. */
export function AnnounceVisit(props: {
  locationId: string
  locationName: string
  timeZone: string
  typed: Announcement
  onType: (typed: Announcement) => void
  onBack: () => void
  onDone: (email: string) => void
}) {
  const { locationId, locationName, timeZone, typed } = props
  const [nowMs] = useState(() => Date.now())
  const when = typed.when ?? nextField(nowMs, HOUR_MS, timeZone)
  const email = typed.email.trim()
  const type = (more: Partial<Announcement>): void => props.onType({ ...typed, ...more })
  return (
    <CodePage
      place={announcementPlace(locationId)}
      email={email}
      purpose={{ words: 'Announce the visit', busyWords: 'Announcing…' }}
      ask={() => requestVisitCode(locationId, typed.name.trim(), email)}
      enter={(code) =>
        announceVisit(locationId, {
          visitId: typed.visitId,
          email,
          code,
          hostUserId: typed.host!.userId,
          visitorCompany: typed.company.trim() || null,
          expectedAt: fromField(when, timeZone)!,
        })
      }
      onDone={() => props.onDone(email)}
      form={(onAsk) => (
        <CodeForm<'host' | 'name' | 'when'>
          title={`Announce your visit to ${locationName}`}
          label="Announce your visit"
          words="Your host or the desk approves it, then you get the code for the front desk by e-mail."
          back={{ words: 'Back to the visitors', onBack: props.onBack }}
          check={() => missingIn(typed, fromField(when, timeZone))}
          onAsk={() => {
            // What is sent with the code is what was said when it was asked for, also an hour later.
            type({ when })
            return onAsk()
          }}
        >
          {(problems) => (
            <>
              <HostChoice
                locationId={locationId}
                chosen={typed.host}
                problem={problems.host ?? null}
                onChoose={(host) => type({ host })}
              />
              <NameField value={typed.name} problem={problems.name} onType={(name) => type({ name })} />
              <AddressField
                value={typed.email}
                problem={problems.email}
                onType={(address) => type({ email: address })}
              />
              <TextField
                className={signIn.field}
                label="Company, if you like"
                autoComplete="organization"
                dir="auto"
                maxLength={300}
                value={typed.company}
                onChange={(event) => type({ company: event.target.value })}
              />
              <TextField
                className={signIn.field}
                label={`When (time in ${locationName})`}
                type="datetime-local"
                value={when}
                error={problems.when ?? null}
                onChange={(event) => type({ when: event.target.value })}
              />
            </>
          )}
        </CodeForm>
      )}
    />
  )
}

function missingIn(
  { host, name, email }: Announcement,
  at: number | null,
): Problems<'host' | 'name' | 'when'> {
  return {
    ...(host === null ? { host: 'Choose whom you visit.' } : {}),
    ...missingInName(name, 'so that your host knows who comes'),
    ...missingInAddress(email),
    ...(at === null ? { when: 'Say when: the date or the time is missing.' } : {}),
    ...(at !== null && at < Date.now() - HOUR_MS ? { when: 'Choose a time that is still to come.' } : {}),
  }
}
