import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { printType, type GraphQLObjectType } from 'graphql';
import { buildSchema, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { payloadOf, type PayloadOf } from '../../src/graphql/payload.ts';
import { UserErrorType } from '../../src/graphql/user-error.ts';

@ObjectType('Lamp')
class LampType {
  @Field(() => Int)
  readonly watts: number = 5;
}
@ObjectType('FuseBlownError', { implements: UserErrorType })
class FuseBlownErrorType extends UserErrorType {}

const results = {
  lamp: { type: () => LampType, description: 'The lamp.' },
  lamps: { type: () => [LampType], listSize: 30, description: 'All lamps.' },
  count: { type: () => Int, description: 'How many.' },
};
const LightLampPayload = payloadOf('LightLamp', results, [FuseBlownErrorType]);

@Resolver()
class LampResolver {
  @Query(() => Int)
  lamps(): number {
    return 0;
  }
  @Mutation(() => LightLampPayload, { nullable: true })
  lightLamp(): PayloadOf<typeof LightLampPayload> {
    return { lamp: new LampType(), lamps: [], count: 1, errors: [] };
  }
}

test('a payload holds its results, null when refused, and the errors of its mutation', async () => {
  const schema = await buildSchema({ resolvers: [LampResolver], authChecker: () => true });
  const payload = schema.getType('LightLampPayload') as GraphQLObjectType;
  expect(printType(payload).replaceAll(/\s*"""[^"]*"""\s*/g, '\n')).toBe('\ntype LightLampPayload {\nerrors: [LightLampError!]!\nlamp: Lamp\nlamps: [Lamp!]\ncount: Int\n}');
  expect(payload.description).toBe('The outcome of `lightLamp`.');
  expect(payload.extensions).toEqual({ policy: 'object' });
  expect(payload.getFields().lamps!.extensions).toMatchObject({ listSize: 30 });
  expect(payload.getFields().errors!.extensions).toMatchObject({ listSize: 5 });
  expect(printType(schema.getType('LightLampError')!)).toContain('union LightLampError = InvalidInputError | NotFoundError | RefusedError | FuseBlownError');
});

test('a resolver that leaves a result out, or gives another, does not compile', () => {
  const payloads: PayloadOf<typeof LightLampPayload>[] = [
    { lamp: null, lamps: null, count: null, errors: [] },
    { lamp: Promise.resolve(new LampType()), lamps: [new LampType()], count: 1, errors: [] },
    // @ts-expect-error A result is left out.
    { lamp: null, lamps: null, errors: [] },
    // @ts-expect-error A list is of other things.
    { lamp: null, lamps: ['lamp'], count: null, errors: [] },
    // @ts-expect-error Why it was refused is left out.
    { lamp: null, lamps: null, count: null },
  ];
  expect(payloads).toHaveLength(5);
  // @ts-expect-error A list says how long it may be.
  expect(() => payloadOf('DimLamp', { lamps: { type: () => [LampType], description: 'All lamps.' } })).not.toThrow();
});
