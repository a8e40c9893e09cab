import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { ROLES, type MemberRow, type Role } from '../index.ts';

export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role])) as Record<Role, Role>;
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a member is in a community: a named set of permissions.',
  valuesConfig: {
    OWNER: { description: 'Opened it, or took it over; may do everything.' },
    PARTNER: { description: 'Runs it together with the owner.' },
    ADMIN: { description: 'Keeps order.' },
    GUEST: { description: 'Invited to contribute; reads everything.' },
    MEMBER: { description: 'Everybody else.' },
  },
});

@Access('object')
@ObjectType('Member', { implements: NodeType, simpleResolvers: true, description: 'A person in a community.' })
export class MemberType extends NodeType {
  readonly __typename = 'Member';
  readonly row: MemberRow;

  constructor(row: MemberRow) {
    super();
    this.row = row;
  }
  @Field(() => RoleEnum, { description: 'The role in this community.' })
  get role(): Role {
    return this.row.role;
  }
  @Field(() => Int, { description: 'Counted from 1 in order of joining; kept when somebody leaves and comes back.' })
  get number(): number {
    return this.row.number;
  }
  @Field(() => Date, { description: 'When the member joined first.' })
  get joinedAt(): Date {
    return this.row.joinedAt;
  }
}
export const MemberConnectionType = connectionOf('Member', () => MemberType);
