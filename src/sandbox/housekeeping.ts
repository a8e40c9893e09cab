import type { World } from './world.ts';

const DAY = 86_400;

/** Forgets what Stripe forgets too: events after 30 days with their deliveries, answers to keys after a day. */
export function forgetOld(world: World): void {
  const { event: events, delivery: deliveries, saved_answer: answers } = world.tables;
  const now = world.clock.seconds();
  const waiting = new Set([...deliveries.values()].filter((each) => each.state === 'pending').map((each) => each.event));
  for (const event of events.values()) {
    if (event.created <= now - 30 * DAY && !waiting.has(event.id)) events.delete(event.id);
  }
  for (const delivery of deliveries.values()) if (!events.has(delivery.event)) deliveries.delete(delivery.id);
  for (const answer of answers.values()) if (answer.savedAt <= now - DAY) answers.delete(answer.id);
}
