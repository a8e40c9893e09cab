import { Field, Float, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { FAILURE_KINDS, INPUT_FAILURES, type Failure, type FailureKind } from '../kernel/failure.ts';
import type { Locale } from '../kernel/viewer.ts';
import { Access, ListSize } from './policy.ts';

export const UserErrorCode = Object.fromEntries(FAILURE_KINDS.map((kind) => [kind, kind])) as Record<FailureKind, FailureKind>;
registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Why a mutation was refused. New codes may be added: treat an unknown one as a general refusal.',
  valuesConfig: Object.fromEntries(FAILURE_KINDS.map((kind) => [kind, { description: describe(kind) }])),
});
function describe(kind: FailureKind): string {
  const words = kind.toLowerCase().replaceAll('_', ' ');
  return `Refused: ${words}.`;
}

@InterfaceType('UserError', { description: 'A refusal that the person can act on.' })
export abstract class UserErrorType {
  @Field(() => UserErrorCode, { description: 'For the program.' })
  readonly code!: FailureKind;
  @Field({ description: "For the person, in the viewer's language. It may change." })
  readonly message!: string;
  @ListSize(5)
  @Field(() => [String], { nullable: true, description: 'Where in the arguments, from the outside in.' })
  readonly path?: string[] | null;
  @Field(() => Float, { nullable: true, description: 'The least that would have been taken, where the rule is a bound: in the unit of the field, money in minor units.' })
  readonly minimum?: number | null;
  @Field(() => Float, { nullable: true, description: 'The most that would have been taken, likewise.' })
  readonly maximum?: number | null;
}

@Access('open')
@ObjectType('InvalidInputError', { implements: UserErrorType, simpleResolvers: true, description: 'The input breaks a rule; `path` names the field to change.' })
export class InvalidInputErrorType extends UserErrorType {}

@Access('open')
@ObjectType('NotFoundError', { implements: UserErrorType, simpleResolvers: true, description: 'What the input names is not there, or not visible to the viewer.' })
export class NotFoundErrorType extends UserErrorType {}

@Access('open')
@ObjectType('RefusedError', { implements: UserErrorType, simpleResolvers: true, description: 'The state of things does not allow it; `code` names the rule.' })
export class RefusedErrorType extends UserErrorType {}

export type Translate = (locale: Locale, key: string, params?: Readonly<Record<string, string | number>>) => string;
let translate: Translate = (_locale, key) => key;
/** Given once by the composition: this layer does not import adapters. */
export const useTranslations = (given: Translate): void => void (translate = given);
export const messageOf = (locale: Locale, key: string, params?: Readonly<Record<string, string | number>>): string => translate(locale, key, params);

type Special<F extends Failure> = { [Kind in F['kind']]?: (failure: Extract<F, { kind: Kind }>) => Record<string, unknown> & { __typename: string } };

/** A refusal as the GraphQL object that stands for it; `special` makes the objects that carry facts beside the code. */
export function toUserError<F extends Failure>(failure: F, locale: Locale, special: Special<F> = {}): UserErrorType {
  const make = (special as Record<string, ((failure: F) => object) | undefined>)[failure.kind];
  const __typename = INPUT_FAILURES.has(failure.kind) ? 'InvalidInputError' : failure.kind === 'NOT_FOUND' ? 'NotFoundError' : 'RefusedError';
  return { __typename, code: failure.kind, message: translate(locale, `failures.${failure.kind}`, withBounds(failure.params)), path: failure.path ? [...failure.path] : null, minimum: figureOf(failure.params?.min), maximum: figureOf(failure.params?.max), ...make?.(failure) } as UserErrorType;
}

/** Texts with `_between`, `_least` and `_most` name the bounds that a refusal carries; `context` names the condition that is not met. */
function withBounds(params: Failure['params'] = {}): Failure['params'] {
  if ('context' in params) return params;
  const context = 'min' in params ? ('max' in params ? 'between' : 'least') : 'max' in params ? 'most' : null;
  return context === null ? params : { ...params, context };
}
const figureOf = (bound: string | number | undefined): number | null => (typeof bound === 'number' ? bound : null);
