import { useEffect, useMemo, useState, type KeyboardEvent } from 'react'
import type { SavedReplyView } from '../../../../../protocol/ipc/views.ts'
import type { ConversationId, Subject } from '../../../../../protocol/wire/ids.ts'
import { savedRepliesFor, useColleagues } from '../../../../stores/desk.ts'
import { useThread } from '../../../../stores/thread.ts'
import { tellError } from '../../../../ui/toast.ts'
import { loadEmoji, type Emoji } from '../emoji/emoji-data.ts'
import { suggestionsFor, type Suggestion } from './suggestion.ts'
import { triggerAt, type Trigger } from './trigger.ts'

export interface Suggestions {
  /** Null while nothing is offered. */
  trigger: Trigger | null
  options: Suggestion[]
  active: number
  point: (index: number) => void
  pick: (index: number) => void
  /** Offers nothing more until another sign is typed. */
  close: () => void
  /** True when the key was for the list and the box must not have it. */
  takesKey: (event: KeyboardEvent) => boolean
}

/** Whose desk chat it is that is open: one without a message is not known by its id. */
function subjectOf(conversationId: ConversationId): Subject | null {
  const { head } = useThread.getState()
  return head?.conversationId === conversationId && head.kind === 'desk' ? head.face.subject : null
}

const NO_REPLIES: SavedReplyView[] = []

/** What the box offers while a saved reply, a colleague or an emoji is being named in it. */
export function useSuggestions(props: {
  conversationId: ConversationId
  text: string
  /** Null while the box has no cursor, or a selection. */
  caret: number | null
  onPick: (trigger: Trigger, suggestion: Suggestion) => void
}): Suggestions {
  const { conversationId, text, caret } = props
  const found = useMemo(() => (caret === null ? null : triggerAt(text, caret)), [text, caret])
  const [closedAt, setClosedAt] = useState<string | null>(null)
  const place = found && `${found.kind}:${found.from}`
  const trigger = place === closedAt ? null : found

  const colleagues = useColleagues((state) => state.value)
  const [replies, setReplies] = useState(NO_REPLIES)
  const [emoji, setEmoji] = useState<readonly Emoji[]>([])
  useEffect(() => useColleagues.getState().watch(), [])
  const kind = trigger?.kind
  useEffect(() => {
    if (kind === 'emoji') void loadEmoji().then(setEmoji, tellError)
    // Filled in anew each time: the booking may have changed since.
    if (kind === 'reply')
      void savedRepliesFor(conversationId, subjectOf(conversationId)).then(setReplies, tellError)
  }, [kind, conversationId])

  const options = useMemo(
    () => (trigger ? suggestionsFor(trigger, { replies, emoji, colleagues: colleagues ?? [] }) : []),
    [trigger, replies, emoji, colleagues],
  )
  const [pointed, setPointed] = useState<{ at: string; index: number } | null>(null)
  const at = `${place}:${trigger?.query}`
  const active = pointed?.at === at ? Math.min(pointed.index, options.length - 1) : 0
  const point = (index: number) => setPointed({ at, index })
  const close = () => setClosedAt(place)
  const pick = (index: number) => {
    const option = options[index]
    if (trigger && option) props.onPick(trigger, option)
  }

  return {
    trigger: options.length > 0 ? trigger : null,
    options,
    active,
    point,
    pick,
    close,
    takesKey: ({ key, shiftKey, nativeEvent }) => {
      if (options.length === 0 || nativeEvent.isComposing || shiftKey) return false
      if (key === 'ArrowDown') point((active + 1) % options.length)
      else if (key === 'ArrowUp') point((active + options.length - 1) % options.length)
      else if (key === 'Enter' || key === 'Tab') pick(active)
      else if (key === 'Escape') close()
      else return false
      return true
    },
  }
}
