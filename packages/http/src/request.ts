import { type ContractEntry, Problem, type ValidationError, type Validator } from '@portico/contract';
import { phrase, schemaFault } from '@portico/words';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { preferredMedia } from './media.ts';

const JSON_TYPE = /^application\/(?:[a-z0-9.+-]+\+)?json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** One header by its lower-case name. */
export const header = (event: APIGatewayProxyEvent, name: string): string | undefined => {
  for (const [key, value] of Object.entries(event.headers ?? {})) if (key.toLowerCase() === name) return value;
  return undefined;
};

const escapeToken = (name: unknown) => String(name).replaceAll('~', '~0').replaceAll('/', '~1');

const pointer = ({ keyword, instancePath, params }: ValidationError): string => {
  if (keyword === 'additionalProperties') return `${instancePath}/${escapeToken(params.additionalProperty)}`;
  if (keyword === 'required') return `${instancePath}/${escapeToken(params.missingProperty)}`;
  return instancePath;
};

/** More faults than anybody mends at once. */
const FAULTS_MAX = 500;

const check = (validator: Validator, data: unknown) => {
  if (validator(data)) return;
  const errors = (validator.errors ?? []).filter(({ keyword }) => keyword !== 'allOf').slice(0, FAULTS_MAX);
  throw new Problem('invalid-request', undefined, {
    errors: errors.map((error) => ({ pointer: pointer(error), words: schemaFault(error) })),
  });
};

const parseBody = (event: APIGatewayProxyEvent): unknown => {
  if (!event.body) throw new Problem('invalid-json', phrase`A JSON body is needed.`);
  if (!JSON_TYPE.test(header(event, 'content-type') ?? ''))
    throw new Problem('unsupported-media-type', phrase`Send application/json.`);
  const bytes = Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Problem('invalid-json');
  }
};

/** Where in a value half a character stands: JSON and URLs can write one, and nothing can keep it. */
const halfCharacter = (value: unknown, at = ''): string | undefined => {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : at;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = name.isWellFormed() ? halfCharacter(member, `${at}/${escapeToken(name)}`) : at;
    if (found !== undefined) return found;
  }
  return undefined;
};

const requireWhole = (value: unknown) => {
  const pointer = halfCharacter(value);
  if (pointer !== undefined)
    throw new Problem('invalid-request', undefined, {
      errors: [{ pointer, words: phrase`has half a character (an unpaired surrogate)` }],
    });
};

const queryOf = (event: APIGatewayProxyEvent) => {
  // Own properties all: a parameter named `__proto__` is one the contract does not know.
  const query: [string, string][] = [];
  for (const [name, values] of Object.entries(event.multiValueQueryStringParameters ?? {})) {
    if (values && values.length > 1)
      throw new Problem('invalid-request', undefined, {
        errors: [{ pointer: `/query/${escapeToken(name)}`, words: phrase`is given more than once` }],
      });
    if (values?.[0] !== undefined) query.push([name, values[0]]);
  }
  return Object.fromEntries(query);
};

/** The headers the contract knows of, by their names in lower case. */
const HEADERS = ['if-match', 'idempotency-key'] as const;

const headersOf = ({ operation }: ContractEntry, event: APIGatewayProxyEvent) => {
  const taken = { 'if-match': operation.takesIfMatch, 'idempotency-key': operation.repeatable };
  // The validator knows them as the contract writes them; a fault's pointer names them so.
  return Object.fromEntries(
    HEADERS.filter((name) => taken[name]).flatMap((name) => {
      const value = header(event, name);
      return value === undefined ? [] : [[name === 'if-match' ? 'If-Match' : 'Idempotency-Key', value] as const];
    }),
  );
};

/** The tag in an If-Match; edges that compress make a weak one of it, which is the same state all the same. */
const tagOf = (ifMatch: string): string => ifMatch.replace(/^W\//, '').slice(1, -1);

export type Asked = {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
  readonly idempotencyKey: string | undefined;
  /** What the authorizer proved, for the one who issued it and nobody else; empty where nobody is asked who they are. */
  readonly accessToken: string;
  /** Where an answer has more than one: the one its caller prefers. */
  readonly media?: string;
};

/** What was asked, as the contract types it, coerced and with defaults; a Problem names every fault by pointer. */
export const readRequest = async (entry: ContractEntry, event: APIGatewayProxyEvent): Promise<Asked> => {
  const validators = await entry.validators();
  const asked = { path: { ...event.pathParameters }, query: queryOf(event), header: headersOf(entry, event) };
  check(validators.params, asked);
  requireWhole(asked);
  let body: unknown;
  if (validators.body) {
    body = parseBody(event);
    check(validators.body, body);
    requireWhole(body);
  }
  const ifMatch = asked.header['If-Match'];
  if (entry.operation.takesIfMatch && ifMatch === undefined)
    throw new Problem('precondition-required', phrase`Send the ETag that was read as If-Match.`);
  return {
    params: asked.path,
    query: asked.query,
    body,
    ifMatch: ifMatch === undefined ? undefined : tagOf(ifMatch),
    idempotencyKey: asked.header['Idempotency-Key'],
    ...(entry.operation.medias.length > 1 && {
      media: preferredMedia(header(event, 'accept'), entry.operation.medias),
    }),
    accessToken: /^Bearer (\S+)$/i.exec(header(event, 'authorization') ?? '')?.[1] ?? '',
  };
};
