import { compose } from '../../src/compose.ts';
import { requireConfig } from '../../src/config.ts';
import { encodeId } from '../../src/kernel/id.ts';
import { createWorld, randomName } from '../../test/support/world.ts';

const DAY_SECONDS = 86_400;

export interface Place {
  readonly roomId: string;
  /** Tokens of those who manage rooms, so that no limit for members slows them down. */
  readonly writers: readonly string[];
  readonly subscribers: readonly string[];
}

/** A room whose people may write and listen. */
export async function aRoomFullOfPeople(environment: Readonly<Record<string, string>>, writers: number, subscribers: number): Promise<Place> {
  const composition = await compose(requireConfig({ ...environment, NODE_ENV: 'development', LOG_LEVEL: 'silent', STRIPE_API_BASE: 'http://127.0.0.1:9' }));
  try {
    const world = createWorld(composition);
    const { owner, community } = await world.aCommunity();
    const made = await composition.modules.chat.createRoom(owner, { communityId: community.id, name: randomName('room'), idempotencyKey: randomName('key') });
    if (!made.ok) throw new Error(`No room: ${made.failure.kind}`);
    const tokensOf = async (count: number, role: 'ADMIN' | 'MEMBER'): Promise<string[]> => {
      const tokens: string[] = [];
      for (let n = 0; n < count; n++) {
        const { userId } = await world.aMember({ community, role });
        tokens.push((await composition.modules.identity.openSessionFor(userId, { accessTokenSeconds: DAY_SECONDS })).tokens.accessToken);
      }
      return tokens;
    };
    return { roomId: encodeId('Room', made.value.room.id), writers: await tokensOf(writers, 'ADMIN'), subscribers: await tokensOf(subscribers, 'MEMBER') };
  } finally {
    await composition.close();
  }
}
