import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { BOT_SCOPES, type BotScope } from '../../../kernel/viewer.ts';
import type { BotRow, BotTokenRow } from '../index.ts';

export const BotScopeEnum = Object.fromEntries(BOT_SCOPES.map((scope) => [scope, scope])) as Record<BotScope, BotScope>;
registerEnumType(BotScopeEnum, {
  name: 'BotScope',
  description: 'What a token of a bot is good for.',
  valuesConfig: {
    READ_MESSAGES: { description: "To read the rooms' logs and follow them live." },
    SEND_MESSAGES: { description: 'To send messages, and to edit and recall its own.' },
    MODERATE: { description: 'To mute members and guests in rooms, and to recall their messages.' },
    ANNOUNCE: { description: 'To write in announcement rooms, too.' },
    MENTION_EVERYONE: { description: 'To name everyone in a room.' },
  },
});

@Access('object')
@ObjectType('Bot', { implements: NodeType, simpleResolvers: true, description: 'A program that acts in a community; seen by those who manage bots.' })
export class BotType extends NodeType {
  readonly __typename = 'Bot';
  readonly row: BotRow;

  constructor(row: BotRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { description: 'What people see as the author of its messages.' })
  get name(): string {
    return this.row.name;
  }
  @Field(() => String, { description: 'What it is for.' })
  get description(): string {
    return this.row.description;
  }
  @Field(() => Date, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was removed; null while it is there.' })
  get removedAt(): Date | null {
    return this.row.removedAt;
  }
}
export const BotConnectionType = connectionOf('Bot', () => BotType);

@Access('object')
@ObjectType('BotToken', { implements: NodeType, simpleResolvers: true, description: 'What a bot comes with. Its secret is told once, when it is made.' })
export class BotTokenType extends NodeType {
  readonly __typename = 'BotToken';
  readonly row: BotTokenRow;

  constructor(row: BotTokenRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { description: 'What tells it from others.' })
  get name(): string {
    return this.row.name;
  }
  @ListSize(BOT_SCOPES.length)
  @Field(() => [BotScopeEnum], { description: 'What it is good for.' })
  get scopes(): BotScope[] {
    return this.row.scopes;
  }
  @Field(() => Boolean, { description: 'Whether it is good for every room of the community, also those that are opened later.' })
  get isForAllRooms(): boolean {
    return this.row.isForAllRooms;
  }
  @Field(() => Date, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it ends; null for never.' })
  get expiresAt(): Date | null {
    return this.row.expiresAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was last used, to the minute; null when it never was.' })
  get lastUsedAt(): Date | null {
    return this.row.lastUsedAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was revoked; null when it was not.' })
  get revokedAt(): Date | null {
    return this.row.revokedAt;
  }
}
export const BotTokenConnectionType = connectionOf('BotToken', () => BotTokenType);
