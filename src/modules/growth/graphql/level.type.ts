import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { UnlockPathType } from '../../../graphql/unlock-path.ts';
import { messageOf } from '../../../graphql/user-error.ts';
import type { Locale } from '../../../kernel/viewer.ts';
import type { Level } from '../index.ts';

@Access('open')
@ObjectType('GrowthLevel', { simpleResolvers: true, description: 'A step that members reach with points.' })
export class GrowthLevelType {
  readonly level: Level;
  readonly locale: Locale;

  constructor(level: Level, locale: Locale) {
    this.level = level;
    this.locale = locale;
  }
  @Field(() => Int, { description: 'Counted from 1.' })
  get number(): number {
    return this.level.number;
  }
  @Field(() => String, { description: "The community's name for it, else its number in the viewer's language." })
  get name(): string {
    return this.level.name ?? messageOf(this.locale, 'names.growth-level', { number: this.level.number });
  }
  @Field(() => Int, { description: 'The points that reach it.' })
  get threshold(): number {
    return this.level.threshold;
  }
  @ListSize(50)
  @Field(() => [String], { description: 'The rights it adds to those of the levels below.' })
  get entitlements(): readonly string[] {
    return this.level.entitlements;
  }
}

@Access('open')
@ObjectType('ReachLevelPath', { implements: UnlockPathType, simpleResolvers: true, description: 'Earn points until a level is reached.' })
export class ReachLevelPathType extends UnlockPathType {
  readonly __typename = 'ReachLevelPath';
  @Field(() => Int, { description: 'How many points the viewer lacks.' })
  readonly missingPoints!: number;
  readonly level!: Level;
}

@Resolver(() => ReachLevelPathType)
export class ReachLevelPathFields {
  @Access('open')
  @FieldResolver(() => GrowthLevelType, { description: 'The lowest level that unlocks it.' })
  level(@Root() { level }: ReachLevelPathType, @Ctx() { locale }: Context): GrowthLevelType {
    return new GrowthLevelType(level, locale);
  }
}
