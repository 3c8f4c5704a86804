import { memo, useEffect, useId, useRef } from 'react'
import type { ChatHead } from '../../../../protocol/ipc/views.ts'
import { useNavigation } from '../../../stores/navigation.ts'
import { useReplyTarget } from '../../../stores/reply-target.ts'
import { StagedTray } from '../../attachments/index.ts'
import { TraySignature } from '../../signatures/index.ts'
import { firstName } from '../../people/index.ts'
import { ColleagueTyping } from '../thread/ColleagueTyping.tsx'
import { ComposerBar } from './ComposerBar.tsx'
import { MissingVariables } from './MissingVariables.tsx'
import { QuotedAnswer } from './QuotedAnswer.tsx'
import { Recipient } from './Recipient.tsx'
import { StrangersDialog } from './StrangersDialog.tsx'
import { SuggestionList } from './suggestions/SuggestionList.tsx'
import { TextBox } from './TextBox.tsx'
import { useBox } from './use-box.ts'
import { useComposition } from './use-composition.ts'
import type { MessageKind } from './use-draft.ts'
import styles from './Composer.module.css'

/**
 * Where one writes: to the customer, or an internal note. It says in words who will read it. `onSent` is given where the box
 * stands elsewhere than below its thread, as in a row of Notifications: draft and files are the chat's own all the same.
 */
export const Composer = memo(function Composer(props: {
  head: ChatHead
  onSent?: (kind: MessageKind) => void
}) {
  const { head, onSent } = props
  const recipientId = useId()
  const composition = useComposition(head, onSent)
  const box = useBox(head.conversationId, composition)
  useFocusCalls(box.focus, onSent !== undefined)

  if (head.cannotWrite !== null) {
    return (
      <div className={styles.composer}>
        <p className={styles.locked}>{head.cannotWrite}</p>
      </div>
    )
  }
  const isNote = composition.kind === 'note'
  const { strangers } = composition
  return (
    <div className={styles.composer} data-away={onSent !== undefined}>
      <ColleagueTyping conversationId={head.conversationId} />
      <Recipient id={recipientId} head={head} isNote={isNote} />
      <div className={styles.box} data-note={isNote}>
        <SuggestionList id={box.listId} suggestions={box.suggestions} />
        <QuotedAnswer onRemove={box.focus} />
        <StagedTray
          below={
            head.kind === 'desk' && !isNote
              ? (file) => <TraySignature file={file} face={head.face} />
              : undefined
          }
        />
        <TextBox face={head.face} composition={composition} box={box} inThread={onSent === undefined} />
        <MissingVariables text={composition.text} onShow={box.select} />
        <ComposerBar
          composition={composition}
          box={box}
          recipientId={recipientId}
          isDesk={head.kind === 'desk'}
          sendWords={onSent === undefined ? 'Send' : `Send to ${firstName(head.face)}`}
        />
      </div>
      {composition.error && (
        <p className={styles.error} role="alert">
          {isNote ? "Couldn't keep the note: " : "Couldn't send: "}
          {composition.error}
        </p>
      )}
      {strangers.found && (
        <StrangersDialog
          face={head.face}
          found={strangers.found}
          onClose={strangers.refuse}
          onSend={() => {
            strangers.agree()
            void composition.send()
          }}
        />
      )}
    </div>
  )
})

/** Puts the cursor into the box when the chat was opened to write in it, or a message is answered. */
function useFocusCalls(focus: () => void, atOnce: boolean): void {
  const calls = useNavigation((state) => state.composerCalls)
  const answers = useReplyTarget((state) => state.answers)
  const before = useRef({ calls: atOnce ? -1 : 0, answers })
  useEffect(() => {
    if (calls > before.current.calls || answers > before.current.answers) focus()
    before.current = { calls, answers }
  }, [calls, answers, focus])
}
