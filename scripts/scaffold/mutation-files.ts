import { namesOf, type Names } from './names.ts';
import type { Files } from './write-files.ts';

/** The files of a new mutation: its module, and its verb phrase. */
export function mutationFiles(module: string, phrase: string): Files {
  const owner = namesOf(module);
  const verb = namesOf(phrase);
  return {
    [`src/modules/${owner.kebab}/commands/${verb.kebab}.ts`]: command(owner, verb),
    [`src/modules/${owner.kebab}/graphql/${verb.kebab}.mutation.ts`]: mutation(owner, verb),
    [`test/modules/${owner.kebab}/${verb.kebab}.test.ts`]: test(verb),
  };
}

export const mutationSteps = (module: string, phrase: string): readonly string[] => {
  const { camel, pascal } = namesOf(phrase);
  return [
    `src/modules/${module}/index.ts: ${camel}: (viewer: Viewer, input: ${pascal}Input) => ${camel}(deps, viewer, input), and export type { ${pascal}Input }`,
    `src/modules/${module}/graphql/index.ts: ${pascal}Mutation among the resolvers`,
    `schema/operations/${module}/${phrase}.graphql; then npm run schema && npm run codegen`,
    'schema/CHANGELOG.md: a line for those who use the API',
  ];
};

const command = (owner: Names, verb: Names): string => `import { notFound, type Failure } from '../../../kernel/failure.ts';
import { refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { ${owner.pascal}Deps } from '../deps.ts';

export interface ${verb.pascal}Input {
  readonly idempotencyKey: string;
}

/** Lets a person ${verb.words}. */
export async function ${verb.camel}(deps: ${owner.pascal}Deps, viewer: Viewer, input: ${verb.pascal}Input): Promise<Result<null, Failure<'NOT_FOUND'>>> {
  const { userId } = signedIn(viewer);
  return deps.uow.run((tx) => tx.once({ userId, operation: '${verb.camel}', key: input.idempotencyKey, input }, async () => refuse(notFound('input')), async () => null));
}
`;

const mutation = (owner: Names, verb: Names): string => `import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import type { ${owner.pascal} } from '../index.ts';

@InputType({ description: 'What \`${verb.camel}\` takes.' })
export class ${verb.pascal}Input {
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const ${verb.pascal}Payload = payloadOf('${verb.pascal}', {});

@Resolver()
export class ${verb.pascal}Mutation {
  private readonly ${owner.camel}: ${owner.pascal};

  constructor(modules: { ${owner.camel}: ${owner.pascal} }) {
    this.${owner.camel} = modules.${owner.camel};
  }
  @SignedIn()
  @Mutation(() => ${verb.pascal}Payload, { nullable: true, description: 'Lets a person ${verb.words}.' })
  async ${verb.camel}(@Arg('input', () => ${verb.pascal}Input, { description: 'What it takes.' }) input: ${verb.pascal}Input, @Ctx() context: Context): Promise<PayloadOf<typeof ${verb.pascal}Payload>> {
    return toPayload(context, await this.${owner.camel}.${verb.camel}(context.viewer, input), () => ({}));
  }
}
`;

const test = (verb: Names): string => `import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.ts';
import { randomName } from '../../support/world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const MUTATION = 'mutation ($input: ${verb.pascal}Input!) { ${verb.camel}(input: $input) { errors { ... on UserError { code message path } } } }';

test('a person may ${verb.words}', async () => {
  const { owner } = await app.world.aCommunity();
  const { data, errors } = await app.run(MUTATION, { input: { idempotencyKey: randomName('key') } }, owner);
  expect(errors).toEqual([]);
  expect(data.${verb.camel}).toEqual({ errors: [] });
});
`;
