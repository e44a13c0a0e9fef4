import type { APIGatewayProxyEvent } from 'aws-lambda';

type Pair = readonly [name: string, value: string];

/** Decoded as API Gateway does; undefined for escapes that are none, of which nobody says what it makes of them. */
const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
};

const pairOf = (text: string): Pair | undefined => {
  const at = text.indexOf('=');
  const name = decoded(at < 0 ? text : text.slice(0, at));
  const value = at < 0 ? '' : decoded(text.slice(at + 1));
  return name === undefined || value === undefined ? undefined : [name, value];
};

/** Whether a query says what API Gateway read: the same pairs, as far as they can be decoded, and as many. */
const saysTheSame = (query: string, read: readonly Pair[]): boolean => {
  const texts = query.split('&').filter((text) => text !== '');
  const left = read.map((pair) => JSON.stringify(pair));
  for (const text of texts) {
    const pair = pairOf(text);
    if (pair === undefined) continue;
    const at = left.indexOf(JSON.stringify(pair));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return texts.length === read.length;
};

/** The query's pairs as API Gateway gives them: decoded, together by name. */
export const queryPairs = (event: APIGatewayProxyEvent): Pair[] =>
  Object.entries(event.multiValueQueryStringParameters ?? {}).flatMap(([name, values]) =>
    (values ?? []).map((value): Pair => [name, value]),
  );

/**
 * The query with its `?` as it was sent: the edge writes it into a header. It is taken where it says the same as what API
 * Gateway read, so that whoever goes past the edge gains another spelling and nothing else.
 */
export const queryAsSent = (event: APIGatewayProxyEvent): string | undefined => {
  const lines = Object.entries(event.multiValueHeaders ?? {}).flatMap(([name, values]) =>
    name.toLowerCase() === 'x-portico-query' ? (values ?? []) : [],
  );
  const [sent = ''] = lines;
  if (lines.length !== 1 || !/^\?[!-"$-~]*$/.test(sent)) return undefined;
  return saysTheSame(sent.slice(1), queryPairs(event)) ? sent : undefined;
};
