'use strict';

/** The doors that each module may import, and by them what those may import: docs/architecture.md §3. */
const EDGES = {
  identity: [],
  communities: ['identity'],
  'stripe-events': ['identity'],
  tiers: ['communities'],
  media: ['communities'],
  topics: ['tiers'],
  posts: ['topics', 'media'],
  comments: ['posts'],
  plans: ['tiers'],
  promotions: ['plans'],
  ledger: ['communities'],
  billing: ['plans', 'promotions', 'ledger'],
  checkout: ['billing', 'plans', 'promotions', 'ledger'],
  subscriptions: ['billing', 'plans'],
  refunds: ['billing', 'ledger'],
  reviews: ['billing', 'ledger', 'refunds'],
  payouts: ['billing', 'ledger', 'refunds'],
  escrows: ['billing', 'refunds', 'ledger'],
  chat: ['posts', 'media'],
  'message-marks': ['chat'],
  forwards: ['chat', 'posts'],
  'viewer-streams': ['chat'],
  'room-signals': ['chat'],
  'room-search': ['chat'],
  bots: ['chat'],
  relays: ['chat'],
  growth: ['tiers'],
  'red-packets': ['chat', 'growth', 'promotions'],
  referrals: ['growth', 'promotions', 'billing'],
  gifts: ['checkout'],
  kol: ['growth', 'billing'],
};

/** Every module that this one may import, itself left out. */
const reachable = (name, seen = new Set()) => {
  for (const next of EDGES[name]) if (!seen.has(next)) reachable(next, seen.add(next));
  return [...seen];
};

module.exports = { EDGES, reachable };
