import type { GraphQLScalarType } from 'graphql';
import { createUnionType, Field, ObjectType, type ClassType } from 'type-graphql';
import type { Failure } from '../kernel/failure.ts';
import type { Result } from '../kernel/result.ts';
import type { Context } from './context.ts';
import { Access, ListSize } from './policy.ts';
import { InvalidInputErrorType, NotFoundErrorType, RefusedErrorType, toUserError, type UserErrorType } from './user-error.ts';

type Named = (abstract new (...args: never[]) => object) | GraphQLScalarType<unknown>;
/** One object that a mutation gives back, or a list of them with the number that it holds at most. */
type ResultField =
  | { readonly type: () => Named; readonly description: string }
  | { readonly type: () => readonly Named[]; readonly listSize: number; readonly description: string };
type ResultFields = Readonly<Record<string, ResultField>>;

type Value<T> =
  T extends readonly (infer Item)[] ? readonly Value<Item>[]
  : T extends GraphQLScalarType<infer Scalar> ? Scalar
  : T extends abstract new (...args: never[]) => infer Instance ? Instance
  : never;
type Payload<Fields extends ResultFields> = {
  readonly [Name in keyof Fields]: Value<ReturnType<Fields[Name]['type']>> | null | Promise<Value<ReturnType<Fields[Name]['type']>> | null>;
} & { readonly errors: readonly UserErrorType[] };

/** What a resolver returns for a payload: `Promise<PayloadOf<typeof CreateTierPayload>>`. */
export type PayloadOf<Type extends ClassType> = InstanceType<Type>;

/** The payload of a mutation: its results, null when refused, and why it was refused; `special` are the errors that carry facts. */
export function payloadOf<const Fields extends ResultFields>(mutation: string, results: Fields, special: readonly ClassType<UserErrorType>[] = []): ClassType<Payload<Fields>> {
  const MutationError = errorsOf(mutation, special);
  const field = mutation[0]!.toLowerCase() + mutation.slice(1);

  @Access('object')
  @ObjectType(`${mutation}Payload`, { description: `The outcome of \`${field}\`.`, simpleResolvers: true })
  class MutationPayload {
    @ListSize(5)
    @Field(() => [MutationError], { description: 'Why it was refused; empty on success.' })
    readonly errors!: readonly UserErrorType[];
  }
  for (const [name, result] of Object.entries<ResultField>(results)) {
    Field(result.type as () => Named, { nullable: true, description: result.description })(MutationPayload.prototype, name);
    if ('listSize' in result) ListSize(result.listSize)(MutationPayload.prototype, name);
  }
  return MutationPayload as ClassType<Payload<Fields>>;
}

/** The union of refusals of one mutation: the three general ones, and those that carry facts. */
function errorsOf(mutation: string, special: readonly ClassType<UserErrorType>[]): object {
  return createUnionType({
    name: `${mutation}Error`,
    description: 'Why the mutation was refused.',
    types: () => [InvalidInputErrorType, NotFoundErrorType, RefusedErrorType, ...special] as never,
  });
}

/** The answer of a mutation: what `onValue` makes of the value, or the refusal. */
export function toPayload<T, F extends Failure, P extends object>(
  context: Context, result: Result<T, F>, onValue: (value: T) => P, special: Parameters<typeof toUserError<F>>[2] = {},
): P & { errors: UserErrorType[] } {
  if (result.ok) return { ...onValue(result.value), errors: [] };
  return { errors: [toUserError(result.failure, context.locale, special)] } as unknown as P & { errors: UserErrorType[] };
}
