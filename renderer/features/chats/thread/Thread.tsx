import { useEffect, useRef, useState } from 'react'
import type { ConversationId } from '../../../../protocol/wire/ids.ts'
import { useNavigation } from '../../../stores/navigation.ts'
import { useThread } from '../../../stores/thread.ts'
import { tellError } from '../../../ui/toast.ts'
import { ThreadDrop } from '../../drop/index.ts'
import { FilesTab } from '../../files/index.ts'
import { PaneError } from '../../pane-states/index.ts'
import { Composer } from '../composer/Composer.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import { ThreadHead } from './ThreadHead.tsx'
import styles from './Thread.module.css'

/** One conversation: head, timeline, composer. Files can be dropped anywhere on it. */
export function Thread(props: {
  conversationId: ConversationId
  profileOpen: boolean
  onToggleProfile: () => void
  onLeave: () => void
}) {
  const { conversationId } = props
  const head = useThread((state) => state.head)
  const isRead = useThread((state) => state.messages !== null)
  const error = useThread((state) => state.error)
  const isShown = useThread((state) => state.conversationId === conversationId)
  const [filesOpen, setFilesOpen] = useState(false)
  useThreadOfRoute(conversationId, () => setFilesOpen(false))
  if (isShown && error && !head) {
    return (
      <section className={styles.thread}>
        <PaneError what="This chat" error={error} onRetry={() => void useThread.getState().reread()} />
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
        if (filesOpen) setFilesOpen(false)
        else props.onLeave()
      }}
    >
      <ThreadDrop head={head} className={styles.whole}>
        <ThreadHead
          head={head}
          filesOpen={filesOpen}
          onToggleFiles={() => setFilesOpen(!filesOpen)}
          profileOpen={props.profileOpen}
          onToggleProfile={props.onToggleProfile}
        />
        {filesOpen && <FilesTab conversationId={conversationId} onLeave={() => setFilesOpen(false)} />}
        {!filesOpen && isRead && <Timeline head={head} />}
        {!filesOpen && !isRead && <div className={styles.room} />}
        {error && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
        <Composer key={conversationId} head={head} />
      </ThreadDrop>
    </section>
  )
}

/** Opens the conversation, at the message of the route when it names one; later ones of it are brought on screen. */
function useThreadOfRoute(conversationId: ConversationId, onShow: () => void): void {
  const route = useNavigation((state) => state.route)
  const opened = useRef(route)
  const seqOf = (asked: typeof route) =>
    asked.pane === 'chats' && asked.conversationId === conversationId ? asked.seq : undefined
  useEffect(() => {
    return useThread.getState().watch(conversationId, seqOf(opened.current))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a conversation is opened once, by the route of that moment
  }, [conversationId])
  useEffect(() => {
    const seq = seqOf(route)
    if (route === opened.current || seq === undefined) return
    opened.current = route
    onShow()
    useThread.getState().showMessage(seq).catch(tellError)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the route is what is asked
  }, [route])
}
