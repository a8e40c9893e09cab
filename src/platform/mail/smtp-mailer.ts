import type { Transporter } from 'nodemailer';
import { ok, refuse } from '../../kernel/result.ts';
import type { Mailer } from './mailer.ts';

export interface SmtpOptions { readonly url: string; readonly from: string }

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What a mail server is spoken to with: a password leaves the machine only through TLS. */
export function smtpSettings(url: string): { host: string; port: number; secure: boolean; requireTLS: boolean; auth?: { user: string; pass: string } } {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const auth = username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } };
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? (secure ? 465 : 587) : Number(port), secure, requireTLS: !secure && username !== '' && !LOOPBACK.has(hostname), ...auth };
}

// Replies of the server itself: 5xx to the recipient is final, anything else may pass later.
function isAddressRefused(error: unknown): boolean {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  return code === 'EENVELOPE' && command === 'RCPT TO' && (responseCode ?? 0) >= 500;
}

/** Sends over SMTP. nodemailer is loaded with the first mail. */
export function createSmtpMailer({ url, from }: SmtpOptions): Mailer {
  let loading: Promise<Transporter> | null = null;
  const transport = (): Promise<Transporter> => (loading ??= import('nodemailer').then(({ createTransport }) => createTransport({
    ...smtpSettings(url), pool: true, maxConnections: 3, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, disableFileAccess: true, disableUrlAccess: true,
  })));

  return {
    async send({ to, subject, text, html }) {
      try {
        // As an object the address is one recipient, whatever characters it has.
        await (await transport()).sendMail({ from, to: { name: '', address: to }, subject, text, html });
        return ok(null);
      } catch (error) {
        if (isAddressRefused(error)) return refuse({ kind: 'address-refused' });
        throw error;
      }
    },
    async close() {
      if (loading !== null) (await loading).close();
    },
  };
}
