/**
 * Text from a document as one line of Markdown that is nothing but text: no HTML, no link, no table cell, no heading.
 * Names in code keep every character.
 */
export const plainMarkdown = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]()<>#|!~&]/g, '\\$&');

const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

/** A text as code within a line. */
export const codeMarkdown = (text: string): string => {
  const line = text.replaceAll(/[\r\n]+/g, ' ');
  if (line.trim() === '') return '(empty)';
  const fence = '`'.repeat(longestRun(line) + 1);
  return line.includes('`') ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
};

/** A text as a block of code: nothing in it ends the block. */
export const blockMarkdown = (language: string, text: string): readonly string[] => {
  const fence = '`'.repeat(Math.max(2, longestRun(text)) + 1);
  return [`${fence}${language}`, text, fence, ''];
};

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** What HTML would begin with; of a link what would run. */
const harmless = (line: string): string =>
  line.replaceAll(/<(?=[A-Za-z/!?])/g, '\\<').replaceAll(/\]\( {0,9}(?:javascript|data|vbscript):/gi, '](about:blank#');

/**
 * Markdown that somebody else wrote, as a quotation: whatever it opens (a fence, a heading, a list) ends with it. It has no
 * HTML.
 */
export const quotedMarkdown = (text: string, indent = ''): readonly string[] => {
  let open = '';
  const lines = text
    .trim()
    .split(/\r\n?|\n/)
    .map((line) => {
      const [, fence = ''] = FENCE.exec(line) ?? [];
      const inCode = open !== '';
      if (!inCode) open = fence;
      else if (fence.startsWith(open) && line.trim() === fence) open = '';
      return `${indent}> ${inCode ? line : harmless(line)}`.trimEnd();
    });
  return [...lines, ''];
};
