import type { NewMail } from './mailbox.ts';

type Part = {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
};

/** Header fields and body of a message or part; folded lines are unfolded (RFC 5322 §2.2.3). */
const partOf = (raw: string): Part => {
  const [, head = '', body = ''] = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(raw) ?? [undefined, raw, ''];
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body };
};

const fromQuotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** Encoded words of a header (RFC 2047). */
const decodeWords = (text: string): string =>
  text.replace(/=\?[^?]+\?([BQ])\?([^?]*)\?=(?:\s+(?==\?))?/gi, (_whole, encoding: string, word: string) =>
    (encoding.toUpperCase() === 'B'
      ? Buffer.from(word, 'base64')
      : fromQuotedPrintable(word.replaceAll('_', ' '))
    ).toString('utf8'),
  );

const decodedBody = ({ headers, body }: Part): string => {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable')
    return fromQuotedPrintable(Buffer.from(body, 'utf8').toString('latin1')).toString('utf8');
  return body;
};

const DEPTH_MAX = 8;

const collect = (part: Part, into: { text: string; html: string }, depth = 0): void => {
  const type = part.headers.get('content-type') ?? 'text/plain';
  const [, boundary] = /boundary="?([^";]+)"?/i.exec(type) ?? [];
  if (boundary !== undefined && depth < DEPTH_MAX) {
    for (const piece of part.body.split(`--${boundary}`).slice(1)) {
      if (!piece.startsWith('--')) collect(partOf(piece.replace(/^\r?\n/, '')), into, depth + 1);
    }
    return;
  }
  if (part.headers.get('content-disposition')?.toLowerCase().startsWith('attachment')) return;
  if (/^text\/html/i.test(type)) into.html ||= decodedBody(part);
  else if (/^text\/plain/i.test(type)) into.text ||= decodedBody(part);
};

const addressesIn = (header: string | undefined): string[] =>
  (header ?? '')
    .split(',')
    .map((entry) => /<([^>]+)>/.exec(entry)?.[1] ?? entry.trim())
    .filter((entry) => entry !== '');

/** A raw message as a mail of the mailbox: text and HTML bodies, attachments left out. */
export const mailOf = (raw: Buffer): NewMail => {
  const message = partOf(raw.toString('utf8'));
  const bodies = { text: '', html: '' };
  collect(message, bodies);
  return {
    from: decodeWords(message.headers.get('from') ?? ''),
    to: [...addressesIn(message.headers.get('to')), ...addressesIn(message.headers.get('cc'))],
    subject: decodeWords(message.headers.get('subject') ?? ''),
    ...bodies,
  };
};
