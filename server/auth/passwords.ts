import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id, which is the package's default algorithm: 19 MiB, two passes, one lane. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The argon2id hash of a password, with its salt and cost inside. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2ID)
}

/**
 * Whether the password belongs to the hash. Without a hash (no such account) it takes as long and answers no, so that
 * the time doesn't tell who has an account (security row 24).
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const matches = await verify(stored ?? (await decoy), password)
  return matches && stored !== null
}

let decoy: Promise<string> | undefined
