import createMarkdown, { type StateBlock } from 'markdown-it';

const LINE = /^:::(tab|operation|schema) +(\S.{0,99})$/;

/** Lines that begin with `:::`: what stands in a tab until `:::`, and what is shown of the reference. */
const colons = (state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean => {
  const lineAt = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  if (!state.src.startsWith(':::', (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0))) return false;
  const [, kind = '', text = ''] = LINE.exec(lineAt(startLine)) ?? [];
  // Of tabs in tabs nobody sees where they end.
  if (kind === '' || (kind === 'tab' && state.env.inTab)) return false;
  if (silent) return true;
  if (kind !== 'tab') {
    const token = state.push(kind, '', 0);
    token.content = text;
    token.map = [startLine, startLine + 1];
    state.line = startLine + 1;
    return true;
  }
  let end = startLine + 1;
  while (end < endLine && lineAt(end) !== ':::') end += 1;
  const open = state.push('tab_open', '', 1);
  open.content = text;
  open.map = [startLine, end];
  open.meta = { closed: end < endLine };
  const { parentType, lineMax } = state;
  state.parentType = 'blockquote';
  state.lineMax = end;
  state.env.inTab = true;
  state.md.block.tokenize(state, startLine + 1, end);
  state.env.inTab = false;
  state.parentType = parentType;
  state.lineMax = lineMax;
  state.push('tab_close', '', -1);
  state.line = Math.min(end + 1, endLine);
  return true;
};

/** Deeper than this nobody reads; what stands there is left out. */
const DEPTH_MAX = 30;

/**
 * CommonMark with tables and what is struck through, without HTML. Its time is linear in its text whatever that is
 * (bombs.test.ts).
 */
export const createReader = () => {
  const markdown = createMarkdown({ html: false, linkify: false, typographer: false, maxNesting: DEPTH_MAX });
  // What a link may lead to is decided once, where it is read (`links.ts`).
  markdown.validateLink = () => true;
  markdown.block.ruler.before('fence', 'colons', colons, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  return markdown;
};
