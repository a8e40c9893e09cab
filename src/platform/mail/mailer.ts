import type { Result } from '../../kernel/result.ts';

/** A mail to one person. `html` says the same as `text`, with everything escaped that people wrote. */
export interface Mail { readonly to: string; readonly subject: string; readonly text: string; readonly html: string }

/** The server will never take mail for this address; a second try is useless. */
export interface MailFailure { readonly kind: 'address-refused' }

export interface Mailer {
  /** Hands a mail over. A server that cannot be reached or asks to come back later is thrown, so that the job runs again. */
  send(mail: Mail): Promise<Result<null, MailFailure>>;
  close(): Promise<void>;
}
