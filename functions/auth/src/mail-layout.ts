import type { Mail } from './mailer.ts';

/** What a person or a team is called, in one line that shows what it is: nothing in it is a line break or turns the text. */
export const plain = (name: string): string => name.replace(/\p{C}+/gu, ' ').trim();

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

export type MailLanguage = 'en' | 'de';

/** What a mail says in a language: sentences, and what to do. */
export type MailPart = {
  readonly language: MailLanguage;
  readonly sentences: readonly string[];
  readonly act: string;
  readonly link: string;
  readonly rest: string;
};

const LINK =
  'display:inline-block;padding:10px 18px;border-radius:8px;background:#2f5bea;color:#ffffff;text-decoration:none;font-weight:600';

const htmlOf = ({ language, sentences, act, link, rest }: MailPart): string => {
  const said = sentences.map((sentence) => `<p>${escaped(sentence)}</p>`).join('');
  const button = `<p><a href="${escaped(link)}" style="${LINK}">${escaped(act)}</a></p>`;
  return `<div lang="${language}">${said}${button}<p>${escaped(rest)}</p></div>`;
};

/** A mail of parts, one for each language it is written in, as text and as HTML. */
export const layOut = (to: string, subject: string, parts: readonly MailPart[]): Mail => ({
  to,
  subject,
  text: parts
    .map(({ sentences, act, link, rest }) => `${sentences.join('\n\n')}\n\n${act}: ${link}\n\n${rest}\n`)
    .join('\n––\n\n'),
  html: `<!doctype html><html><head><meta charset="utf-8"></head><body style="font:16px/1.5 system-ui,sans-serif;color:#16181d">${parts.map(htmlOf).join('<hr>')}</body></html>`,
});
