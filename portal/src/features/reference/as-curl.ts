import type { Call, Part } from './console-request.ts';

/** One word of a POSIX shell, whatever is in it. */
const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** In the quotes of curl's own, `@`, `<`, `;` and `,` mean nothing. */
const inQuotes = (text: string) => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;

const formOf = ({ name, type, value }: Part): string => {
  const said = typeof value === 'string' ? inQuotes(value) : `@${inQuotes(value.name)}`;
  return `-F ${quoted(`${name}=${said}${type === undefined ? '' : `;type=${type}`}`)}`;
};

const bodyOf = ({ body }: Call): string[] => {
  if (!body) return [];
  if (body.kind === 'text') return [`--data-raw ${quoted(body.text)}`];
  return body.kind === 'file' ? [`--data-binary ${quoted(`@${body.file.name}`)}`] : body.parts.map(formOf);
};

/** The same call for a shell; whose key it is, it does not tell. */
export const asCurl = (call: Call): string => {
  const { method, url, headers, cookies } = call;
  const asked = method === 'HEAD' ? ['--head'] : method === 'GET' ? [] : [`-X ${method}`];
  const said = [['X-Api-Key', 'YOUR_API_KEY'], ...headers, ...(cookies ? [['Cookie', cookies]] : [])];
  return [
    `curl ${[...asked, quoted(url)].join(' ')}`,
    ...said.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...bodyOf(call),
  ].join(' \\\n  ');
};
