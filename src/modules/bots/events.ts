import type { DomainEvent } from '../../kernel/event.ts';

export type BotCreated = DomainEvent<'bots.bot-created', { botId: string; userId: string; byUserId: string }>;
export type BotUpdated = DomainEvent<'bots.bot-updated', { botId: string; byUserId: string }>;
/** With all its tokens. */
export type BotRemoved = DomainEvent<'bots.bot-removed', { botId: string; userId: string; byUserId: string }>;
export type BotTokenCreated = DomainEvent<'bots.token-created', { botId: string; tokenId: string; scopes: readonly string[]; byUserId: string }>;
export type BotTokenRevoked = DomainEvent<'bots.token-revoked', { botId: string; tokenId: string; byUserId: string }>;
