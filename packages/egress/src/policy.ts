import { type Phrase, phrase } from '@portico/words';
import { type Block, contains, isPublic, parseAddress, parseBlock } from './address.ts';
import { EgressError } from './egress-error.ts';

/** Longest URL that leaves, in characters. */
export const URL_CHARACTERS_MAX = 2_048;

/** What the operator opened besides the public internet: one block and one port each. */
export type Allowance = { readonly block: Block; readonly port: number };

/** Reads `127.0.0.1/32:3005,[::1]/128:3005`. Empty text allows nothing more. Throws TypeError on anything else. */
export const parseAllowances = (text: string): readonly Allowance[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [, block, port] = /^(.+\/\d{1,3}):(\d{1,5})$/.exec(entry) ?? [];
      if (block === undefined || port === undefined || Number(port) < 1 || Number(port) > 65_535)
        throw new TypeError(`not "block:port": ${entry}`);
      return { block: parseBlock(block), port: Number(port) };
    });

const refuse = (words: Phrase): never => {
  throw new EgressError('egress-refused', words);
};

const portOf = (url: URL): number => (url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port));

/** The host of a URL as a name or bare address. */
const hostOf = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** Decides about one address and port. Plain http is only for what the operator allowed by name of block and port. */
const judge = (allowances: readonly Allowance[], text: string, port: number, secure: boolean): void => {
  const address = parseAddress(text);
  if (!address) throw new EgressError('egress-refused', phrase`the target is not an address`);
  if (allowances.some((allowance) => allowance.port === port && contains(allowance.block, address))) return;
  if (!isPublic(address)) refuse(phrase`the target is not on the public internet`);
  if (!secure) refuse(phrase`the target must be reached by https`);
  if (port !== 443) refuse(phrase`the target port is not 443`);
};

export type Policy = {
  /** Reads and checks everything about a URL that can be known without a look-up. Throws `egress-refused`. */
  readonly inspect: (url: string | URL, charactersMax?: number) => URL;
  /** Checks every address a name resolved to; throws `egress-refused` when one of them may not be reached. */
  readonly judgeAddresses: (addresses: readonly string[], port: number, secure: boolean) => void;
};

/** What may be reached, given what the operator allowed. */
export const createPolicy = (allow: string): Policy => {
  const allowances = parseAllowances(allow);
  const ports = new Set(allowances.map(({ port }) => port));
  const inspect = (input: string | URL, charactersMax = URL_CHARACTERS_MAX): URL => {
    const text = String(input);
    if (text.length > charactersMax) refuse(phrase`the URL is longer than ${charactersMax} characters`);
    if (!URL.canParse(text)) refuse(phrase`the URL cannot be read`);
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') refuse(phrase`the URL is neither https nor http`);
    if (url.username !== '' || url.password !== '') refuse(phrase`the URL carries credentials`);
    if (url.hash !== '' || text.includes('#')) refuse(phrase`the URL carries a fragment`);
    if (url.hostname === '') refuse(phrase`the URL has no host`);
    const port = portOf(url);
    const secure = url.protocol === 'https:';
    const host = hostOf(url.hostname);
    if (parseAddress(host)) judge(allowances, host, port, secure);
    else if (!ports.has(port) && !secure) refuse(phrase`the target must be reached by https`);
    else if (!ports.has(port) && port !== 443) refuse(phrase`the target port is not 443`);
    return url;
  };
  const judgeAddresses = (addresses: readonly string[], port: number, secure: boolean): void => {
    for (const address of addresses) judge(allowances, address, port, secure);
  };
  return { inspect, judgeAddresses };
};

export { EgressError } from './egress-error.ts';
