/** A snapshot leaves out the messages of direct chats: their conversations are found without reading all. */
export const directChats = `
create index conversations_direct on conversations (location_id) where kind = 'direct';
`
