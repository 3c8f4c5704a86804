import { Paperclip } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ConversationId } from '../../../protocol/wire/ids.ts'
import { writePost } from '../../stores/feed.ts'
import { useStaged } from '../../stores/staged.ts'
import { useStatus } from '../../stores/status.ts'
import { Button } from '../../ui/Button.tsx'
import { stillNamed } from '../../ui/mention-query.ts'
import { MentionBox } from '../../ui/MentionBox.tsx'
import { StagedTray } from '../attachments/index.ts'
import { suggestPeople } from './suggest-people.ts'
import { usePostDraft } from './use-post-draft.ts'
import styles from './PostComposer.module.css'

/** Where one posts. What is typed and attached outlives a crash; posted offline, it waits and goes later. */
export function PostComposer({ placeId, locationName }: { placeId: ConversationId; locationName: string }) {
  const draft = usePostDraft(placeId)
  const files = useStaged((state) => (state.conversationId === placeId ? state.files : NO_FILES))
  const offline = useStatus((state) => state.status?.connection === 'offline')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const picked = useRef(new Map<string, string>())
  useEffect(() => useStaged.getState().watch(placeId), [placeId])

  const isEmpty = draft.text.trim() === '' && files.length === 0
  const post = (): void => {
    if (isEmpty || busy) return
    setBusy(true)
    setError(null)
    writePost({
      postId: null,
      text: draft.text,
      stagedFileIds: files.map(({ id }) => id),
      keptFileIds: [],
      mentionUserIds: stillNamed(draft.text, picked.current),
    })
      .then(
        () => {
          draft.clear()
          picked.current.clear()
          void useStaged.getState().reread()
        },
        (refused: Error) => setError(refused.message),
      )
      .finally(() => setBusy(false))
  }

  return (
    <section className={styles.composer} aria-label="New post">
      <MentionBox
        label={`Post to the feed of ${locationName}`}
        placeholder={`Tell ${locationName} something; @ names somebody`}
        className={styles.text}
        value={draft.text}
        suggest={suggestPeople}
        onChange={draft.write}
        onName={({ id, name }) => picked.current.set(id, name)}
        onSend={post}
        onLeave={draft.keep}
        onFiles={(pasted) => void useStaged.getState().add(pasted)}
      />
      <StagedTray />
      {(error ?? draft.problem) && (
        <p className={styles.error} role="alert">
          {error ? `Not posted: ${error}` : `What you type is not kept: ${draft.problem}`}
        </p>
      )}
      <div className={styles.bar}>
        <Button look="quiet" size="small" onClick={() => void useStaged.getState().choose()}>
          <Paperclip size={16} strokeWidth={1.75} aria-hidden="true" />
          Attach
        </Button>
        <span className={styles.hint}>
          {offline ? 'Offline: it is posted when the network is back' : 'You post under your own name'}
        </span>
        <Button look="primary" disabled={isEmpty || busy} onClick={post}>
          Post
        </Button>
      </div>
    </section>
  )
}

const NO_FILES: ReturnType<typeof useStaged.getState>['files'] = []
