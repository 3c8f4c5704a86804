/** The desk is told what becomes of a request for signatures, also when its signed copy can't be made. */
export const signatureNews = `
alter table signatures add column copy_failed_at bigint;
alter table notifications add column signature_id uuid references signatures;
alter table notifications add column by_user_id uuid;
create index notifications_signature on notifications (signature_id) where signature_id is not null;
`
