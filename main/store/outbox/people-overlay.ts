/** People and companies that wait, as the tables that OVERLAY_SCHEMA has for chats and marks. */
export const PEOPLE_OVERLAY_SCHEMA = `
CREATE TEMP TABLE waiting_people (
  user_id TEXT PRIMARY KEY, location_id TEXT NOT NULL, name TEXT NOT NULL, sort_name TEXT NOT NULL, email TEXT, phone TEXT
) STRICT;
-- Whole rows, as they will be; of the type 'deleted' for somebody who is about to be taken away.
CREATE TEMP TABLE waiting_memberships (
  user_id TEXT NOT NULL, location_id TEXT NOT NULL, type TEXT NOT NULL, admin_role TEXT, company_id TEXT,
  company_role TEXT, plan TEXT, since INTEGER NOT NULL, PRIMARY KEY (user_id, location_id)
) STRICT;
CREATE TEMP TABLE waiting_companies (
  id TEXT PRIMARY KEY, location_id TEXT NOT NULL, name TEXT NOT NULL, sort_name TEXT NOT NULL, type TEXT NOT NULL,
  about TEXT NOT NULL, email TEXT, phone TEXT, website TEXT, since INTEGER NOT NULL
) STRICT;
CREATE TEMP TABLE waiting_decisions (id TEXT PRIMARY KEY, approve INTEGER NOT NULL, why TEXT NOT NULL) STRICT;

CREATE TEMP VIEW shown_memberships AS
  SELECT user_id, location_id, type, admin_role, company_id, company_role, plan, since FROM memberships m
    WHERE NOT EXISTS (SELECT 1 FROM waiting_memberships w WHERE w.user_id = m.user_id AND w.location_id = m.location_id)
  UNION ALL
  SELECT user_id, location_id, type, admin_role, company_id, company_role, plan, since FROM waiting_memberships
    WHERE type <> 'deleted';
CREATE TEMP VIEW shown_companies AS
  SELECT id, location_id, name, sort_name, type, about, email, phone, website, since FROM companies
    WHERE id NOT IN (SELECT id FROM waiting_companies)
  UNION ALL
  SELECT id, location_id, name, sort_name, type, about, email, phone, website, since FROM waiting_companies;
`

export const PEOPLE_OVERLAY_TABLES = [
  'waiting_people',
  'waiting_memberships',
  'waiting_companies',
  'waiting_decisions',
]
