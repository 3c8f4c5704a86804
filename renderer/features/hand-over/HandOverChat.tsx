import type { ChatRow } from '../../../protocol/ipc/views.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { Moment } from '../../ui/Moment.tsx'
import { agoWords, momentWords } from '../../ui/time-words.ts'
import { FaceAvatar, StandingLabel } from '../people/index.ts'
import styles from './HandOverChat.module.css'

/** A chat that is left over: whose, since when, who of the desk has it. It opens on a click. */
export function HandOverChat(props: { chat: ChatRow; now: number; timeZone: string }) {
  const { chat, now, timeZone } = props
  const write = useNavigation((state) => state.write)
  const { waitingSince, assigneeName, last } = chat
  const at = waitingSince ?? last?.at ?? null
  return (
    <button type="button" className={styles.row} onClick={() => write(chat.conversationId)}>
      <FaceAvatar face={chat.face} size="medium" />
      <span className={styles.words}>
        <span className={styles.name}>
          <bdi>{chat.face.name}</bdi> <StandingLabel standing={chat.standing} />
        </span>
        <span className={styles.text} dir="auto">
          {last?.text ?? ''}
        </span>
      </span>
      <span className={styles.facts}>
        {at !== null && (
          <span className={styles.since} data-waits={waitingSince !== null}>
            {waitingSince === null ? 'answered ' : 'waits since '}
            <Moment
              atMs={at}
              timeZone={timeZone}
              words={waitingSince === null ? agoWords(at, now, timeZone) : momentWords(at, now, timeZone)}
            />
          </span>
        )}
        <span className={styles.owner} data-nobody={assigneeName === null}>
          {assigneeName === null ? 'Nobody has it' : <bdi>{assigneeName}</bdi>}
        </span>
      </span>
    </button>
  )
}
