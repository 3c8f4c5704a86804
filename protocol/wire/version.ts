/** The protocol that this build speaks. Raise it with every change of a schema in this folder. */
export const PROTOCOL_VERSION = 1
/** The oldest that a server of this build still answers. */
export const PROTOCOL_OLDEST = 1
