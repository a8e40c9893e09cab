import { namesOf, type Names } from './names.ts';
import type { Files } from './write-files.ts';

/** The files of a new module: its noun in the plural, and in the singular. */
export function moduleFiles(plural: string, singular: string): Files {
  const module = namesOf(plural);
  const noun = namesOf(singular);
  const folder = `src/modules/${module.kebab}`;
  return {
    [`${folder}/README.md`]: readme(module, noun),
    [`${folder}/index.ts`]: index(module, noun),
    [`${folder}/deps.ts`]: deps(module, noun),
    [`${folder}/access.ts`]: access(noun),
    [`${folder}/events.ts`]: events(module, noun),
    [`${folder}/model/${noun.kebab}.entity.ts`]: entity(noun),
    [`${folder}/graphql/index.ts`]: api(module, noun),
    [`${folder}/graphql/${noun.kebab}.type.ts`]: type(noun),
    [`test/modules/${module.kebab}/${noun.kebab}.test.ts`]: test(noun),
  };
}

/** What the generator leaves to a person, as each is a decision. */
export const moduleSteps = (plural: string, singular: string): readonly string[] => {
  const { pascal } = namesOf(singular);
  return [
    `src/kernel/id.ts: the prefix of ${pascal} ids`,
    `src/entities.ts: ${pascal}; then npm run migration:sql for a migration`,
    `src/compose/modules.ts: create${namesOf(plural).pascal}; src/compose/apis.ts: its API`,
    `.dependency-cruiser.cjs and docs/architecture.md: what ${plural} may import`,
    'docs/glossary.md: the words, with their Chinese terms',
  ];
};

const readme = (module: Names, noun: Names): string => `# ${module.pascal}

* **Nouns**: ${noun.pascal}.
* **Invariants**: a ${noun.words} belongs to one community for good.
* **Events out**: \`${module.kebab}.${noun.kebab}-created\`. **In**: none.
* **Who may**: staff reads; everybody else is refused.
`;

const index = (module: Names, noun: Names): string => `import type { Viewer } from '../../kernel/viewer.ts';
import { ${noun.camel}ForReading } from './access.ts';
import type { ${module.pascal}Deps } from './deps.ts';

/** The use cases of ${module.words}. */
export function create${module.pascal}(deps: ${module.pascal}Deps) {
  return {
    ${noun.camel}ForReading: (viewer: Viewer, ${noun.camel}Id: string) => ${noun.camel}ForReading(deps.reader, viewer, ${noun.camel}Id),
    reactions: [],
    jobs: [],
  };
}
export type ${module.pascal} = ReturnType<typeof create${module.pascal}>;

export type { ${module.pascal}Deps } from './deps.ts';
export type { ${noun.pascal}Created } from './events.ts';
export { ${noun.pascal}, type ${noun.pascal}Row, type ${noun.pascal}Tables } from './model/${noun.kebab}.entity.ts';
`;

const deps = (module: Names, noun: Names): string => `import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { ${noun.pascal}Tables } from './model/${noun.kebab}.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = ${noun.pascal}Tables;

export interface ${module.pascal}Deps {
  readonly uow: UnitOfWork;
  readonly reader: Reader<Tables>;
  readonly clock: Clock;
}
`;

const access = (noun: Names): string => `import type { Viewer } from '../../kernel/viewer.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { Tables } from './deps.ts';
import type { ${noun.pascal}Row } from './model/${noun.kebab}.entity.ts';

/** The ${noun.words}, when the viewer may see it. */
export async function ${noun.camel}ForReading(db: Reader<Tables>, viewer: Viewer, ${noun.camel}Id: string): Promise<${noun.pascal}Row | null> {
  if (!viewer.isStaff) return null;
  return (await db.selectFrom('${noun.camel}').selectAll().where('id', '=', ${noun.camel}Id).executeTakeFirst()) ?? null;
}
`;

const events = (module: Names, noun: Names): string => `import type { DomainEvent } from '../../kernel/event.ts';

export type ${noun.pascal}Created = DomainEvent<'${module.kebab}.${noun.kebab}-created', { ${noun.camel}Id: string }>;
`;

const entity = (noun: Names): string => `import { defineEntity } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

export const ${noun.pascal}Schema = defineEntity({
  name: '${noun.pascal}',
  tableName: '${noun.snake}',
  properties: { id: column.key(), communityId: column.reference(), createdAt: column.time() },
});
export class ${noun.pascal} extends ${noun.pascal}Schema.class {}
${noun.pascal}Schema.setClass(${noun.pascal});

export type ${noun.pascal}Row = RowOf<typeof ${noun.pascal}Schema>;
export interface ${noun.pascal}Tables {
  ${noun.camel}: TableOf<typeof ${noun.pascal}Schema>;
}
`;

const api = (module: Names, noun: Names): string => `import type { ModuleApi } from '../../../graphql/schema.ts';
import type { ${module.pascal} } from '../index.ts';
import { ${noun.pascal}Type } from './${noun.kebab}.type.ts';

export { ${noun.pascal}Type } from './${noun.kebab}.type.ts';

export const ${module.camel}Api = (${module.camel}: ${module.pascal}): ModuleApi<{ ${module.camel}: ${module.pascal} }> => ({
  resolvers: [],
  types: [${noun.pascal}Type],
  nodes: {
    ${noun.pascal}: async ({ viewer }, uuid) => {
      const row = await ${module.camel}.${noun.camel}ForReading(viewer, uuid);
      return row && new ${noun.pascal}Type(row);
    },
  },
});
`;

const type = (noun: Names): string => `import { Field, ObjectType } from 'type-graphql';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import type { ${noun.pascal}Row } from '../index.ts';

@Access('object')
@ObjectType('${noun.pascal}', { implements: NodeType, simpleResolvers: true, description: 'A ${noun.words} of a community.' })
export class ${noun.pascal}Type extends NodeType {
  readonly __typename = '${noun.pascal}';
  readonly row: ${noun.pascal}Row;

  constructor(row: ${noun.pascal}Row) {
    super();
    this.row = row;
  }
  @Field(() => Date, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}
`;

const test = (noun: Names): string => `import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeId, newId } from '../../../src/kernel/id.ts';
import { startApp, type TestApp } from '../../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

test('a member reads a ${noun.words} of the community', async () => {
  const { community } = await app.world.aCommunity();
  const viewer = await app.world.aMember({ community });
  const id = encodeId('${noun.pascal}', newId());
  const { data } = await app.run('query ($id: ID!) { node(id: $id) { id __typename } }', { id }, viewer);
  expect(data.node).toEqual({ id, __typename: '${noun.pascal}' });
});
`;
