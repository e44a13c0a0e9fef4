/** What an SVG is that may be shown: its size; or what in it is why it may not. */
export type Svg = { readonly width: number; readonly height: number } | { readonly refused: string };

/** What draws, and neither acts, nor asks for anything, nor draws other things again (which may double with each level). */
const ELEMENTS = new Set(
  'svg g defs path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient stop clipPath title desc style'.split(
    ' ',
  ),
);
const NAMESPACE = 'http://www.w3.org/2000/svg';
const DEPTH_MAX = 50;

const TAG = /<(\/?)([A-Za-z][\w:.-]{0,60})/y;
const ATTRIBUTE = /[ \t\r\n]+([A-Za-z_][\w:.-]{0,60})[ \t\r\n]*=[ \t\r\n]*(?:"([^"<&]*)"|'([^'<&]*)')/y;
const TAG_END = /[ \t\r\n]*(\/?)>/y;
const TEXT = /[^<&]+|&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});/y;
const COMMENT = /<!--(?:[^-]|-(?!-))*-->/y;
const DECLARATION = /<\?xml[ \t\r\n][^<>?]*\?>/y;

/** Styles that only say how it is drawn: nothing of elsewhere, no rule but plain ones, no second spelling. */
const plainStyle = (text: string): boolean =>
  !/[@\\&]/.test(text) && !/expression|behaviou?r|binding|import/i.test(text) && !hasFarUrl(text);
/** Whether a value names something that is not in the same file. */
const hasFarUrl = (value: string): boolean =>
  value
    .toLowerCase()
    .split('url(')
    .slice(1)
    .some((rest) => !/^["']?#[\w.-]{1,100}["']?\)/.test(rest)) || /image(?:-set)?\(/i.test(value);

const attributeFault = (name: string, value: string): string | undefined => {
  const local = name.slice(name.indexOf(':') + 1).toLowerCase();
  if (local.startsWith('on') || ['src', 'base', 'data', 'action', 'srcset'].includes(local)) return name;
  if (local === 'href') return /^#[\w.-]{1,100}$/.test(value) ? undefined : name;
  if (name === 'xmlns') return value === NAMESPACE ? undefined : name;
  if (local === 'style') return plainStyle(value) ? undefined : name;
  return value.includes('\\') || hasFarUrl(value) ? name : undefined;
};

const sideOf = (said: string | undefined): number | undefined => {
  const number = Number(/^\s{0,9}([0-9]{1,6}(?:\.[0-9]{1,9})?)(?:px)?\s{0,9}$/.exec(said ?? '')?.[1]);
  return number > 0 ? number : undefined;
};
/** What it says of its size, or the size of what it shows. */
const sizeOf = (root: ReadonlyMap<string, string>): Svg => {
  const [, , across, down] = (root.get('viewBox') ?? '').trim().split(/[\s,]+/);
  const [width, height] = [sideOf(root.get('width')) ?? sideOf(across), sideOf(root.get('height')) ?? sideOf(down)];
  return width && height
    ? { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) }
    : { refused: 'no size' };
};

/** Reads a text from where it stands; each pattern begins there, and none goes back. */
const cursorOf = (text: string) => {
  let at = 0;
  return {
    take: (pattern: RegExp): RegExpExecArray | undefined => {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found) at = pattern.lastIndex;
      return found ?? undefined;
    },
    ended: () => at >= text.length,
  };
};
type Cursor = ReturnType<typeof cursorOf>;

/** The attributes of an element, or the one for which it is refused. */
const readAttributes = (cursor: Cursor): ReadonlyMap<string, string> | string => {
  const read = new Map<string, string>();
  for (let found = cursor.take(ATTRIBUTE); found; found = cursor.take(ATTRIBUTE)) {
    const [, name = '', quoted, single] = found;
    const value = quoted ?? single ?? '';
    const fault = read.has(name) ? name : attributeFault(name, value);
    if (fault !== undefined) return fault;
    read.set(name, value);
  }
  return read;
};

const BROKEN = { refused: 'no whole element' } as const;

class Reading {
  readonly open: string[] = [];
  root: ReadonlyMap<string, string> | undefined;

  /** One tag; answers why it is refused. */
  tag(cursor: Cursor, closes: boolean, name: string): string | undefined {
    if (closes) return this.open.pop() === name && cursor.take(TAG_END)?.[1] === '' ? undefined : BROKEN.refused;
    if (!ELEMENTS.has(name)) return `<${name}>`;
    if (this.open.length === 0 && (this.root || name !== 'svg')) return BROKEN.refused;
    const attributes = readAttributes(cursor);
    if (typeof attributes === 'string') return attributes;
    if (this.open.includes('clipPath') && attributes.has('clip-path')) return 'clip-path';
    const ended = cursor.take(TAG_END);
    if (!ended || this.open.length >= DEPTH_MAX) return BROKEN.refused;
    this.root ??= attributes;
    if (ended[1] === '') this.open.push(name);
    return undefined;
  }

  /** Text between tags: anywhere within the root; of a style what a style may say. */
  text(text: string): string | undefined {
    if (this.open.length === 0) return text.trim() === '' ? undefined : BROKEN.refused;
    return this.open.at(-1) === 'style' && !plainStyle(text) ? '<style>' : undefined;
  }
}

/**
 * An SVG by a grammar narrower than that of XML: no DOCTYPE, entities of its own, CDATA or instructions, so that it says to
 * every reader what it says to this one.
 */
export const readSvg = (written: string): Svg => {
  const cursor = cursorOf(written.replace(/^\ufeff/, ''));
  const reading = new Reading();
  cursor.take(DECLARATION);
  while (!cursor.ended()) {
    const text = cursor.take(TEXT);
    if (!text && cursor.take(COMMENT)) continue;
    const tag = text ? undefined : cursor.take(TAG);
    const [, slash, name = ''] = tag ?? [];
    const refused = text ? reading.text(text[0]) : tag ? reading.tag(cursor, slash === '/', name) : BROKEN.refused;
    if (refused !== undefined) return { refused };
  }
  return reading.root && reading.open.length === 0 && reading.root.get('xmlns') === NAMESPACE
    ? sizeOf(reading.root)
    : BROKEN;
};
