import { HiddenText } from '../../../ui/HiddenText.tsx'
import { Pills } from './Pills.tsx'
import { useArrivals } from './use-arrivals.ts'
import { useShownMessages } from './use-shown-messages.ts'

/** What came while one read elsewhere: the ways to it, and the words for who listens. */
export function Arrivals({ lastSeq, newIsAbove }: { lastSeq: number; newIsAbove: boolean }) {
  const { unseen, spoken } = useArrivals(useShownMessages(), lastSeq)
  return (
    <>
      <Pills unseen={unseen} newIsAbove={newIsAbove} />
      <HiddenText>
        <span role="status" aria-live="polite">
          {spoken}
        </span>
      </HiddenText>
    </>
  )
}
