export const LINE_MAX = 110;
export const LINES_MAX = 40;

/** Lines of at most `max` characters, broken at spaces; an indent is kept. */
export const wrap = (line: string, max: number): string[] => {
  const lines: string[] = [];
  const indent = /^ */.exec(line)?.[0] ?? '';
  let rest = line.trimEnd();
  while (rest.length > max) {
    const at = rest.lastIndexOf(' ', max);
    const end = at > max / 3 ? at : max;
    lines.push(rest.slice(0, end));
    rest = indent + rest.slice(end).trimStart();
  }
  return [...lines, rest];
};

/** Text of a document without what changes how it is read: controls, directions, lone surrogates. */
export const readable = (text: string): string =>
  text
    .slice(0, 8_000)
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll(/[^\P{C}\n]/gu, ' ');

/** Some paragraphs as lines of plain text. */
export const paragraphs = (parts: readonly (string | undefined)[]): string[] => {
  const text = parts
    .filter((part) => part !== undefined && part.trim() !== '')
    .map((part) => readable(part ?? '').trim())
    .join('\n\n');
  const lines = text === '' ? [] : text.split('\n').flatMap((line) => wrap(line, LINE_MAX));
  return lines.length > LINES_MAX ? [...lines.slice(0, LINES_MAX), '…'] : lines;
};

/** The first paragraph of a text on one line. */
export const oneLine = (text: string | undefined, length = 300): string =>
  readable(text ?? '')
    .split(/\n\s*\n/, 1)
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, length)
    .toWellFormed();
