import type { Clock } from '../../kernel/clock.ts';
import { ok } from '../../kernel/result.ts';
import type { Mail, Mailer } from './mailer.ts';

const MAX_KEPT = 200;

export interface KeptMail extends Mail { readonly id: string; readonly sentAt: Date }
export interface DevelopmentMailbox extends Mailer {
  /** Newest first; with `to` only those of one address. */
  list(to?: string): readonly KeptMail[];
}

/** Keeps the last 200 mails for a page, and sends none. */
export function createDevelopmentMailbox(clock: Clock): DevelopmentMailbox {
  const kept: KeptMail[] = [];
  let count = 0;
  return {
    async send(mail) {
      count += 1;
      kept.unshift({ ...mail, id: `mail-${count}`, sentAt: clock.now() });
      kept.length = Math.min(kept.length, MAX_KEPT);
      return ok(null);
    },
    list: (to) => (to === undefined ? [...kept] : kept.filter((mail) => mail.to.toLowerCase() === to.toLowerCase())),
    close: async () => {},
  };
}
