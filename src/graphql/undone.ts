import { Field, InterfaceType } from 'type-graphql';
import type { Locale } from '../kernel/viewer.ts';
import { messageOf } from './user-error.ts';

/** One thing that goes with a refund. Modules add what they gave for an order: access, vouchers, points. */
@InterfaceType('Undone', { description: 'Something that a refund undoes. New kinds may be added: show the title of one that you do not know.' })
export abstract class UndoneType {
  abstract readonly __typename: string;

  @Field(() => String, { description: "What happens, in the viewer's language." })
  readonly title!: string;
}

interface UndoneThing {
  readonly kind: string;
  readonly wording?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
/** The object that stands for a thing of this kind: `GROUP_BUY_SEAT` is a `GroupBuySeatUndone`. */
export const undoneOf = (locale: Locale, thing: UndoneThing): UndoneType => ({ ...thing, __typename: `${pascal(thing.kind)}Undone`, title: messageOf(locale, `undone.${thing.wording ?? thing.kind}`, thing.params) });

const pascal = (kind: string): string => kind.toLowerCase().replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
