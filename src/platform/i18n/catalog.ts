import type { Messages } from './messages.ts';
import { access } from './locales/access.ts';
import { plans } from './locales/plans.ts';
import { chat } from './locales/chat.ts';
import { escrows } from './locales/escrows.ts';
import { errors } from './locales/errors.ts';
import { failures } from './locales/failures.ts';
import { ledger } from './locales/ledger.ts';
import { mails } from './locales/mails.ts';
import { media } from './locales/media.ts';
import { names } from './locales/names.ts';
import { payouts } from './locales/payouts.ts';
import { redPackets } from './locales/red-packets.ts';
import { relays } from './locales/relays.ts';
import { refunds } from './locales/refunds.ts';
import { promotions } from './locales/promotions.ts';
import { subscriptions } from './locales/subscriptions.ts';

/** Every part's texts: a part of the product adds its file under `locales/` and a line here. */
export const CATALOG: Readonly<Record<string, Messages>> = {
  access,
  plans,
  chat,
  escrows,
  errors,
  failures,
  ledger,
  mails,
  media,
  names,
  payouts,
  refunds,
  redPackets,
  relays,
  promotions,
  subscriptions,
};
