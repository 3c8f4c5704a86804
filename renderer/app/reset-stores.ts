import { useBooking } from '../stores/booking.ts'
import { useChats } from '../stores/chats.ts'
import { useCommunity } from '../stores/community.ts'
import { useImports, useJoinRequests } from '../stores/customer-acts.ts'
import { useCustomerChoice } from '../stores/customer-choice.ts'
import { useCustomers } from '../stores/customers.ts'
import { useColleagues, useSavedReplies } from '../stores/desk.ts'
import { forgetUnsavedDrafts } from '../stores/drafts.ts'
import { useFeed } from '../stores/feed.ts'
import { useFollowUpDialog } from '../stores/follow-ups.ts'
import { useHandOver, useLastHandOver } from '../stores/hand-over.ts'
import { useExposure, useLocationPage } from '../stores/location.ts'
import { useNavigation } from '../stores/navigation.ts'
import { useNewChat } from '../stores/new-chat.ts'
import { useNotificationChoices, useNotifications } from '../stores/notifications.ts'
import { useOutbox } from '../stores/outbox.ts'
import { usePresence } from '../stores/presence.ts'
import { usePalette } from '../stores/palette.ts'
import { useProfile } from '../stores/profile.ts'
import { useSearch } from '../stores/search.ts'
import { useSearchWords } from '../stores/search-words.ts'
import { useReplyTarget } from '../stores/reply-target.ts'
import { useSession } from '../stores/session.ts'
import { useStaged } from '../stores/staged.ts'
import { useThread } from '../stores/thread.ts'
import { useTold } from '../stores/told.ts'
import { useRegisterDialog, useVisitContacts, useVisitors } from '../stores/visitors.ts'
import type { SessionView } from '../../protocol/ipc/app-views.ts'

/** Names whose rows the window shows: one person at one location. */
export function deskOf(session: SessionView): string {
  return session.state === 'signedIn' ? `${session.userId}/${session.locationId}` : session.state
}

/** Empties every store as soon as another person or location is shown, before anything is drawn with old rows (I15). */
export function resetOnChange(): void {
  useSession.subscribe((now, before) => {
    // At the start nothing of anybody else can be here, and the first rows are.
    if (before.session.state === 'starting' || deskOf(now.session) === deskOf(before.session)) return
    forgetUnsavedDrafts()
    useChats.setState(useChats.getInitialState())
    useThread.setState(useThread.getInitialState())
    useStaged.setState(useStaged.getInitialState())
    useReplyTarget.setState(useReplyTarget.getInitialState())
    useColleagues.setState(useColleagues.getInitialState())
    useSavedReplies.setState(useSavedReplies.getInitialState())
    useFollowUpDialog.setState(useFollowUpDialog.getInitialState())
    useHandOver.setState(useHandOver.getInitialState())
    useLastHandOver.setState(useLastHandOver.getInitialState())
    usePresence.setState(usePresence.getInitialState())
    useNewChat.setState(useNewChat.getInitialState())
    useNotifications.setState(useNotifications.getInitialState())
    useNotificationChoices.setState(useNotificationChoices.getInitialState())
    useBooking.setState(useBooking.getInitialState())
    useCustomers.setState(useCustomers.getInitialState())
    useCustomerChoice.setState(useCustomerChoice.getInitialState())
    useJoinRequests.setState(useJoinRequests.getInitialState())
    useImports.setState(useImports.getInitialState())
    useProfile.setState(useProfile.getInitialState())
    useTold.setState(useTold.getInitialState())
    useOutbox.setState(useOutbox.getInitialState())
    useVisitors.setState(useVisitors.getInitialState())
    useVisitContacts.setState(useVisitContacts.getInitialState())
    useRegisterDialog.setState(useRegisterDialog.getInitialState())
    useCommunity.setState(useCommunity.getInitialState())
    useFeed.setState(useFeed.getInitialState())
    useLocationPage.setState(useLocationPage.getInitialState())
    useExposure.setState(useExposure.getInitialState())
    useSearch.setState(useSearch.getInitialState())
    useSearchWords.setState(useSearchWords.getInitialState())
    usePalette.setState(usePalette.getInitialState())
    useNavigation.setState(useNavigation.getInitialState())
  })
}
