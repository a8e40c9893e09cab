import type { FastifyPluginAsync } from 'fastify';
import type { DevelopmentMailbox } from '../platform/mail/development-mailbox.ts';

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The mails that would have been sent, newest first: a page, and as JSON for programs. Development only. */
export const mailboxRoutes = (mailbox: DevelopmentMailbox): FastifyPluginAsync => async (app) => {
  app.get('/mailbox', async (_request, reply) => {
    const mails = mailbox.list().map(({ to, subject, text, sentAt }) => `<article><h2>${escape(subject)}</h2><p>${escape(to)} · ${sentAt.toISOString()}</p><pre>${escape(text)}</pre></article>`);
    const body = mails.length === 0 ? '<p>还没有邮件 · No mails yet</p>' : mails.join('\n');
    return reply.type('text/html; charset=utf-8').send(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Mailbox · 邮箱</title><h1>Mailbox · 邮箱</h1>${body}</html>`);
  });
  app.get('/mailbox.json', async () => ({ mails: mailbox.list() }));
};
