import { useEffect } from 'react'
import type { ConversationId } from '../../../../protocol/wire/ids.ts'
import { useStaged } from '../../../stores/staged.ts'
import { useThread } from '../../../stores/thread.ts'
import { PaneError } from '../../pane-states/index.ts'
import { Composer } from '../composer/Composer.tsx'
import { DropTarget } from './DropTarget.tsx'
import { ThreadHead } from './ThreadHead.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import styles from './Thread.module.css'

/** One conversation: head, timeline, composer. Files can be dropped anywhere on it. */
export function Thread(props: {
  conversationId: ConversationId
  profileOpen: boolean
  onToggleProfile: () => void
  onLeave: () => void
}) {
  const { conversationId } = props
  const { head, messages, error, reread } = useThread()
  const addFiles = useStaged((state) => state.add)
  const isShown = useThread((state) => state.conversationId === conversationId)
  useEffect(() => useThread.getState().watch(conversationId), [conversationId])
  if (isShown && error && !head) {
    return (
      <section className={styles.thread}>
        <PaneError what="This chat" error={error} onRetry={() => void reread()} />
      </section>
    )
  }
  if (!isShown || !head) return <section className={styles.thread} aria-busy="true" />
  return (
    <section
      className={styles.thread}
      aria-label={`Chat with ${head.face.name}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        props.onLeave()
      }}
    >
      <DropTarget head={head} onDrop={(files) => void addFiles(files)}>
        <ThreadHead head={head} profileOpen={props.profileOpen} onToggleProfile={props.onToggleProfile} />
        {messages ? <Timeline head={head} messages={messages} /> : <div className={styles.room} />}
        {error && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
        <Composer key={conversationId} head={head} />
      </DropTarget>
    </section>
  )
}
