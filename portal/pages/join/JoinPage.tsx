import { useId, useRef, useState, type FormEvent } from 'react'
import type { PortalJoin, PortalJoinAsk } from '../../../protocol/wire/portal-join.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { askToJoin, fetchJoin, newAsk } from '../../api-join.ts'
import { reasonOf } from '../../api-error.ts'
import { PageFrame } from '../../shell/PageFrame.tsx'
import { ReadState } from '../../shell/ReadState.tsx'
import { useRead } from '../../use-read.ts'
import styles from './JoinPage.module.css'

type Place = PortalJoin['locations'][number]

/** Ask to join: the desk of a location approves, which makes a member, or declines and says why. */
export function JoinPage() {
  const read = useRead('join', fetchJoin, 'me', 'places')
  const places = read.value?.locations
  return (
    <PageFrame title="Ask to join">
      {!places && <ReadState what="the locations" read={read} />}
      {places?.length === 0 && <p>You are a member of every location already.</p>}
      {places?.map((place) => (
        <PlaceForm key={place.id} place={place} onAsked={read.set} />
      ))}
    </PageFrame>
  )
}

function PlaceForm({ place, onAsked }: { place: Place; onAsked: (join: PortalJoin) => void }) {
  const id = useId()
  const { request } = place
  const [message, setMessage] = useState(request?.state === 'open' ? request.message : '')
  const [reason, setReason] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  /** Kept until it was answered: trying again asks no second time. */
  const ask = useRef<PortalJoinAsk | null>(null)
  const isOpen = request?.state === 'open'

  const send = async () => {
    setAsking(true)
    setReason(null)
    if (ask.current?.message !== message) ask.current = newAsk(place.id, message)
    try {
      onAsked(await askToJoin(ask.current))
      ask.current = null
    } catch (error) {
      setReason(reasonOf(error))
    } finally {
      setAsking(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!asking) void send()
  }
  return (
    <form className={styles.place} aria-label={`Join ${place.name}`} onSubmit={submit}>
      <h2 className={styles.name}>
        <bdi>{place.name}</bdi>
      </h2>
      {isOpen && <p role="status">You have asked. The desk answers by mail.</p>}
      {request?.state === 'declined' && (
        <p dir="auto">The desk declined{request.why === '' ? '.' : `: ${request.why}`}</p>
      )}
      <label htmlFor={id}>What the desk should know (optional)</label>
      <textarea
        id={id}
        className={styles.text}
        dir="auto"
        maxLength={1000}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
      />
      {reason !== null && (
        <p className={styles.reason} role="alert">
          {reason}
        </p>
      )}
      <Button look="primary" size="touch" type="submit" disabled={asking}>
        {isOpen ? 'Change what I wrote' : 'Ask to join'}
      </Button>
    </form>
  )
}
