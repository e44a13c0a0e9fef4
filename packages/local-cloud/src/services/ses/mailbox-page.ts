import type { ServiceResponse } from '../../service.ts';
import { escapeXml } from '../wire/xml.ts';
import type { Mail, Mailbox } from './mailbox.ts';

const STYLE = `
:root{color-scheme:light dark;--bg:#f5f6f8;--card:#fff;--text:#16181d;--muted:#5a6170;--line:#d5d9e1;--accent:#2f5bea}
@media (prefers-color-scheme:dark){:root{--bg:#0f1115;--card:#181b21;--text:#eceef2;--muted:#a3abba;--line:#3a404c;--accent:#8aa6ff}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:56rem;margin:0 auto;padding:2rem 1rem}h1{font-size:1.4rem;margin:0 0 1rem}a{color:var(--accent)}
ul{list-style:none;margin:0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:12px;overflow:hidden}
li+li{border-top:1px solid var(--line)}li a{display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;padding:.8rem 1rem;text-decoration:none;color:inherit}
li a:hover{background:color-mix(in srgb,var(--accent) 8%,transparent)}.muted{color:var(--muted);font-size:.9rem}strong{overflow-wrap:anywhere}
:focus-visible{outline:3px solid var(--accent);outline-offset:-3px}
article{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.25rem;margin-top:1rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}
iframe{width:100%;height:60vh;border:1px solid var(--line);border-radius:8px;background:#fff}dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1rem;margin:0}dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}`;

const document = (status: number, title: string, content: string): ServiceResponse => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // A srcdoc frame inherits this policy: mails may show inline styles and data images, and load or run nothing.
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  },
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${escapeXml(title)}</title><style>${STYLE}</style></head><body><main>${content}</main></body></html>`,
});

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
  return document(
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
  if (url.pathname === '/mailbox.json') {
    return {
      status: 200,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: JSON.stringify({ mails: mailbox.list(200, to) }),
    };
  }
  const [, id = ''] = /^\/mailbox\/([A-Za-z0-9-]{1,64})$/.exec(url.pathname) ?? [];
  if (id !== '') {
    const mail = mailbox.find(id);
    return mail
      ? message(mail)
      : document(404, 'No such mail', '<h1>No such mail</h1><p><a href="/mailbox">All mails</a></p>');
  }
  const mails = mailbox.list(200, to);
  const list =
    mails.length === 0 ? '<p class="muted">Nothing has been sent yet.</p>' : `<ul>${mails.map(listed).join('')}</ul>`;
  return document(200, 'Mailbox', `<h1>Mailbox</h1>${list}`);
};
