import { useCallback, useEffect, useMemo, useState } from 'react'
import { NewChatDialog } from '../features/chats/index.ts'
import { FileOverlays } from '../features/files/index.ts'
import { SignatureDialogs } from '../features/signatures/index.ts'
import { FollowUpDialogs } from '../features/follow-ups/index.ts'
import { Palette } from '../features/palette/index.ts'
import { useNavigation } from '../stores/navigation.ts'
import { usePresence } from '../stores/presence.ts'
import type { SignedIn } from '../stores/session.ts'
import { useStatus } from '../stores/status.ts'
import { paletteCommands } from './palette-commands.ts'
import { loadPanes, PaneOf } from './PaneOf.tsx'
import { Rail } from './Rail.tsx'
import { ShortcutSheet } from './ShortcutSheet.tsx'
import { useShortcuts } from './shortcuts.ts'
import { watchHand } from '../stores/typing-hand.ts'
import { watchArrivals } from './arrivals.ts'
import { StatusLine } from './StatusLine.tsx'
import { tellError } from '../ui/toast.ts'
import styles from './Frame.module.css'

/** The window of somebody signed in: rail, pane, status line. */
export function Frame({ session }: { session: SignedIn }) {
  const route = useNavigation((state) => state.route)
  const goToPane = useNavigation((state) => state.goToPane)
  const [sheet, setSheet] = useState(false)
  const showSheet = useCallback(() => setSheet(true), [])
  const commands = useMemo(
    () => paletteCommands(navigator.platform.startsWith('Mac'), showSheet),
    [showSheet],
  )
  useEffect(() => useStatus.getState().watch(), [])
  useEffect(() => useNavigation.getState().watch(), [])
  useEffect(() => usePresence.getState().watch(), [])
  useEffect(() => watchArrivals(), [])
  useEffect(() => watchHand(), [])
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadPanes().catch(tellError))
    return () => cancelIdleCallback(idle)
  }, [])
  useShortcuts(goToPane, showSheet)
  return (
    <div className={styles.frame}>
      <Rail session={session} onShowShortcuts={showSheet} />
      <main className={styles.pane}>
        <PaneOf route={route} />
      </main>
      <StatusLine session={session} />
      <FileOverlays />
      <FollowUpDialogs />
      <SignatureDialogs />
      <NewChatDialog />
      <Palette commands={commands} />
      {sheet && <ShortcutSheet onClose={() => setSheet(false)} />}
    </div>
  )
}
