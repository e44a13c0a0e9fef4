import type { ServiceResponse } from '../../service.ts';
import { jsonPage, page } from '../wire/page.ts';
import { escapeXml } from '../wire/xml.ts';
import type { Mail, Mailbox } from './mailbox.ts';

const listed = (mail: Mail): string => {
  const sent = new Date(mail.sentAtMilliseconds).toISOString();
  return `<li><a href="/mailbox/${encodeURIComponent(mail.id)}"><strong>${escapeXml(mail.subject || '(no subject)')}</strong><time class="muted" datetime="${sent}">${sent.slice(0, 19).replace('T', ' ')} UTC</time><span class="muted">to ${escapeXml(mail.to.join(', '))}</span></a></li>`;
};

const message = (mail: Mail): ServiceResponse => {
  const html =
    mail.html === ''
      ? ''
      : `<article><iframe sandbox="" title="Message as HTML" srcdoc="${escapeXml(mail.html)}"></iframe></article>`;
  const text = mail.text === '' ? '' : `<article><pre>${escapeXml(mail.text)}</pre></article>`;
  return page(
    200,
    mail.subject,
    `<p><a href="/mailbox">All mails</a></p><h1>${escapeXml(mail.subject || '(no subject)')}</h1>
<dl><dt>From</dt><dd>${escapeXml(mail.from)}</dd><dt>To</dt><dd>${escapeXml(mail.to.join(', '))}</dd><dt>Sent</dt><dd>${new Date(mail.sentAtMilliseconds).toISOString()}</dd></dl>${html}${text}`,
  );
};

/**
 * `/mailbox`, `/mailbox/{id}` and `/mailbox.json` (newest first; `?to=` keeps mails to one address): what the one-machine
 * cloud would have mailed. Nothing a mail contains is run, loaded or taken as markup of the page.
 */
export const mailboxPage = (mailbox: Mailbox, path: string): ServiceResponse => {
  const url = new URL(path, 'http://localhost');
  const to = url.searchParams.get('to') ?? undefined;
  if (url.pathname === '/mailbox.json') return jsonPage({ mails: mailbox.list(200, to) });
  const [, id = ''] = /^\/mailbox\/([A-Za-z0-9-]{1,64})$/.exec(url.pathname) ?? [];
  if (id !== '') {
    const mail = mailbox.find(id);
    return mail
      ? message(mail)
      : page(404, 'No such mail', '<h1>No such mail</h1><p><a href="/mailbox">All mails</a></p>');
  }
  const mails = mailbox.list(200, to);
  const list =
    mails.length === 0 ? '<p class="muted">Nothing has been sent yet.</p>' : `<ul>${mails.map(listed).join('')}</ul>`;
  return page(200, 'Mailbox', `<h1>Mailbox</h1>${list}`);
};
