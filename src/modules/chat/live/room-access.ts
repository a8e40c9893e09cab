import { RequestError } from '../../../kernel/request-error.ts';
import { peopleList, peopleWithout, type PeopleList, type RightQuestion } from '../../tiers/index.ts';
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
  /** Who of all lacks a right, to be asked with what they are to get. */
  question(entitlement: string | null): RightQuestion {
    this.#list ??= listOf(this.#all);
    return this.#question(this.#list, entitlement);
  }
  async endAllLost(entitlement: string | null): Promise<void> {
    return this.endThose(await this.#without(this.question(entitlement)), entitlement);
  }
  async endLost(streams: readonly RoomListener[], entitlement: string | null): Promise<void> {
    return this.endThose(await this.#without(this.#question(listOf(streams), entitlement)), entitlement);
  }
  /** Ends the streams of those who were found to lack the right. Nobody is put out for a right that the room asks for no longer: who came in since then never needed it. */
  async endThose(lacking: readonly string[], entitlement: string | null): Promise<void> {
    if (lacking.length === 0) return;
    const now = (await headsOf(this.#deps.reader, [this.#roomId])).get(this.#roomId)?.entitlement ?? null;
    const people = peopleList(lacking);
    if (now !== entitlement) return this.endThose(await this.#without(this.#question(people, now)), now);
    const [lost, strangers] = [new Set(lacking), new Set(await this.#without(this.#question(people, null)))];
    for (const stream of this.#all) if (lost.has(stream.userId)) stream.fail(endedFor(strangers.has(stream.userId) ? 'MEMBERSHIP_ENDED' : 'ENTITLEMENT_LOST'));
  }

  #without(question: RightQuestion): Promise<string[]> {
    return peopleWithout(this.#deps.reader as never, question);
  }
  #question(people: PeopleList, entitlement: string | null): RightQuestion {
    return { people, communityId: this.#communityId, entitlement, at: this.#deps.clock.now() };
  }
}
const listOf = (streams: Iterable<RoomListener>): PeopleList => {
  const users = new Set<string>();
  for (const { userId } of streams) users.add(userId);
  return peopleList(users);
};
