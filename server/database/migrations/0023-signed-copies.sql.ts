/** A signed copy is found by its hash, when somebody checks one. */
export const signedCopies = `
create index signatures_signed on signatures ((signed #>> '{file,sha256}')) where signed is not null;
`
