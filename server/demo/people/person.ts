import type { LanguageTag } from '../languages/index.ts'

/** The two locations of the demo network. */
export type Place = 'riverside' | 'harbour'

/** How a demo person stands at a location. `sinceDays` counts back from today. */
export interface Standing {
  type: 'member' | 'nonmember'
  sinceDays: number
  plan?: string
  /** The name of a demo company at that location. */
  company?: string
  companyRole?: string
}

/** A demo person as written down here. Nobody of this name, address or number is meant. */
export interface Person {
  name: string
  /** What the desk calls the person, where the name does not begin with it. */
  called?: string
  email: string
  phone?: string
  about?: string
  language: LanguageTag
  riverside?: Standing
  harbour?: Standing
  /** What administrators keep about the person; the person never sees it. */
  note?: string
  tags?: string[]
}

export interface DemoCompany {
  name: string
  place: Place
  type: 'member' | 'nonmember'
  sinceDays: number
  about: string
  email?: string
  phone?: string
  website?: string
  language: LanguageTag
  note?: string
  tags?: string[]
}

/** A member of one location who may use the other, too. */
export function networkMember(sinceDays: number): Standing {
  return { type: 'member', sinceDays, plan: 'Network day' }
}

export function member(plan: string, sinceDays: number, company?: string, companyRole?: string): Standing {
  return { type: 'member', plan, sinceDays, company, companyRole }
}

export function nonmember(sinceDays: number, company?: string, companyRole?: string): Standing {
  return { type: 'nonmember', sinceDays, company, companyRole }
}
