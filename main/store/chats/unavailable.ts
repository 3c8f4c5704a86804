/** The name of whoever has blocked the user, or was barred: why is not said. */
export const UNAVAILABLE = 'Unavailable user'
