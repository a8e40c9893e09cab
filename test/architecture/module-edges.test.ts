import { afterEach, expect, test } from '@jest/globals';
import { edgeFaults } from '../../scripts/check-edges.ts';
import { plant, ROOT, type PlantedTree } from './planted-tree.ts';

const SOUND = {
  'src/modules/posts/model/post.entity.ts': "export const PostSchema = { tableName: 'post_draft' };",
  'src/modules/posts/events.ts': 'export type PostPublished = 1; export interface PostDeleted { a: 1 }',
  'src/modules/posts/queries/feed.ts': "db.selectFrom('postDraft').innerJoin('member as m', 'a', 'b'); sql`select 1 from post_draft`",
  'src/modules/communities/model/member.entity.ts': "export const MemberSchema = { tableName: 'member' };",
  'src/modules/growth/reactions/on-post.ts': "import type { PostPublished, PostDeleted as Gone } from '../../posts/index.ts';",
  'src/modules/comments/commands/write.ts': "import type { Post } from '../../posts/index.ts'; db.insertInto('comment');",
};
let tree: PlantedTree | undefined;
afterEach(() => tree?.remove());

test('the modules name only tables and types that they may', () => {
  expect(edgeFaults(ROOT)).toEqual([]);
});

test('sound modules have no faults', () => {
  tree = plant(SOUND);
  expect(edgeFaults(tree.root)).toEqual([]);
});

test.each([
  { text: "db.selectFrom('postDraft as p')", fault: 'names postDraft, a table of posts' },
  { text: "db.selectFrom('member').leftJoin('postDraft', 'a', 'b')", fault: 'names postDraft, a table of posts' },
  { text: 'sql<{ n: number }>`update post_draft set a = 1`', fault: 'names post_draft, a table of posts' },
  { text: "import type { PostPublished, Post } from '../../posts/index.ts';", fault: 'takes the type Post of posts, only its events are free' },
])('finds: $text', ({ text, fault }) => {
  tree = plant({ ...SOUND, 'src/modules/growth/queries/planted.ts': text });
  expect(edgeFaults(tree.root)).toEqual([`src/modules/growth/queries/planted.ts: ${fault}`]);
});
