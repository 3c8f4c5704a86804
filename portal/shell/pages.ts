import {
  Building2,
  CalendarDays,
  CircleUserRound,
  DoorOpen,
  MessageSquare,
  Newspaper,
  type LucideIcon,
} from 'lucide-react'
import type { ComponentType, FunctionComponent } from 'react'
import type { Desk } from '../desk.ts'
import { BookingsPage } from '../pages/bookings/BookingsPage.tsx'
import { ChatsPage } from '../pages/chats/ChatsPage.tsx'
import { CheckPage } from '../pages/check/CheckPage.tsx'
import { CommunityPage } from '../pages/community/CommunityPage.tsx'
import { DeskPage } from '../pages/desk/DeskPage.tsx'
import { FeedPage } from '../pages/feed/FeedPage.tsx'
import { OpenCommunityPage } from '../pages/open/OpenCommunityPage.tsx'
import { OpenFeedPage } from '../pages/open/OpenFeedPage.tsx'
import { OpenVisitorsPage } from '../pages/open/OpenVisitorsPage.tsx'
import { InformationPage } from '../pages/public/InformationPage.tsx'
import { ProfilePage, SignedOutProfile } from '../pages/public/ProfilePage.tsx'
import { JoinPage } from '../pages/join/JoinPage.tsx'
import { MePage } from '../pages/me/MePage.tsx'
import { PersonPage } from '../pages/people/PersonPage.tsx'
import { SignPage } from '../pages/sign/SignPage.tsx'
import { TakeBackPage } from '../pages/take-back/TakeBackPage.tsx'
import { VisitPage } from '../pages/visit/VisitPage.tsx'
import { VisitorsPage } from '../pages/visitors/VisitorsPage.tsx'

/** What a page gets of the shell: the signed-in person's desk, and the address after the page's own name. */
export interface PageProps {
  desk: Desk
  rest: readonly string[]
}

/** One page of the portal. */
export interface PortalPage {
  /** Its name in the address: `#/<path>/...`. */
  path: string
  label: string
  /** Its sign in the bar; null for a page that only links lead to. */
  Icon: LucideIcon | null
  Page: ComponentType<PageProps>
  /** What somebody sees who is not signed in; without it they are asked to sign in, and come back here. */
  SignedOut?: FunctionComponent<{ rest: readonly string[] }>
}

/** Every page, in the order of the bar. Each part of the portal adds its entry here; the first is where one arrives. */
export const PAGES: readonly PortalPage[] = [
  { path: 'chats', label: 'Chats', Icon: MessageSquare, Page: ChatsPage },
  {
    path: 'community',
    label: 'Community',
    Icon: Building2,
    Page: CommunityPage,
    SignedOut: OpenCommunityPage,
  },
  { path: 'feed', label: 'Feed', Icon: Newspaper, Page: FeedPage, SignedOut: OpenFeedPage },
  { path: 'people', label: 'Profile', Icon: null, Page: PersonPage },
  { path: 'visitors', label: 'Visitors', Icon: DoorOpen, Page: VisitorsPage, SignedOut: OpenVisitorsPage },
  { path: 'bookings', label: 'Bookings', Icon: CalendarDays, Page: BookingsPage },
  { path: 'visit', label: 'Your visit', Icon: null, Page: VisitPage, SignedOut: VisitPage },
  { path: 'l', label: 'Information', Icon: null, Page: InformationPage, SignedOut: InformationPage },
  { path: 'p', label: 'Profile', Icon: null, Page: ProfilePage, SignedOut: SignedOutProfile },
  { path: 'desk', label: 'Invitation', Icon: null, Page: DeskPage, SignedOut: DeskPage },
  { path: 'sign', label: 'Sign', Icon: null, Page: SignPage, SignedOut: SignPage },
  { path: 'check', label: 'Check a signed copy', Icon: null, Page: CheckPage, SignedOut: CheckPage },
  {
    path: 'take-back',
    label: 'Your address',
    Icon: null,
    Page: TakeBackPage,
    SignedOut: TakeBackPage,
  },
  { path: 'join', label: 'Ask to join', Icon: null, Page: JoinPage },
  { path: 'me', label: 'Me', Icon: CircleUserRound, Page: MePage },
]

/** The same for a visitor who came by a link: their visit, their one chat, and what everybody may see. */
export function pageOfVisitor(path: string): PortalPage | undefined {
  const page = pageAt(path)
  // A page of the bar is for those who are at home here: a visitor sees of it what everybody sees.
  if (page?.Icon && page.SignedOut) return { ...page, Page: page.SignedOut }
  return page?.path === 'chats' || page?.SignedOut !== undefined ? page : undefined
}

/** The page of an address; undefined when there is none of that name. */
export function pageAt(path: string): PortalPage | undefined {
  return path === '' ? PAGES[0] : PAGES.find((page) => page.path === path)
}
