import { Authorized, Extensions } from 'type-graphql';
import type { BotScope } from '../kernel/viewer.ts';

/** Who may call a root field. Every root field carries one of these; a test walks the schema. */
export type RootPolicy = 'public' | 'signed-in' | 'staff';
/**
 * Why a field of an object may be read by whoever holds the object.
 * `object`: an access function decided who gets the object at all. `open`: nothing in it is protected.
 * `guarded`: the field has a resolver of its own that decides.
 */
export type FieldPolicy = 'object' | 'open' | 'guarded';

const both = (...decorators: (MethodDecorator & PropertyDecorator)[]): MethodDecorator => (target, key, descriptor) => {
  for (const decorate of decorators) (decorate as MethodDecorator)(target, key, descriptor);
};
/** Visitors too. What they get is decided inside. */
export const Public = (): MethodDecorator => Extensions({ policy: 'public' satisfies RootPolicy }) as MethodDecorator;
/** Anyone with an account; others get `UNAUTHENTICATED`. */
export const SignedIn = (): MethodDecorator => both(Authorized() as never, Extensions({ policy: 'signed-in' satisfies RootPolicy }) as never);
/** The operator of the deployment; other accounts get `FORBIDDEN`. */
export const StaffOnly = (): MethodDecorator => both(Authorized('staff') as never, Extensions({ policy: 'staff' satisfies RootPolicy }) as never);
/** On an object type: the policy of its fields. On a field: its own. */
export const Access = (policy: FieldPolicy): ClassDecorator & MethodDecorator & PropertyDecorator => Extensions({ policy }) as never;
/**
 * On a field with a resolver: a bot may ask it whose token has one of these scopes. Every other is `FORBIDDEN` to bots, wherever it stands in a
 * document; plain fields go with their object.
 */
export const ForBots = (...scopes: [BotScope, ...BotScope[]]): MethodDecorator => Extensions({ botScopes: scopes }) as MethodDecorator;
/** For the cost of a plain list: how many items it holds at most. */
export const ListSize = (size: number): MethodDecorator & PropertyDecorator => Extensions({ listSize: size }) as never;
/** The field tries a secret: each use counts as an attempt, and a request holds one. */
export const Credential = (): MethodDecorator => Extensions({ credential: true }) as never;

/** How live answers may be shared. */
export interface Sharing {
  /** On a subscription: the argument that says where its stream starts, and nothing else. */
  readonly startArgument?: string;
}
/**
 * The value depends on nothing of the viewer, so that one execution can answer all subscribers who asked for the same. On an object type: so do its
 * fields that have no resolver. What is not marked depends on the viewer.
 */
export const Shared = (sharing: Sharing = {}): ClassDecorator & MethodDecorator & PropertyDecorator => Extensions({ shared: true, ...sharing }) as never;
