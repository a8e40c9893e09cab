import type { Clock } from '../../kernel/clock.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { askTogether } from '../../platform/concurrency/ask-together.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type * as I18n from '../../platform/i18n/index.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import type { RateLimiter } from '../../platform/rate-limit/rate-limiter.ts';
import type { AccessTokens } from '../../platform/tokens/access-tokens.ts';
import type * as OpaqueTokens from '../../platform/tokens/opaque-tokens.ts';
import type { Passwords } from '../../platform/tokens/passwords.ts';
import type { WechatClient } from '../../platform/wechat/code-to-session.ts';
import type { CredentialTables } from './model/credential.entity.ts';
import type { SessionTables } from './model/session.entity.ts';
import type { UserTables } from './model/user.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = UserTables & CredentialTables & SessionTables;
export type IdentityReader = Reader<Tables>;

/**
 * What is counted: wrong passwords by account, mails by the address they go to, and tries of a secret by network address.
 * The last are taken at the door of each operation that holds a credential.
 */
export type IdentityBucket = 'account' | 'mails' | 'credentials';

export interface IdentitySettings {
  readonly refreshTokenSeconds: number;
  readonly staffEmails: readonly string[];
  /** Where the links of mails lead. */
  readonly webUrl: string;
}
export interface IdentityDeps {
  readonly uow: UnitOfWork;
  readonly reader: IdentityReader;
  readonly clock: Clock;
  readonly passwords: Passwords;
  readonly accessTokens: AccessTokens;
  readonly opaqueTokens: Pick<typeof OpaqueTokens, 'newOpaqueToken' | 'hashOpaqueToken' | 'isOpaqueToken'>;
  readonly limiter: RateLimiter<IdentityBucket>;
  /** Whom a network address is limited as. */
  readonly addressKey: (ip: string) => string;
  readonly mailer: Mailer;
  readonly texts: Pick<typeof I18n, 'translate' | 'translateHtml'>;
  /** Null when the deployment has no mini-program. */
  readonly wechat: WechatClient | null;
  readonly askTogether: typeof askTogether;
  readonly settings: IdentitySettings;
}

/** Who calls, and from where; `ip` is null inside the process. */
export interface Caller {
  readonly viewer: Viewer;
  readonly ip: string | null;
}
