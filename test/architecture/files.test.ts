import { afterEach, expect, test } from '@jest/globals';
import { checkFiles } from '../../scripts/check-files.ts';
import { plant, ROOT, type PlantedTree } from './planted-tree.ts';

const DOORS = { 'src/modules/chat/README.md': '', 'src/modules/chat/index.ts': '', 'src/modules/chat/graphql/index.ts': '' };
const lines = (count: number): string => 'export {};\n'.repeat(count);
let tree: PlantedTree | undefined;
afterEach(() => tree?.remove());

test('the sources keep names, places and sizes', () => {
  expect(checkFiles(ROOT).errors).toEqual([]);
});

test('a module as it should be has no faults', () => {
  tree = plant({
    ...DOORS, 'src/modules/chat/access.ts': '', 'src/modules/chat/events.ts': '', 'src/modules/chat/attachments.ts': 'export interface Attachment { id: string }',
    'src/modules/chat/model/room.entity.ts': '', 'src/modules/chat/commands/send-message.ts': lines(200), 'src/modules/chat/graphql/loaders.ts': '', 'src/modules/chat/graphql/send-message.mutation.ts': '',
    'test/modules/chat/send-message.test.ts': '', 'migrations/20261121000000_chat.ts': '',
  });
  expect(checkFiles(tree.root)).toEqual({ errors: [], warnings: [] });
});

test.each([
  { file: 'src/kernel/typedId.ts', fault: 'src/kernel/typedId.ts: names are in kebab-case' },
  { file: 'src/platform/mail/mail-helper.ts', fault: 'src/platform/mail/mail-helper.ts: "helper" says nothing' },
  { file: 'src/modules/chat/graphql/room.resolver.ts', fault: 'src/modules/chat/graphql/room.resolver.ts: unknown role ".resolver"' },
  { file: 'src/modules/chat/commands/send.mutation.ts', fault: 'src/modules/chat/commands/send.mutation.ts: ".mutation" stands in graphql/' },
  { file: 'src/modules/chat/queries/room.entity.ts', fault: "src/modules/chat/queries/room.entity.ts: entities stand in a module's model/" },
  { file: 'src/modules/chat/commands/send.test.ts', fault: 'src/modules/chat/commands/send.test.ts: tests stand in test/' },
  { file: 'src/modules/chat/policy.ts', fault: 'src/modules/chat/policy.ts: a module holds index.ts, deps.ts, access.ts, events.ts, README.md, ports and folders' },
  { file: 'src/modules/chat/services/send.ts', fault: "src/modules/chat/services/send.ts: a module's folders are model, access, commands, queries, reactions, jobs, live, graphql" },
  { file: 'src/modules/chat/model/a/b/c/d.ts', fault: 'src/modules/chat/model/a/b/c/d.ts: more than 3 levels of folders' },
])('finds: $fault', ({ file, fault }) => {
  tree = plant({ ...DOORS, [file]: '' });
  expect(checkFiles(tree.root).errors).toEqual([fault]);
});

test('a file over 300 lines is an error, over 200 a warning', () => {
  tree = plant({ 'src/kernel/long.ts': lines(301), 'src/kernel/longish.ts': lines(300), 'src/kernel/short.ts': lines(200) });
  expect(checkFiles(tree.root)).toEqual({ errors: ['src/kernel/long.ts: 301 lines, 300 at most'], warnings: ['src/kernel/longish.ts: 300 lines, split it by use case before 300'] });
});

const moduleOf = (count: number): Record<string, string> => ({ ...DOORS, ...Object.fromEntries(Array.from({ length: count - 2 }, (_, index) => [`src/modules/chat/commands/command-${index}.ts`, ''])) });

test('a module over 60 files is an error, over 40 a warning', () => {
  tree = plant(moduleOf(61));
  expect(checkFiles(tree.root)).toEqual({ errors: ['src/modules/chat: 61 files, 60 at most'], warnings: [] });
  tree.remove();
  tree = plant(moduleOf(60));
  expect(checkFiles(tree.root)).toEqual({ errors: [], warnings: ['src/modules/chat: 60 files, split it by noun before 60'] });
});

test('a module without its doors and its page is an error', () => {
  tree = plant({ 'src/modules/chat/graphql/room.type.ts': '' });
  expect(checkFiles(tree.root).errors).toEqual(['src/modules/chat/README.md is missing', 'src/modules/chat/index.ts is missing', 'src/modules/chat/graphql/index.ts is missing']);
});
