/** An entry of a feed: what is new at an address. Times are RFC 3339. */
export type FeedEntry = {
  readonly id: string;
  readonly title: string;
  readonly published: string;
  readonly text: string;
};
export type Feed = {
  readonly id: string;
  readonly title: string;
  /** Where the feed itself is. */
  readonly self: string;
  readonly updated: string;
  readonly entries: readonly FeedEntry[];
};

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML 1.0 takes it (§2.2): what it cannot hold is left out. */
const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);

/** A feed as Atom (RFC 4287). */
export const atomOf = ({ id, title, self, updated, entries }: Feed): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${xml(id)}</id><title>${xml(title)}</title><updated>${xml(updated)}</updated>`,
    `<author><name>${xml(title)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(self)}"/><link rel="alternate" type="text/html" href="${xml(id)}"/>`,
    ...entries.map(
      (entry) =>
        `<entry><id>${xml(entry.id)}</id><title>${xml(entry.title)}</title><published>${xml(entry.published)}</published>` +
        `<updated>${xml(entry.published)}</updated><link rel="alternate" type="text/html" href="${xml(entry.id)}"/>` +
        `<content type="text">${xml(entry.text)}</content></entry>`,
    ),
    '</feed>',
    '',
  ].join('\n');
