import type { OpenApiDocument } from '@portico/client';
import { isRecord, needsNothing, resolved } from '../../api/first-operation.ts';

/*
 * What the generator calls things, for the lines beside a download. The generator stays at the back end: a journey holds
 * these against the README of what was downloaded.
 */

const wordsOf = (text: string): string[] =>
  text
    .slice(0, 400)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');

const pascal = (words: readonly string[], fallback: string): string => {
  const joined = words
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, 80);
  return /^[A-Za-z]/.test(joined) ? joined : fallback + joined;
};

const camel = (text: string): string => {
  const [, head = '', tail = ''] = /^([A-Z]+(?![a-z])|[A-Z])(.*)$/s.exec(pascal(wordsOf(text), 'Operation')) ?? [];
  return head.toLowerCase() + tail;
};

const INITIALISMS = new Set(
  'acl api ascii cpu css dns eof guid html http https id ip json lhs qps ram rpc sla smtp sql ssh tcp tls ttl udp ui uid uuid uri url utf8 vm xml xss'.split(
    ' ',
  ),
);

/** As Go exports it: initialisms in capitals. */
export const goName = (name: string): string =>
  (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll(/[A-Z][a-z0-9]*/g, (word) => {
    const lower = word.toLowerCase();
    if (INITIALISMS.has(lower)) return word.toUpperCase();
    return lower.endsWith('s') && INITIALISMS.has(lower.slice(0, -1)) ? `${word.slice(0, -1).toUpperCase()}s` : word;
  });

/** As Python has it. */
export const snakeName = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

/** The class of the client: the words of the title that name the thing. */
const clientOf = (title: string): string => {
  const words = wordsOf(title);
  const kept = words.filter((word) => !/^(api|rest|openapi|swagger|the)$/i.test(word));
  return `${pascal((kept.length > 0 ? kept : words).slice(0, 4), 'Api')}Client`;
};

export type FirstCall = { readonly client: string; readonly method: string; readonly hasParameters: boolean };

const answersJson = (document: OpenApiDocument, { responses }: Record<string, unknown>): boolean =>
  isRecord(responses) &&
  Object.entries(responses).some(([status, response]) => {
    const found = resolved(document, 'responses', response);
    return /^2/.test(status) && isRecord(found) && isRecord(found['content']) && 'application/json' in found['content'];
  });

const countOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** The friendliest call of a document: it reads, needs nothing and has a name. Undefined when there is none. */
export const firstCallOf = (document: OpenApiDocument): FirstCall | undefined => {
  const { info, paths } = document;
  const title = isRecord(info) ? info['title'] : undefined;
  if (typeof title !== 'string' || !isRecord(paths)) return undefined;
  for (const [path, item] of Object.entries(paths)) {
    const get = isRecord(item) ? item['get'] : undefined;
    if (path.includes('{') || !isRecord(item) || !isRecord(get) || !answersJson(document, get)) continue;
    const id = get['operationId'];
    if (typeof id !== 'string' || !needsNothing(document, item) || !needsNothing(document, get)) continue;
    const hasParameters = countOf(item['parameters']) + countOf(get['parameters']) > 0;
    return { client: clientOf(title), method: camel(id), hasParameters };
  }
  return undefined;
};
