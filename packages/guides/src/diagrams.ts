import { type Phrase, phrase } from '@portico/words';
import { renderMermaid } from 'beautiful-mermaid';
import type { GuidePage, Problem } from './read-guide.ts';

/** Of one diagram, and of a page: what is more stays text. */
const CHARACTERS_MAX = 5000;
const LINES_MAX = 300;
/** `a & b --> c & d` is an edge for each pair. */
const JOINED_MAX = 8;
const SVG_MAX = 150_000;
const DIAGRAMS_MAX = 30;
const PAGE_SVG_MAX = 1_000_000;

const LIGHT = { bg: '#ffffff', fg: '#1d2320', accent: '#0b6b5c', muted: '#4a544f', line: '#6b766f', border: '#8a958f' };
const DARK = { bg: '#161b1a', fg: '#e6ebe9', accent: '#5fd0b8', muted: '#b4beb9', line: '#8a9690', border: '#6f7b75' };

/** A face of another origin, which an image cannot fetch. */
const IMPORT = /^ {0,20}@import /;
/** All that it draws with; what is anything else is not shown. */
const FOREIGN =
  /<(?!\/?(?:svg|style|defs|marker|polygon|polyline|rect|text|tspan|line|circle|ellipse|path|g|title)[\s>/])|\son\w+ *=|href|url\((?!#)|@import/i;
const SIZE = /^<svg [^>]*?width="([\d.]{1,30})" height="([\d.]{1,30})"/;

type Drawn = {
  readonly diagram: string;
  readonly diagramDark: string;
  readonly width: number;
  readonly height: number;
};

const drawnIn = async (text: string, colours: typeof LIGHT): Promise<string | undefined> => {
  const drawn = await renderMermaid(text, { ...colours, font: 'system-ui', transparent: true });
  const svg = drawn
    .split('\n')
    .filter((line) => !IMPORT.test(line))
    .join('\n');
  return svg.length > SVG_MAX || FOREIGN.test(svg) ? undefined : svg;
};

const isSmall = (text: string): boolean => {
  const lines = text.split('\n');
  return (
    text.length <= CHARACTERS_MAX &&
    lines.length <= LINES_MAX &&
    lines.every((line) => line.split(/[&;]/).length <= JOINED_MAX)
  );
};

/** A diagram as images for both themes; undefined where it is none, or too much. */
export const drawDiagram = async (text: string): Promise<Drawn | undefined> => {
  if (!isSmall(text)) return undefined;
  try {
    const [diagram, diagramDark] = [await drawnIn(text, LIGHT), await drawnIn(text, DARK)];
    const [, width = 0, height = 0] = (SIZE.exec(diagram ?? '') ?? []).map(Number);
    if (!diagram || !diagramDark || width < 1 || height < 1) return undefined;
    return { diagram, diagramDark, width: Math.ceil(width), height: Math.ceil(height) };
  } catch {
    // What it does not know it throws at.
    return undefined;
  }
};

const NOT_DRAWN: Phrase = phrase`is no diagram that can be drawn, and shown as text`;

/** Draws the diagrams of a page where they stand; answers which stay text. */
export const drawDiagrams = async ({ diagrams }: Pick<GuidePage, 'diagrams'>): Promise<readonly Problem[]> => {
  const problems: Problem[] = [];
  let length = 0;
  for (const [at, { node, line }] of diagrams.entries()) {
    const drawn = at < DIAGRAMS_MAX && length < PAGE_SVG_MAX ? await drawDiagram(node.text ?? '') : undefined;
    length += (drawn?.diagram.length ?? 0) * 2;
    if (drawn) Object.assign(node, drawn);
    else problems.push({ line, words: NOT_DRAWN });
  }
  return problems.slice(0, 100);
};
