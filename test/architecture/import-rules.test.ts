import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { createRequire } from 'node:module';
import { plant, ROOT, type PlantedTree } from './planted-tree.ts';

interface Configuration {
  readonly forbidden: readonly { readonly name: string }[];
  readonly options: ICruiseOptions;
}
const configuration = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as Configuration;

async function violationsIn(root: string): Promise<string[]> {
  const options = { ...configuration.options, ruleSet: { forbidden: configuration.forbidden }, validate: true, baseDir: root } as ICruiseOptions;
  const { output } = await cruise(['src'], options);
  const { summary } = output as ICruiseResult;
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to.replace(/^.*node_modules\//, '')}`).sort();
}

/** Each line is one forbidden import: the rule that must name it, where it stands, what it says. */
const PLANTED = [
  ['R1-kernel-imports-nothing-of-ours', 'src/kernel/a.ts', "import type { X } from '../platform/live/port.ts';"],
  ['R1-kernel-needs-no-package', 'src/kernel/b.ts', "import { z } from 'zod';"],
  ['R1-kernel-uses-crypto-only', 'src/kernel/c.ts', "import fs from 'node:fs';"],
  ['R2-adapters-know-no-product', 'src/platform/live/a.ts', "import type { X } from '../../modules/posts/index.ts';"],
  ['R3-compose-hands-over', 'src/http/a.ts', "import type { X } from '../modules/posts/index.ts';"],
  ['R3-compose-hands-over', 'src/graphql/a.ts', "import { posts } from '../modules/posts/index.ts';"],
  ['R4-domain-without-transport', 'src/modules/posts/commands/a.ts', "import { GraphQLError } from 'graphql';"],
  ['R4-domain-without-transport', 'src/modules/posts/commands/b.ts', "import { Field } from 'type-graphql';"],
  ['R4-domain-without-api', 'src/modules/posts/commands/c.ts', "import { shared } from '../../../graphql/shared.ts';"],
  ['R4-domain-without-its-api', 'src/modules/posts/commands/d.ts', "import { door } from '../graphql/index.ts';"],
  ['R5-resolvers-persist-nothing', 'src/modules/posts/graphql/a.query.ts', "import { sql } from 'kysely';"],
  ['R5-resolvers-persist-nothing', 'src/modules/posts/graphql/b.query.ts', "import { MikroORM } from '@mikro-orm/core';"],
  ['R5-resolvers-see-no-adapter', 'src/modules/posts/graphql/c.query.ts', "import { port } from '../../../platform/live/port.ts';"],
  ['R6-ports-not-adapters', 'src/modules/posts/commands/e.ts', "import { port } from '../../../platform/live/port.ts';"],
  ['R7-domain-door', 'src/modules/posts/commands/f.ts', "import type { X } from '../../topics/model/inside.ts';"],
  ['R7-domain-door', 'src/modules/posts/commands/g.ts', "import { door } from '../../topics/graphql/index.ts';"],
  ['R7-api-door', 'src/modules/posts/graphql/d.query.ts', "import { inside } from '../../topics/model/inside.ts';"],
  ['R8-order-of-modules-topics', 'src/modules/topics/commands/a.ts', "import { posts } from '../../posts/index.ts';"],
  ['R8-api-of-modules-topics', 'src/modules/topics/graphql/a.query.ts', "import type { X } from '../../chat/graphql/index.ts';"],
  ['R8-known-modules', 'src/modules/gossip/index.ts', "import { posts } from '../posts/index.ts';"],
  ['R9-no-cycles', 'src/platform/mail/a.ts', "import { b } from './b.ts'; export const a = b;"],
  ['R11-stripe', 'src/platform/mail/c.ts', "import Stripe from 'stripe';"],
  ['R11-stripe-in-the-sandbox', 'src/sandbox/a.ts', "import Stripe from 'stripe';"],
  ['R11-services', 'src/http/b.ts', "import { Redis } from 'ioredis';"],
  ['R11-sockets', 'src/modules/posts/commands/h.ts', "import https from 'node:https';"],
  ['R12-product-without-tests', 'src/main.ts', "import { world } from '../test/support/world.ts';"],
  ['R12-product-without-tools', 'src/http/c.ts', "import { build } from 'esbuild';"],
  ['R12-product-without-sandbox', 'src/compose.ts', "import { sandbox } from './sandbox/sandbox.ts';"],
  ['R12-product-without-demo', 'src/worker.ts', "import { demo } from './demo/demo.ts';"],
  ['R12-sandbox-alone', 'src/sandbox/b.ts', "import { port } from '../platform/live/port.ts';"],
] as const;

/** Imports that the rules allow, and what the planted ones reach. */
const SOUND = {
  'src/platform/live/port.ts': 'export interface X { x: 1 } export const port = 1;',
  'src/platform/database/columns.ts': 'export const column = 1;',
  'src/platform/mail/b.ts': "import { a } from './a.ts'; export const b: number = a;",
  'src/platform/payments/stripe.ts': "import Stripe from 'stripe'; export const stripe = Stripe;",
  'src/graphql/shared.ts': 'export const shared = 1;',
  'src/modules/topics/index.ts': "export type { X } from './model/inside.ts'; export const topics = 1;",
  'src/modules/topics/model/inside.ts': "import { column } from '../../../platform/database/columns.ts'; export interface X { x: 1 } export const inside = column;",
  'src/modules/topics/graphql/index.ts': "import { shared } from '../../../graphql/shared.ts'; export const door = shared;",
  'src/modules/topics/reactions/on-post.ts': "import type { X } from '../../posts/index.ts'; export type Y = X;",
  'src/modules/posts/index.ts': "import type { X as Port } from '../../platform/live/port.ts'; export type X = Port; export const posts = 1;",
  'src/modules/posts/graphql/index.ts': "import { door as topics } from '../../topics/graphql/index.ts'; export const door = topics;",
  'src/modules/posts/queries/feed.ts': "import { topics } from '../../topics/index.ts'; export const feed = topics;",
  'src/modules/chat/graphql/index.ts': 'export interface X { x: 1 }',
  'src/sandbox/sandbox.ts': "import type Stripe from 'stripe'; export const sandbox: Stripe | null = null;",
  'src/demo/demo.ts': 'export const demo = 1;',
  'src/dev.ts': "import './sandbox/sandbox.ts'; import './demo/demo.ts';",
  'test/support/world.ts': 'export const world = 1;',
};

let tree: PlantedTree;
let found: string[];

beforeAll(async () => {
  tree = plant({ ...SOUND, ...Object.fromEntries(PLANTED.map(([, file, text]) => [file, text])) });
  found = await violationsIn(tree.root);
}, 240_000);
afterAll(() => tree?.remove());

test.each(PLANTED.map(([rule, file, text]) => ({ rule, file, text })))('$rule refuses $text in $file', ({ rule, file }) => {
  expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${rule}: ${file} → `)));
});

test('what stands beside the planted imports is sound', () => {
  const planted = new Set<string>(PLANTED.map(([, file]) => file));
  expect(found.filter((violation) => !planted.has(violation.split(' ')[1]!))).toEqual([]);
});

test('every rule but one order per module has a planted violation', () => {
  const planted = new Set<string>(PLANTED.map(([rule]) => rule));
  const names = configuration.forbidden.map(({ name }) => name).filter((name) => !/^R8-(?:order|api)-of-modules-/.test(name));
  expect(names.filter((name) => !planted.has(name))).toEqual([]);
});

test('the sources keep every import rule', async () => {
  expect(await violationsIn(ROOT)).toEqual([]);
}, 240_000);
