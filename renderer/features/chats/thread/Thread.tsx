import { useCallback, useEffect, useRef, useState } from 'react'
import type { ConversationId } from '../../../../protocol/wire/ids.ts'
import { useNavigation } from '../../../stores/navigation.ts'
import { useThread } from '../../../stores/thread.ts'
import { tellError } from '../../../ui/toast.ts'
import { useLastKnown } from '../../../ui/use-last-known.ts'
import { ThreadDrop } from '../../drop/index.ts'
import { FilesTab } from '../../files/index.ts'
import { PaneError } from '../../pane-states/index.ts'
import { Composer } from '../composer/Composer.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import { ThreadHead } from './ThreadHead.tsx'
import styles from './Thread.module.css'

/**
 * One conversation: head, timeline, composer. Files can be dropped anywhere on it. Opening another one draws only what
 * differs, so it is not made anew for each: should reading the other one take longer than a frame, what was here is there
 * unseen and out of reach until then.
 */
export function Thread(props: {
  conversationId: ConversationId
  profileOpen: boolean
  onToggleProfile: () => void
  onLeave: () => void
}) {
  const { conversationId } = props
  const known = useThread((state) => (state.conversationId === conversationId ? state.head : null))
  const isRead = useThread((state) => state.messages !== null)
  const error = useThread((state) => (state.conversationId === conversationId ? state.error : null))
  const [filesOpen, setFilesOpen] = useState(false)
  const [opened, setOpened] = useState(conversationId)
  // Each chat opens at its messages, also one that was left at its files.
  if (opened !== conversationId) {
    setOpened(conversationId)
    setFilesOpen(false)
  }
  useThreadOfRoute(conversationId, () => setFilesOpen(false))

  const isHere = known !== null
  const { drawn: head, unseen } = useLastKnown(known)
  const toggleFiles = useCallback(() => setFilesOpen((open) => !open), [])
  if (error && !isHere) {
    return (
      <section className={styles.thread}>
        <PaneError what="This chat" error={error} onRetry={() => void useThread.getState().reread()} />
      </section>
    )
  }
  if (!head) return <section className={styles.thread} aria-busy="true" />
  return (
    <section
      className={styles.thread}
      aria-label={`Chat with ${head.face.name}`}
      aria-busy={unseen}
      inert={unseen}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
        event.preventDefault()
        if (filesOpen) setFilesOpen(false)
        else props.onLeave()
      }}
    >
      <ThreadDrop head={head} className={styles.whole}>
        <ThreadHead
          head={head}
          filesOpen={filesOpen}
          onToggleFiles={toggleFiles}
          profileOpen={props.profileOpen}
          onToggleProfile={props.onToggleProfile}
        />
        {filesOpen && <FilesTab conversationId={conversationId} onLeave={() => setFilesOpen(false)} />}
        {!filesOpen && isHere && isRead && <Timeline key={`timeline ${conversationId}`} head={head} />}
        {!filesOpen && !(isHere && isRead) && <div className={styles.room} />}
        {error && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
        <Composer key={`composer ${head.conversationId}`} head={head} />
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
    opened.current = route
    return useThread.getState().watch(conversationId, seqOf(route))
    // oxlint-disable-next-line react/exhaustive-deps -- a conversation is opened once, by the route of that moment
  }, [conversationId])
  useEffect(() => {
    const seq = seqOf(route)
    if (route === opened.current || seq === undefined) return
    opened.current = route
    onShow()
    useThread.getState().showMessage(seq).catch(tellError)
    // oxlint-disable-next-line react/exhaustive-deps -- the route is what is asked
  }, [route])
}
