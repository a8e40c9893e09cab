import { Field, ObjectType } from 'type-graphql';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { UnlockPathType } from '../../../graphql/unlock-path.ts';
import { UserErrorType } from '../../../graphql/user-error.ts';

@Access('open')
@ObjectType('EntitlementMissingError', { implements: UserErrorType, simpleResolvers: true, description: 'A right is missing; `unlockPaths` says how to get it.' })
export class EntitlementMissingErrorType extends UserErrorType {
  @Field(() => String, { description: 'The name of the missing right.' })
  readonly entitlement!: string;
  @ListSize(20)
  @Field(() => [UnlockPathType], { description: 'The ways to get it; empty when there is none.' })
  readonly unlockPaths!: UnlockPathType[];
}
