import { describe, expect, test } from '@jest/globals';
import { createDevelopmentMailbox } from '../../src/platform/mail/development-mailbox.ts';
import type { Mail, Mailer } from '../../src/platform/mail/mailer.ts';
import { createSmtpMailer, smtpSettings } from '../../src/platform/mail/smtp-mailer.ts';
import { smtpServer, type SmtpServer } from './support/smtp-server.ts';

const mail = (change: Partial<Mail> = {}): Mail => ({ to: 'reader@example.com', subject: '验证您的邮箱', text: '请点击链接', html: '<p>请点击链接</p>', ...change });

async function withMailer<T>(work: (mailer: Mailer, server: SmtpServer) => Promise<T>, credentials = ''): Promise<T> {
  await using server = await smtpServer();
  const mailer = createSmtpMailer({ url: `smtp://${credentials}127.0.0.1:${server.port}`, from: '星群 <mail@example.com>' });
  try {
    return await work(mailer, server);
  } finally {
    await mailer.close();
  }
}
const base64Parts = (data: string): string[] => data.split(/\n(?=Content-Type)/).map((part) => Buffer.from(part.split('\n\n')[1] ?? '', 'base64').toString());

describe('over SMTP', () => {
  test('a mail arrives in both forms, with its Chinese intact', () => withMailer(async (mailer, server) => {
    expect(await mailer.send(mail())).toEqual({ ok: true, value: null });
    const [received] = server.mails;
    expect(received).toMatchObject({ from: 'mail@example.com', to: ['reader@example.com'], user: null });
    expect(received?.data).toContain('Content-Type: multipart/alternative');
    expect(received?.data).toMatch(/^To: reader@example\.com$/m);
    expect(Buffer.from(/^Subject: =\?UTF-8\?B\?(.+)\?=$/m.exec(received?.data ?? '')?.[1] ?? '', 'base64').toString()).toBe('验证您的邮箱');
    const parts = base64Parts(received?.data ?? '');
    expect(parts).toEqual(expect.arrayContaining([expect.stringContaining('请点击链接'), expect.stringContaining('<p>请点击链接</p>')]));
  }));

  test('the name and password of the URL are used', () => withMailer(async (mailer, server) => {
    await mailer.send(mail());
    expect(server.mails[0]?.user).toBe('us:er');
  }, 'us%3Aer:p%40ss@'));

  test('a line break in subject or address adds neither headers nor recipients', () => withMailer(async (mailer, server) => {
    await mailer.send(mail({ subject: 'Hello\r\nBcc: canary@example.com' }));
    await mailer.send(mail({ to: 'reader@example.com, canary@example.com' })).catch(() => null);
    await mailer.send(mail({ to: 'reader@example.com>\r\nRCPT TO:<canary@example.com' })).catch(() => null);
    expect(server.mails.flatMap(({ to }) => to).filter((to) => to.startsWith('canary'))).toEqual([]);
    expect(server.mails.every(({ data }) => !/^Bcc:/m.test(data))).toBe(true);
  }));

  test('an address that is refused for good is told, what may pass later is thrown', () => withMailer(async (mailer, server) => {
    expect(await mailer.send(mail({ to: 'nobody@example.com' }))).toEqual({ ok: false, failure: { kind: 'address-refused' } });
    await expect(mailer.send(mail({ to: 'later@example.com' }))).rejects.toMatchObject({ responseCode: 451 });
    expect(server.mails).toEqual([]);
    expect((await mailer.send(mail())).ok).toBe(true);
  }));

  test('a server that is not there is thrown', async () => {
    const mailer = createSmtpMailer({ url: 'smtp://127.0.0.1:1', from: 'mail@example.com' });
    await expect(mailer.send(mail())).rejects.toMatchObject({ code: 'ESOCKET' });
    await mailer.close();
  });

  test.each([
    { url: 'smtps://u:p@mail.example.com', settings: { host: 'mail.example.com', port: 465, secure: true, requireTLS: false, auth: { user: 'u', pass: 'p' } } },
    { url: 'smtp://u:p@mail.example.com:25', settings: { host: 'mail.example.com', port: 25, secure: false, requireTLS: true, auth: { user: 'u', pass: 'p' } } },
    { url: 'smtp://relay', settings: { host: 'relay', port: 587, secure: false, requireTLS: false } },
    { url: 'smtp://u:p@[::1]:2525', settings: { host: '::1', port: 2525, secure: false, requireTLS: false, auth: { user: 'u', pass: 'p' } } },
  ])('$url: a password leaves the machine only through TLS', ({ url, settings }) => expect(smtpSettings(url)).toEqual(settings));
});

test('the development mailbox keeps the last 200 mails, newest first', async () => {
  const mailbox = createDevelopmentMailbox({ now: () => new Date(0) });
  for (let index = 1; index <= 205; index++) await mailbox.send(mail({ subject: `mail ${index}`, to: index === 205 ? 'Other@example.com' : 'reader@example.com' }));
  expect(mailbox.list()).toHaveLength(200);
  expect(mailbox.list()[0]).toEqual({ ...mail({ subject: 'mail 205', to: 'Other@example.com' }), id: 'mail-205', sentAt: new Date(0) });
  expect(mailbox.list()[199]?.subject).toBe('mail 6');
  expect(mailbox.list('other@example.com').map(({ subject }) => subject)).toEqual(['mail 205']);
});
