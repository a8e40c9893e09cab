import pg from 'pg';
import { encodeId, newId } from '../src/kernel/id.ts';
import { MessageWordsSchema, tagOf, UNTAGGED } from '../src/modules/room-search/model/message-words.entity.ts';
import { vectorOf } from '../src/platform/search/lexemes.ts';

/** How often a rare word stands in a room, whatever its size. */
const RARE_HITS = 40;
export const RARE_WORD = '麒麟';
const WORDS = ['今天', '周末', '爬山', '读书', '会员', '群聊', '直播', '菜谱', '烘焙', '咖啡', '跑步', '摄影', '旅行', '电影', '音乐', '考试', '项目', '产品', '设计', '运营'];
const TEXTS = Array.from({ length: 400 }, (_, n) => `${WORDS[n % 20]}的时候大家一起${WORDS[(n * 7) % 20]},再说说${WORDS[(n * 13) % 20]}${n}`);
const INDEXES = MessageWordsSchema.meta.indexes as readonly { readonly expression: string }[];

export interface FilledRoom {
  readonly id: string;
  readonly messages: number;
}

/** Rooms with so many messages each, in the log and in the index, as they would be after years. */
export async function fillRooms(url: string, slug: string, sizes: readonly number[]): Promise<FilledRoom[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: [owner] } = await client.query<{ community: string; person: string }>(`select c.id as community, m.user_id as person from community c join member m on m.community_id = c.id and m.role = 'OWNER' where c.slug = $1`, [slug]);
    // Bulk data: what it refers to is there, and an index is built faster than it is kept.
    await client.query(`set session_replication_role = replica`);
    await client.query('drop index room_message_words_index, room_message_words_tagged_index');
    const rooms: FilledRoom[] = [];
    for (const messages of sizes) rooms.push({ id: await fillRoom(client, owner!, messages), messages });
    for (const { expression } of INDEXES) await client.query(expression);
    await client.query('vacuum analyze room_message, room_event, room_message_words, room');
    return rooms;
  } finally {
    await client.end();
  }
}

async function fillRoom(client: pg.Client, { community, person }: { community: string; person: string }, messages: number): Promise<string> {
  const room = newId();
  const rare = `${RARE_WORD}出现了`;
  const texts = [...TEXTS, rare];
  await client.query('insert into room (id, community_id, name, last_seq, last_ordinal, created_by, created_at) values ($1, $2, $3, $4, $4, $5, now())', [room, community, `bench ${messages}`, messages, person]);
  const every = Math.floor(messages / RARE_HITS);
  const pick = `case when n % ${every} = 0 then ${texts.length} else 1 + n % ${TEXTS.length} end`;
  await client.query(`insert into room_message (id, room_id, community_id, seq, ordinal, author_id, body, created_at)
    select gen_random_uuid(), $1, $2, n, n, $3, ($4::text[])[${pick}], now() - ($5::int - n) * interval '1 second' from generate_series(1, $5::int) n`, [room, community, person, texts, messages]);
  await client.query(`insert into room_event (room_id, seq, community_id, kind, message_id, actor_id, occurred_at) select room_id, seq, community_id, 'MESSAGE_SENT', id, author_id, created_at from room_message where room_id = $1`, [room]);
  await client.query(`insert into room_message_words (room_id, ordinal, community_id, message_id, words)
    select room_id, ordinal, community_id, id, ((case when ordinal > ${UNTAGGED} then $3::text[] else $2::text[] end)[case when ordinal % ${every} = 0 then ${texts.length} else 1 + ordinal % ${TEXTS.length} end])::tsvector from room_message where room_id = $1`, [room, texts.map((text) => vectorOf(text)), texts.map((text) => vectorOf(text, tagOf(room)))]);
  await client.query('insert into room_indexed_position (room_id, community_id, seq) values ($1, $2, $3)', [room, community, messages]);
  return encodeId('Room', room);
}
