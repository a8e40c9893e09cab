import { RequestError } from '../../../kernel/request-error.ts';
import { peopleList, peopleWithout, type PeopleList } from '../../tiers/index.ts';
import type { ChatDeps } from '../deps.ts';
import { headsOf } from '../queries/room-log.ts';

type EndReason = 'MEMBERSHIP_ENDED' | 'ENTITLEMENT_LOST';
const endedFor = (reason: EndReason): RequestError => new RequestError('FORBIDDEN', 'errors.stream-ended', {}, { reason });

/** Somebody who hears what happens in a room. */
export interface RoomListener {
  readonly userId: string;
  fail(error: Error): void;
}

/** Ends the streams of those who may not read a room any more: one statement for all who are asked about. */
export class RoomAccess {
  readonly #deps: Pick<ChatDeps, 'reader' | 'clock'>;
  readonly #roomId: string;
  readonly #communityId: string;
  readonly #all: ReadonlySet<RoomListener>;
  #list: PeopleList | null = null;

  constructor(deps: Pick<ChatDeps, 'reader' | 'clock'>, { roomId, communityId, streams }: { roomId: string; communityId: string; streams: ReadonlySet<RoomListener> }) {
    this.#deps = deps;
    this.#roomId = roomId;
    this.#communityId = communityId;
    this.#all = streams;
  }
  /** The streams are others than before. */
  streamsChanged(): void {
    this.#list = null;
  }
  endAllLost(entitlement: string | null): Promise<void> {
    this.#list ??= listOf(this.#all);
    return this.#end(this.#list, this.#all, entitlement);
  }
  endLost(streams: readonly RoomListener[], entitlement: string | null): Promise<void> {
    return this.#end(listOf(streams), streams, entitlement);
  }

  async #end(people: PeopleList, streams: Iterable<RoomListener>, entitlement: string | null): Promise<void> {
    const lost = await this.#lost(people, entitlement);
    if (lost.size === 0) return;
    const strangers = new Set(await this.#without(peopleList(lost), null));
    for (const stream of streams) if (lost.has(stream.userId)) stream.fail(endedFor(strangers.has(stream.userId) ? 'MEMBERSHIP_ENDED' : 'ENTITLEMENT_LOST'));
  }
  /** Nobody is put out for a right that the room asks for no longer: who came in since then never needed it. */
  async #lost(people: PeopleList, entitlement: string | null): Promise<ReadonlySet<string>> {
    const lost = new Set(await this.#without(people, entitlement));
    if (lost.size === 0) return lost;
    const now = (await headsOf(this.#deps.reader, [this.#roomId])).get(this.#roomId)?.entitlement ?? null;
    return now === entitlement ? lost : this.#lost(peopleList(lost), now);
  }
  #without(people: PeopleList, entitlement: string | null): Promise<string[]> {
    return peopleWithout(this.#deps.reader as never, { people, communityId: this.#communityId, entitlement, at: this.#deps.clock.now() });
  }
}
const listOf = (streams: Iterable<RoomListener>): PeopleList => {
  const users = new Set<string>();
  for (const { userId } of streams) users.add(userId);
  return peopleList(users);
};
