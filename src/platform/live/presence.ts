import { randomBytes } from 'node:crypto';
import { Listeners, type Hints } from './hints.ts';

/** Who is where, over all processes, by what each of them sees. Never stored: a process that falls silent takes its people along. */
export interface Presence {
  /** Somebody came; as often as that, they have to leave. */
  enter(place: string, person: string): void;
  leave(place: string, person: string): void;
  /** Those who are there, in order of coming as far as this process knows. */
  present(place: string): readonly string[];
  /** Told whenever somebody came or went; answers what ends it. */
  watch(place: string, listener: () => void): () => void;
  close(): void;
}
export interface PresenceOptions {
  readonly heartbeatMilliseconds?: number;
  readonly silenceMilliseconds?: number;
}
const TOPIC = 'presence';
/** Ids in one signal, beside the place. */
const PEOPLE_AT_ONCE = 3;

/** Another process: what it has told so far, and when it was last heard. */
interface Peer {
  seq: number;
  heardAt: number;
  readonly people: Map<string, Set<string>>;
}

/**
 * Each process tells who came (`+`) and who went (`-`), counted, and now and then that it lives (`!`) and how far it has counted. Whoever finds
 * a gap asks (`?`), and is told everything anew (`[`, then `=`).
 */
export function createPresence(hints: Pick<Hints, 'signal' | 'hear'>, { heartbeatMilliseconds = 2_000, silenceMilliseconds = 6_000 }: PresenceOptions = {}): Presence {
  const node = randomBytes(6).toString('base64url');
  const own: OwnPeople = new Map();
  const peers = new Map<string, Peer>();
  const watchers = new Listeners();
  let seq = 0;
  let toldAllAt = 0;
  const tell = (...words: readonly (string | number)[]): void => hints.signal(TOPIC, words.join(' '));
  const count = (sign: '+' | '-', place: string, person: string): void => {
    tell(sign, node, ++seq, place, person);
    watchers.notify(place);
  };
  const tellAll = (): void => {
    if (performance.now() - toldAllAt < 100) return;
    toldAllAt = performance.now();
    tell('[', node, seq);
    for (const words of partsOf(own)) tell('=', node, ...words);
  };
  const stopHearing = hints.hear(TOPIC, (payload) => {
    const [sign = '', from = '', ...rest] = payload.split(' ');
    if (from === node) return;
    if (sign === '?') {
      if (rest[0] === node) tellAll();
    } else if (!hearPeer(peers, watchers, { sign, from, rest })) tell('?', node, from);
  });
  const timer = setInterval(() => {
    if (seq > 0) tell('!', node, seq);
    for (const [name, { heardAt }] of [...peers]) if (performance.now() - heardAt > silenceMilliseconds) drop(peers, watchers, name);
  }, heartbeatMilliseconds).unref();
  return {
    ...ownRoster(own, count),
    present: (place) => [...new Set([own.get(place), ...[...peers.values()].map(({ people }) => people.get(place))].flatMap((people) => [...(people?.keys() ?? [])]))],
    watch: (place, listener) => watchers.add(place, listener),
    close() {
      clearInterval(timer);
      stopHearing();
      if (seq > 0) tell('x', node);
    },
  };
}

type OwnPeople = Map<string, Map<string, number>>;
/** Each place with some of those who are there, as much as one signal takes. */
const partsOf = (own: OwnPeople): string[][] => [...own].flatMap(([place, people]) => {
  const ids = [...people.keys()];
  return Array.from({ length: Math.ceil(ids.length / PEOPLE_AT_ONCE) }, (_, part) => [place, ...ids.slice(part * PEOPLE_AT_ONCE, (part + 1) * PEOPLE_AT_ONCE)]);
});
/** The people of this process, counted, as each may be in a place several times. */
const ownRoster = (own: OwnPeople, changed: (sign: '+' | '-', place: string, person: string) => void): Pick<Presence, 'enter' | 'leave'> => ({
  enter(place, person) {
    const people = own.get(place) ?? new Map<string, number>();
    own.set(place, people);
    people.set(person, (people.get(person) ?? 0) + 1);
    if (people.get(person) === 1) changed('+', place, person);
  },
  leave(place, person) {
    const people = own.get(place);
    const left = (people?.get(person) ?? 0) - 1;
    if (people === undefined || left < 0) return;
    if (left > 0) return void people.set(person, left);
    people.delete(person);
    if (people.size === 0) own.delete(place);
    changed('-', place, person);
  },
});

function drop(peers: Map<string, Peer>, watchers: Listeners, name: string): void {
  const peer = peers.get(name);
  peers.delete(name);
  for (const place of peer?.people.keys() ?? []) watchers.notify(place);
}

/** False when something must have been missed. */
function hearPeer(peers: Map<string, Peer>, watchers: Listeners, { sign, from, rest: [first = '', ...words] }: { sign: string; from: string; rest: readonly string[] }): boolean {
  if (sign === 'x') return drop(peers, watchers, from), true;
  if (sign === '[') drop(peers, watchers, from);
  const isNew = !peers.has(from);
  const peer = peers.get(from) ?? { seq: sign === '[' ? Number(first) : 0, heardAt: 0, people: new Map<string, Set<string>>() };
  if (isNew && (sign === '[' || sign === '+')) peers.set(from, peer);
  peer.heardAt = performance.now();
  if (sign === '[') return true;
  if (sign === '!') return !isNew && peer.seq === Number(first);
  if (sign === '=') return put(peer, first, words), watchers.notify(first), !isNew;
  if (Number(first) !== peer.seq + 1) return Number(first) <= peer.seq;
  peer.seq += 1;
  const [place = '', person = ''] = words;
  if (sign === '+') put(peer, place, [person]);
  else if (peer.people.get(place)?.delete(person) && peer.people.get(place)!.size === 0) peer.people.delete(place);
  watchers.notify(place);
  return true;
}
const put = ({ people }: Peer, place: string, ids: readonly string[]): void => void people.set(place, new Set([...(people.get(place) ?? []), ...ids]));
