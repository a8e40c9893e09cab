import { DAY, HOUR, MINUTE } from '../kernel/clock.ts';
import { REACTION_KINDS, type ReactionKind } from '../kernel/reaction-kind.ts';
import type { OpenCommunity } from './community.ts';
import { SETTLED } from './community.ts';
import { at } from './past.ts';
import { createRandom, type Random } from './random.ts';
import type { Draft, RoomScript, TopicScript } from './script.ts';
import { as, done, forAll, progress, type Stage } from './stage.ts';

interface Remark {
  readonly author: string;
  readonly body: string;
  readonly minutes: number;
  readonly answer: { readonly author: string; readonly body: string } | null;
}
/** One post with all that happens below it, thought out before anything is done. */
interface Thread {
  readonly key: string;
  readonly topicId: string;
  readonly author: string;
  readonly time: number;
  readonly draft: Draft;
  readonly remarks: readonly Remark[];
  readonly reactions: readonly { readonly by: string; readonly kind: ReactionKind }[];
}

/** Posts of all communities with their comments and reactions, spread over the last weeks. */
export async function writeContent(stage: Stage, communities: readonly OpenCommunity[]): Promise<void> {
  const threads = communities.flatMap((community, index) => threadsOf(stage, community, createRandom(20_261_121 + index)));
  const postIds = new Map<string, string>();
  const published = progress(stage.say, 'posts', threads.length, 100);
  // One after the other within a topic: its counter is a row that they would wait for.
  await forAll(Map.groupBy(threads, ({ topicId }) => topicId).values(), async (ofTopic) => {
    for (const thread of ofTopic) {
      await publish(stage, thread, postIds);
      published();
    }
  });
  const discussed = progress(stage.say, 'discussions', threads.length, 100);
  await forAll(threads, async (thread) => {
    await discuss(stage, thread, postIds.get(thread.key)!);
    discussed();
  });
}

function threadsOf(stage: Stage, { id, script, topics, members, insiders }: OpenCommunity, random: Random): Thread[] {
  const wanted = script.topics.flatMap((topic, index) => Array.from({ length: topic.posts }, (_, number) => ({ topic, number, topicId: topics[index]!.id })));
  const order = random.some(wanted, wanted.length);
  const write = unlikeBefore((topic) => script.writePost(random, topic));
  return order.map(({ topic, number, topicId }, index) => {
    const isGated = topic.readEntitlement !== undefined || topic.writeEntitlement !== undefined;
    const around = isGated ? insiders : members;
    const author = topic.writeEntitlement === undefined ? random.pick(around) : script.owner;
    const time = stage.now.getTime() - SETTLED + ((index + random.next()) / order.length) * (SETTLED - 2 * HOUR);
    return { key: `demo:${id}:${index}`, topicId, author, time, draft: topic.drafts?.[number] ?? write(topic), ...attentionFor(script, around, author, random) };
  });
}

/** Writes until it comes out with what nobody has said yet; after some tries a repetition stands, as in life. */
function unlikeBefore(write: (topic: TopicScript) => Draft): (topic: TopicScript) => Draft {
  const said = new Set<string>();
  return (topic) => {
    let draft = write(topic);
    for (let tries = 0; tries < 20 && said.has(draft.body); tries++) draft = write(topic);
    said.add(draft.body);
    return draft;
  };
}

/** A few posts get much attention, most of them a little. */
function attentionFor(script: OpenCommunity['script'], around: readonly string[], author: string, random: Random): Pick<Thread, 'remarks' | 'reactions'> {
  const isLoved = random.chance(0.08);
  const others = around.filter((mailbox) => mailbox !== author);
  const speakers = random.some(others, isLoved ? random.whole(2, 4) : random.pick([0, 0, 0, 0, 1, 1]));
  const remarks = speakers.map((speaker, index) => ({
    author: speaker, body: script.writeComment(random), minutes: 7 + index * 13 + random.whole(0, 9), answer: random.chance(0.25) ? { author, body: script.writeAnswer(random) } : null,
  }));
  const fans = random.some(others, isLoved ? random.whole(5, 8) : random.pick([0, 0, 0, 1, 1]));
  return { remarks, reactions: fans.map((by) => ({ by, kind: random.chance(0.6) ? 'LIKE' : random.pick(REACTION_KINDS) })) };
}

async function publish(stage: Stage, { key, topicId, author, time, draft }: Thread, postIds: Map<string, string>): Promise<void> {
  const { id } = await at(new Date(time), async () => done(await stage.modules.posts.publishPost(as(stage, author), { topicId, ...draft, idempotencyKey: key })));
  postIds.set(key, id);
}

async function discuss(stage: Stage, { key, time, remarks, reactions }: Thread, postId: string): Promise<void> {
  const { comments } = stage.modules;
  for (const [index, { author, body, minutes, answer }] of remarks.entries()) {
    const said = time + minutes * MINUTE;
    const { id: parentId } = await at(new Date(said), async () => done(await comments.addComment(as(stage, author), { postId, body, idempotencyKey: `${key}:${index}` })));
    if (answer) await at(new Date(said + 4 * MINUTE), async () => done(await comments.addComment(as(stage, answer.author), { postId, parentId, body: answer.body, idempotencyKey: `${key}:${index}:answer` })));
  }
  for (const [index, { by, kind }] of reactions.entries()) {
    await at(new Date(time + (index + 2) * 3 * MINUTE), async () => done(await comments.react(as(stage, by), { kind: 'POST', id: postId }, kind)));
  }
}

/** Chat of the last days, in order within each room. */
export async function chat(stage: Stage, communities: readonly OpenCommunity[]): Promise<void> {
  const rooms = communities.flatMap((community, at) => community.rooms.map((room, index) => ({ community, room, script: community.script.rooms[index]!, random: createRandom(7_000 + at * 100 + index) })));
  await Promise.all(rooms.map(async ({ community: { script: { writeMessage }, members, insiders }, room, script, random }) => {
    const around = script.entitlement === undefined ? members : insiders;
    for (let index = 0; index < script.messages; index++) {
      const time = new Date(stage.now.getTime() - 3 * DAY + (index / script.messages) * (3 * DAY - 5 * MINUTE));
      await at(time, async () => done(await stage.modules.chat.sendMessage(as(stage, random.pick(around)), { roomId: room.id, body: writeMessage(random), idempotencyKey: `demo:${room.id}:${index}` })));
    }
    await share(stage, room.id, script, around);
  }));
}

/** What is handed round at the end of a talk: a list to enter, a red packet to open. */
async function share(stage: Stage, roomId: string, { relay, redPacket }: RoomScript, [owner, ...members]: readonly string[]): Promise<void> {
  const { relays, redPackets } = stage.modules;
  const minutesAgo = (minutes: number): Date => new Date(stage.now.getTime() - minutes * MINUTE);
  if (relay) {
    const { title, capacity, variants, entries } = relay;
    const { id: relayListId } = await at(minutesAgo(4), async () => done(await relays.createRelayList(as(stage, owner!), { roomId, title, capacity, variants, idempotencyKey: `demo:${roomId}:relay` })));
    for (const [index, mailbox] of members.slice(0, entries).entries()) {
      await at(minutesAgo(3), async () => done(await relays.enterRelay(as(stage, mailbox), { relayListId, variant: variants[index % variants.length]!, idempotencyKey: `demo:${relayListId}` })));
    }
  }
  if (redPacket) {
    const { title, total, shares, claims } = redPacket;
    const { id: redPacketId } = await at(minutesAgo(2), async () => done(await redPackets.sendRedPacket(as(stage, owner!), { roomId, content: 'VOUCHERS', split: 'RANDOM', title, total, shares, voucherDays: 30, idempotencyKey: `demo:${roomId}:packet` })));
    for (const mailbox of members.slice(0, claims)) await at(minutesAgo(1), async () => done(await redPackets.claimRedPacket(as(stage, mailbox), { redPacketId, idempotencyKey: `demo:${redPacketId}` })));
  }
}
