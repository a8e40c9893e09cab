import { Field, ID, InputType, Int } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';

@InputType({ description: 'One level of the KOL programme.' })
export class KolLevelInput {
  @Field(() => String, { description: 'The name for people: up to 40 characters, unlike that of other levels.' })
  name!: string;
  @Field(() => Int, { description: 'Growth points that it takes; not fewer than the level below.' })
  points!: number;
  @Field(() => Int, { description: 'Published posts that it takes; not fewer than the level below.' })
  posts!: number;
  @Field(() => Int, { description: 'Invited people who paid that it takes; not fewer than the level below.' })
  payingInvitees!: number;
  @Field(() => [String], { nullable: true, description: 'The rights it adds to those of the levels below, such as `topics.create`.' })
  entitlements?: string[] | null;
}
@InputType({ description: 'All levels.' })
export class SetKolLevelsInput {
  @Field(() => [KolLevelInput], { description: 'Up to 10 levels, from the first. They replace the present ones by rank; none ends the programme.' })
  levels!: KolLevelInput[];
}
@InputType({ description: 'Whom to ask to become a KOL.' })
export class InviteKolInput {
  @Field(() => ID, { description: 'A member who has what the first level asks for.' })
  memberId!: string;
  @Field(() => String, { nullable: true, description: 'Words for the member: up to 500 characters.' })
  message?: string | null;
  @Field(() => Int, { nullable: true, description: 'For how many days it can be answered, 1 to 90; 14 when absent.' })
  expiresInDays?: number | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
@InputType({ description: 'To which level, and why.' })
export class PromoteKolInput {
  @Field(() => ID, { description: 'A higher level of the same community.' })
  toLevelId!: string;
  @Field(() => String, { description: 'Why, for the KOL and the record: up to 500 characters.' })
  reason!: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether to promote although the KOL lacks something that the level asks for.' })
  despiteTargets?: boolean | null;
}
@InputType({ description: 'To which level, and why.' })
export class DemoteKolInput {
  @Field(() => ID, { description: 'A lower level of the same community.' })
  toLevelId!: string;
  @Field(() => String, { description: 'Why, for the KOL and the record: up to 500 characters.' })
  reason!: string;
}
@InputType({ description: 'Why it ends.' })
export class EndKolStandingInput {
  @Field(() => String, { description: 'Why, for the KOL and the record: up to 500 characters.' })
  reason!: string;
}
