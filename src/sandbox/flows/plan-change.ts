import { periodEnd } from '../calendar.ts';
import { newId } from '../ids.ts';
import type { LineDraft } from '../line-draft.ts';
import { periodLines } from '../resources/invoice-lines.ts';
import { planOf } from '../resources/prices.ts';
import { invalidParameter, refused } from '../stripe-error.ts';
import type { Subscription, SubscriptionItem } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { prorationLine } from './proration-line.ts';

export interface ItemChange {
  id?: string;
  price?: string;
  quantity?: number;
  deleted?: boolean;
}

export type ProrationBehavior = 'always_invoice' | 'create_prorations' | 'none';

export interface WantedChange {
  items?: ItemChange[];
  /** `now` begins a new period at once. */
  anchor?: 'now' | 'unchanged';
  behavior: ProrationBehavior;
  /** Counts the time as from then; the preview and the change give the same. */
  at: number;
  trialEnd?: number | 'now';
}

/** What a change comes to; nothing has happened yet. */
export interface PlannedChange {
  items: SubscriptionItem[];
  anchor: number;
  status: Subscription['status'];
  trialEnd: number | null;
  /** A new period begins at once, so it is asked for at once. */
  startsPeriod: boolean;
  prorations: LineDraft[];
  /** What is asked for at once, if anything. */
  dueNow: LineDraft[];
}

function changedItem(world: World, subscription: Subscription, change: ItemChange, at: string): SubscriptionItem | null {
  const known = subscription.items.data.find((item) => item.id === change.id);
  if (change.id !== undefined && !known) throw invalidParameter(`No such subscription item: '${change.id}'`, 'resource_missing', `${at}[id]`);
  if (change.deleted) return null;
  const price = change.price === undefined ? known?.price : find(world, 'price', change.price, `${at}[price]`);
  if (!price) throw invalidParameter('Give the price of a new item.', 'parameter_missing', `${at}[price]`);
  if (price.currency !== subscription.currency) throw refused('All prices of a subscription have the same currency.', { param: `${at}[price]` });
  const template = known ?? subscription.items.data[0];
  if (!template) throw refused('The subscription has no items.');
  const id = known?.id ?? newId('si', 14);
  const fresh = known ? {} : { created: world.clock.seconds(), metadata: {} };
  return { ...template, ...fresh, id, price, plan: planOf(price), quantity: change.quantity ?? known?.quantity ?? 1 };
}

function itemsAfter(world: World, subscription: Subscription, changes: ItemChange[]): SubscriptionItem[] {
  const touched = new Set(changes.map((change) => change.id));
  const kept = subscription.items.data.filter((item) => !touched.has(item.id));
  const changed = changes.map((change, index) => changedItem(world, subscription, change, `items[${index}]`));
  const items = [...kept, ...changed.filter((item) => item !== null)];
  if (items.length === 0) throw refused('A subscription must have at least one active plan.', { param: 'items' });
  const intervals = new Set(items.map(({ plan }) => `${plan.interval_count} ${plan.interval}`));
  if (intervals.size > 1) throw refused('The sandbox bills one interval per subscription.', { param: 'items' });
  return items;
}

function intervalOf({ plan }: SubscriptionItem): string {
  return `${plan.interval_count} ${plan.interval}`;
}

function isSame(before: SubscriptionItem, after: SubscriptionItem | undefined): boolean {
  return after?.price.id === before.price.id && after.quantity === before.quantity;
}

/** Credits for what is given up of the present period and, within it, debits for what takes its place. */
function prorationsOf(world: World, subscription: Subscription, items: SubscriptionItem[], at: number, isWhole: boolean): LineDraft[] {
  const before = subscription.items.data;
  const given = before.filter((item) => isWhole || !isSame(item, items.find(({ id }) => id === item.id)));
  const credits = given.map((item) => prorationLine(world, item, at, 'credit'));
  if (isWhole) return credits;
  const taken = items.filter((item) => !before.some((old) => old.id === item.id && isSame(old, item)));
  return [...credits, ...taken.map((item) => prorationLine(world, item, at, 'debit'))];
}

function inNewPeriod(items: SubscriptionItem[], start: number, end: number | null): SubscriptionItem[] {
  return items.map((item) => ({ ...item, current_period_start: start, current_period_end: end ?? periodEnd(start, item.plan, start) }));
}

/** Works out a change of items, period or trial: the preview shows it and the update carries it out. */
export function planChange(world: World, subscription: Subscription, wanted: WantedChange): PlannedChange {
  const { behavior, at, trialEnd } = wanted;
  const replaced = itemsAfter(world, subscription, wanted.items ?? []);
  const isTrial = subscription.status === 'trialing';
  const endsTrial = isTrial && (trialEnd === 'now' || wanted.anchor === 'now');
  const longer = typeof trialEnd === 'number' ? trialEnd : null;
  const [first, firstBefore] = [replaced[0], subscription.items.data[0]];
  const isOtherInterval = !isTrial && first !== undefined && firstBefore !== undefined && intervalOf(first) !== intervalOf(firstBefore);
  const startsPeriod = endsTrial || longer !== null || isOtherInterval || (!isTrial && wanted.anchor === 'now');
  const items = startsPeriod ? inNewPeriod(replaced, at, longer) : replaced;
  const staysTrial = longer !== null || (isTrial && !endsTrial);
  const status = staysTrial ? 'trialing' : isTrial ? 'active' : subscription.status;
  const isProrated = behavior !== 'none' && !isTrial;
  const prorations = isProrated ? prorationsOf(world, subscription, replaced, at, startsPeriod) : [];
  const periods = startsPeriod ? periodLines(world, { items: { ...subscription.items, data: items }, status }) : [];
  const dueNow = startsPeriod ? [...prorations, ...periods] : behavior === 'always_invoice' ? prorations : [];
  const anchor = longer ?? (startsPeriod ? at : subscription.billing_cycle_anchor);
  const newTrialEnd = longer ?? (endsTrial ? at : subscription.trial_end);
  return { items, anchor, status, trialEnd: newTrialEnd, startsPeriod, prorations, dueNow };
}
