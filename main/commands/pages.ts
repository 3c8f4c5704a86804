import type { PublicLinkView } from '../../protocol/ipc/page-views.ts'
import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import type { Section } from './table.ts'

/** Puts a text on the system's clipboard. */
export type CopyText = (text: string) => void | Promise<void>

type PageSections = Section<'publicLinks'> & Section<'location'>

/** The location's pages and the public links of its people (use case 1). */
export function pageCommands(session: Session, changed: Changed, copyText: CopyText): PageSections {
  const store = () => session.account().store

  async function addressed(link: { linkId: string | null; waiting: boolean }): Promise<PublicLinkView> {
    const { linkId, waiting } = link
    return { address: linkId === null ? null : await absolute(`/p/${linkId}`), waiting }
  }

  /** Whole, so that it works wherever it is pasted. */
  async function absolute(path: string): Promise<string> {
    const { server } = await store().session()
    return server === null ? path : new URL(path, server).href
  }

  return {
    'publicLinks.get': async (input) => addressed(await store().publicLink(input)),
    async 'publicLinks.share'(input) {
      const { touched, ...link } = await store().sharePublicLink(input)
      await changed(Promise.resolve(touched))
      const shared = await addressed(link)
      if (shared.address !== null) await copyText(shared.address)
      return shared
    },
    'publicLinks.revoke': async (input) => changed(store().revokePublicLink(input)),
    async 'location.page'() {
      const { links, ...page } = await store().locationPage()
      const shown = await Promise.all(
        links.map(async ({ linkId, name }) => ({ address: await absolute(`/p/${linkId}`), name })),
      )
      return { ...page, links: shown, address: await absolute(`/l/${page.live.id}`) }
    },
    'location.edit': async (input) => changed(store().editLocation(input)),
    'location.exposure': async () => store().exposure(),
    'location.exposed': async (input) => store().exposed(input),
  }
}
