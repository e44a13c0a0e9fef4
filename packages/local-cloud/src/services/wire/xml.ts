const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export const escapeXml = (text: string): string =>
  // Control characters are not XML; as character references the SDK's parser reads them back.
  text.replace(/[&<>"']|[\r\n]/g, (character) => ESCAPES[character] ?? `&#${character.charCodeAt(0)};`);

const unescapeXml = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#[0-9]+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#')) {
      const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    }
    return ENTITIES[name] ?? whole;
  });

export type XmlValue =
  | string
  | number
  | boolean
  | undefined
  | readonly XmlValue[]
  | { readonly [name: string]: XmlValue };

/** Serialises an object; an array repeats its element, undefined is left out. */
export const toXml = (name: string, value: XmlValue, attributes = ''): string => {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((entry: XmlValue) => toXml(name, entry)).join('');
  const content =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([child, entry]) => toXml(child, entry))
          .join('')
      : escapeXml(String(value));
  return `<${name}${attributes}>${content}</${name}>`;
};

export const xmlDocument = (name: string, value: XmlValue, namespace?: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(name, value, namespace === undefined ? '' : ` xmlns="${namespace}"`)}`;

/**
 * Contents of every `<name>` element in the small, flat request documents of S3 (Delete, CompleteMultipartUpload).
 * Linear in the input; no DTD, no external entity can be expressed.
 */
export const xmlElements = (xml: string, name: string): readonly string[] => {
  const found: string[] = [];
  const close = `</${name}>`;
  let at = 0;
  for (;;) {
    const open = xml.indexOf(`<${name}`, at);
    if (open < 0) return found;
    const start = xml.indexOf('>', open) + 1;
    const boundary = xml[open + name.length + 1];
    if (start === 0) return found;
    if (boundary !== '>' && boundary !== ' ') {
      at = start;
      continue;
    }
    const end = xml.indexOf(close, start);
    if (end < 0) return found;
    found.push(xml.slice(start, end));
    at = end + close.length;
  }
};

export const xmlText = (xml: string, name: string): string | undefined => {
  const [content] = xmlElements(xml, name);
  return content === undefined ? undefined : unescapeXml(content);
};
