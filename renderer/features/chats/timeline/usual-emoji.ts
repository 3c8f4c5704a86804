/** What people answer with most; the others are in the picker. */
export const USUAL_EMOJI = ['👍', '❤️', '😂', '😮', '🙏', '✅'] as const
