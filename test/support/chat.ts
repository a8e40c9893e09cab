import { encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../src/modules/communities/index.ts';
import type { TestApp } from './app.ts';
import { randomName } from './world.ts';

/** A community of its own with a room and two members beside the owner. */
export interface Stage {
  readonly owner: SignedInViewer;
  readonly member: SignedInViewer;
  readonly other: SignedInViewer;
  readonly community: CommunityRow;
  readonly roomId: string;
}
const CREATE = 'mutation ($input: CreateRoomInput!) { createRoom(input: $input) { room { id } errors { ... on UserError { code path } } } }';
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id seq ordinal createdAt } errors { __typename ... on UserError { code path } ... on MutedInRoomError { mutedUntil } } } }';

/** Rooms and messages made through the API. */
export function chatOf(app: () => TestApp) {
  const chat = {
    async aRoom(owner: SignedInViewer, community: CommunityRow, more: object = {}): Promise<string> {
      const input = { communityId: encodeId('Community', community.id), name: randomName('room'), idempotencyKey: randomName('key'), ...more };
      return (await app().run(CREATE, { input }, owner)).data.createRoom.room.id;
    },
    async stage(more: object = {}): Promise<Stage> {
      const { owner, community } = await app().world.aCommunity();
      const member = await app().world.aMember({ community });
      const other = await app().world.aMember({ community });
      return { owner, member, other, community, roomId: await chat.aRoom(owner, community, more) };
    },
    async trySend(viewer: SignedInViewer, roomId: string, body: string, more: object = {}) {
      return (await app().run(SEND, { input: { roomId, body, idempotencyKey: randomName('key'), ...more } }, viewer)).data.sendMessage;
    },
    async send(viewer: SignedInViewer, roomId: string, body: string, more: object = {}): Promise<{ id: string; seq: number; ordinal: number; createdAt: string }> {
      const { message, errors } = await chat.trySend(viewer, roomId, body, more);
      if (message === null) throw new Error(JSON.stringify(errors));
      return message;
    },
  };
  return chat;
}
