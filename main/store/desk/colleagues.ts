import type { StoreContext } from '../context.ts'
import { lookUpFace } from '../people/faces.ts'
import type { Colleague } from '../views.ts'
import { chatOf } from '../chats/chat.ts'
import type { DeskVerbs } from './desk-verbs.ts'

/** Who else works at the desk, and who is writing. */
export function colleagueVerbs(context: StoreContext): Pick<DeskVerbs, 'colleagues' | 'typist'> {
  const { cache, session } = context

  return {
    colleagues: () => ({
      people: cache.all<Colleague>(
        `SELECT users.id AS userId, name, photo_file_id AS photoFileId FROM users
         WHERE id IN (SELECT user_id FROM memberships WHERE location_id = @here AND admin_role IS NOT NULL)
         ORDER BY sort_name, id`,
        { here: session.here() },
      ),
    }),

    typist: ({ conversationId, userId }) => {
      const known = cache.get('SELECT 1 FROM users WHERE id = @userId', { userId }) !== undefined
      // The own typing on another device is nobody's news.
      if (!known || userId === session.me()) return null
      const chat = chatOf(context, conversationId)
      const { face, standing } = lookUpFace(
        context,
        { kind: 'user', id: userId },
        chat?.locationId ?? session.here(),
      )
      const isCustomer = chat?.subject.id === userId
      return { name: face.name, isColleague: standing === 'administrator' && !isCustomer }
    },
  }
}
