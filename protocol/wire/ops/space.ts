import { z } from 'zod'
import { LocationId, NotificationId } from '../ids.ts'
import { LocationRow, ToldCategory, Visibility, WrittenRichText } from '../rows/space.ts'

/** Notifications and what happens at a location. */
export const SPACE_OPS = [
  z.object({
    type: z.literal('notification.mark'),
    notificationIds: z.array(NotificationId).min(1).max(500),
    read: z.boolean(),
  }),
  /**
   * Changes a location; what is left out stays. Each field is the last writer's, but the Information page: it must be
   * written upon the one that is there, which is the one of `basis.rev`, or of the own edit that `basis.editId` names.
   */
  z.object({
    type: z.literal('location.edit'),
    locationId: LocationId,
    /** Names this edit, so that a later one can be written upon it before it was answered. */
    editId: z.uuid(),
    basis: z.object({ rev: z.number().int().positive(), editId: z.uuid().nullable() }),
    name: LocationRow.shape.name.optional(),
    address: LocationRow.shape.address.optional(),
    information: WrittenRichText.optional(),
    chatsOn: z.boolean().optional(),
    communityVisibility: Visibility.optional(),
    feedVisibility: Visibility.optional(),
    visitorsVisibility: Visibility.optional(),
  }),
  /** Whether the actor is told of a category, on all of the actor's devices. */
  z.object({ type: z.literal('notification.choose'), category: ToldCategory, on: z.boolean() }),
] as const
