import type { FileId, LocationId, PublicLinkId, UserId } from '../../protocol/wire/ids.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { PublicLinkRow } from '../../protocol/wire/rows/people.ts'
import type { LocationRow } from '../../protocol/wire/rows/space.ts'

/** Upon what the next edit of an Information page must be written: see the operation `location.edit`. */
export interface InformationBasis {
  rev: number
  editId: string | null
}

/** Locations and the links of public profiles, within a transaction. */
export interface PublicPages {
  location(id: LocationId): Promise<LocationRow | null>
  putLocation(row: LocationRow): Promise<void>
  informationBasis(id: LocationId): Promise<InformationBasis>
  /** The Information page came to be what it is with this revision of the location, by this edit. */
  setInformationBasis(id: LocationId, basis: InformationBasis): Promise<void>
  /**
   * Those of the files that `userId` uploaded for the location and that are whole, or that are on its pages already. They
   * are kept for good then, and everybody may see them.
   */
  publishFiles(ids: FileId[], userId: UserId, location: LocationId): Promise<FileRef[]>

  publicLink(id: PublicLinkId): Promise<PublicLinkRow | null>
  /** The links of a person at a location that are not revoked. */
  workingLinks(location: LocationId, userId: UserId): Promise<PublicLinkRow[]>
  putPublicLink(row: PublicLinkRow): Promise<void>
}
