/** What HTML means that documents are written in, as Markdown; of other elements the content stays, and no element. */
const MEANT: Readonly<Record<string, readonly [open: string, close: string]>> = {
  p: ['\n\n', '\n\n'],
  div: ['\n\n', '\n\n'],
  section: ['\n\n', '\n\n'],
  br: ['  \n', ''],
  hr: ['\n\n---\n\n', ''],
  b: ['**', '**'],
  strong: ['**', '**'],
  i: ['*', '*'],
  em: ['*', '*'],
  code: ['`', '`'],
  tt: ['`', '`'],
  pre: ['\n\n', '\n\n'],
  ul: ['\n\n', '\n\n'],
  ol: ['\n\n', '\n\n'],
  li: ['\n- ', ''],
  dt: ['\n\n**', '**\n'],
  dd: ['\n', '\n'],
  h1: ['\n\n## ', '\n\n'],
  h2: ['\n\n## ', '\n\n'],
  h3: ['\n\n### ', '\n\n'],
  h4: ['\n\n#### ', '\n\n'],
  h5: ['\n\n##### ', '\n\n'],
  h6: ['\n\n###### ', '\n\n'],
  tr: ['\n', '\n'],
  td: [' ', ' '],
  th: [' **', '** '],
  blockquote: ['\n\n', '\n\n'],
};

/** Nothing of their content is for readers. */
const SILENT = new Set(['script', 'style', 'template', 'iframe']);
const TAG = /^<(\/?)([a-z][a-z0-9]{0,15})(?=[\s/>])/i;
const HREF = /\shref\s?=\s?(?:"([^"<>\s]{0,2000})"|'([^'<>\s]{0,2000})')/i;
const ATTRIBUTES_MAX = 2_000;

type Piece = string | { readonly name: string; readonly closes: boolean; readonly attributes: string };

/** Texts and tags in turn, comments left out; what is no tag of a common name is text. */
const piecesOf = (text: string): Piece[] => {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      if (end < 0) break;
      pieces.push(text.slice(from, at));
      from = end + 3;
      at = end + 2;
      continue;
    }
    const [begun, slash, name = ''] = TAG.exec(text.slice(at, at + 20)) ?? [];
    const end = begun === undefined ? -1 : text.slice(at, at + ATTRIBUTES_MAX).search(/>/);
    if (begun === undefined || end < 0) continue;
    const attributes = text.slice(at + begun.length, at + end);
    pieces.push(text.slice(from, at), { name: name.toLowerCase(), closes: slash === '/', attributes });
    from = at + end + 1;
    at = from - 1;
  }
  return [...pieces, text.slice(from)];
};

const htmlToMarkdown = (text: string): string => {
  const links: string[] = [];
  let silent: string | undefined;
  return piecesOf(text)
    .map((piece) => {
      if (typeof piece === 'string') return silent === undefined ? piece : '';
      const { name, closes, attributes } = piece;
      if (silent !== undefined) {
        if (closes && name === silent) silent = undefined;
        return '';
      }
      if (SILENT.has(name)) {
        if (!closes) silent = name;
        return '';
      }
      if (name === 'a') {
        if (closes) {
          const address = links.pop() ?? '';
          return address === '' ? '' : `](<${address}>)`;
        }
        const found = HREF.exec(attributes);
        links.push(found?.[1] ?? found?.[2] ?? '');
        return links.at(-1) === '' ? '' : '[';
      }
      return MEANT[name]?.[closes ? 1 : 0] ?? '';
    })
    .join('');
};

const FENCE = /^ {0,3}```/;
const TICKS = /(`[^`\n]{1,1000}`)/;

/** Markdown without the HTML in it: what that means is said in Markdown, and code stays as it is. */
export const withoutHtml = (text: string): string => {
  if (!text.includes('<')) return text;
  // Fences are lines; between them code stands in ticks.
  const parts: { readonly code: boolean; readonly lines: string[] }[] = [{ code: false, lines: [] }];
  for (const line of text.split('\n')) {
    const last = parts.at(-1);
    if (!last) break;
    if (!FENCE.test(line)) last.lines.push(line);
    else if (last.code) {
      last.lines.push(line);
      parts.push({ code: false, lines: [] });
    } else parts.push({ code: true, lines: [line] });
  }
  return parts
    .map(({ code, lines }) =>
      code
        ? lines.join('\n')
        : lines
            .join('\n')
            .split(TICKS)
            .map((part, at) => (at % 2 === 1 ? part : htmlToMarkdown(part)))
            .join(''),
    )
    .join('\n');
};
