import { BODY_BYTES, headerIn, urlDecoded, type ViewerRequest } from './viewer-request.ts';

type Part = 'path' | 'query' | 'body' | 'cookie';
type Matches = (request: ViewerRequest) => boolean;

const readText = (request: ViewerRequest, part: Part): string => {
  if (part === 'path') return urlDecoded(request.path);
  if (part === 'query') return urlDecoded(request.rawQuery ?? '');
  if (part === 'cookie') return headerIn(request.headers, 'cookie') ?? '';
  return request.body.toString('latin1', 0, BODY_BYTES);
};

/** Each part is asked about by many rules, of every request: it is read once. */
const texts = new WeakMap<ViewerRequest, Partial<Record<Part, string>>>();
const textOf = (request: ViewerRequest, part: Part): string => {
  const known = texts.get(request) ?? {};
  texts.set(request, known);
  known[part] ??= readText(request, part);
  return known[part];
};

const has =
  (part: Part, pattern: RegExp): Matches =>
  (request) =>
    pattern.test(textOf(request, part));
const longer =
  (part: Part, bytes: number): Matches =>
  (request) =>
    (part === 'body' ? request.body.length : textOf(request, part).length) > bytes;
const inHeaders =
  (pattern: RegExp): Matches =>
  ({ headers }) =>
    headers.some(([, value]) => pattern.test(value));

const UP = /\.\.[/\\]/;
const AT_AN_ADDRESS = /https?:\/\/\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/i;
const METADATA = /169\.254\.169\.254/;
const SCRIPT = /<script|javascript:|<[a-z]{1,20} [^>]{0,200}\bon[a-z]{1,20}=/i;
const LOG4J = /\$\{(?:jndi|lower:|upper:|::-)/i;
const JAVA = /rO0AB|\bjava\.lang\.Runtime|ProcessBuilder/;
const EXTENSIONS = /\.(?:log|ini|conf|config|cfg|bak|backup|sql|pem)(?:$|&)/i;

/**
 * What AWS says of its rules, as far as words say it: the patterns are not published. A rule that is not here matches
 * nothing: lists of addresses that nobody has on one machine, and `Host_localhost_HEADER`, as every host is.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
export const MANAGED_RULES: Readonly<Record<string, Readonly<Record<string, Matches>>>> = {
  AWSManagedRulesAmazonIpReputationList: {},
  AWSManagedRulesAnonymousIpList: {},
  AWSManagedRulesKnownBadInputsRuleSet: {
    JavaDeserializationRCE_HEADER: inHeaders(JAVA),
    JavaDeserializationRCE_BODY: has('body', JAVA),
    JavaDeserializationRCE_URIPATH: has('path', JAVA),
    JavaDeserializationRCE_QUERYSTRING: has('query', JAVA),
    PROPFIND_METHOD: ({ method }) => method === 'PROPFIND',
    ExploitablePaths_URIPATH: has('path', /\/(?:WEB-INF|\.git|\.env|web\.config)(?:\/|$)/i),
    Log4JRCE_HEADER: inHeaders(LOG4J),
    Log4JRCE_BODY: has('body', LOG4J),
    Log4JRCE_URIPATH: has('path', LOG4J),
    Log4JRCE_QUERYSTRING: has('query', LOG4J),
  },
  AWSManagedRulesCommonRuleSet: {
    NoUserAgent_HEADER: ({ headers }) => !headerIn(headers, 'user-agent'),
    UserAgent_BadBots_HEADER: ({ headers }) => /nessus|nmap|sqlmap|nikto/i.test(headerIn(headers, 'user-agent') ?? ''),
    SizeRestrictions_QUERYSTRING: longer('query', 2048),
    SizeRestrictions_Cookie_HEADER: longer('cookie', 10_240),
    SizeRestrictions_BODY: longer('body', 8192),
    SizeRestrictions_URIPATH: longer('path', 1024),
    EC2MetaDataSSRF_BODY: has('body', METADATA),
    EC2MetaDataSSRF_COOKIE: has('cookie', METADATA),
    EC2MetaDataSSRF_URIPATH: has('path', METADATA),
    EC2MetaDataSSRF_QUERYARGUMENTS: has('query', METADATA),
    GenericLFI_QUERYARGUMENTS: has('query', UP),
    GenericLFI_URIPATH: has('path', UP),
    GenericLFI_BODY: has('body', UP),
    RestrictedExtensions_URIPATH: has('path', EXTENSIONS),
    RestrictedExtensions_QUERYARGUMENTS: has('query', EXTENSIONS),
    GenericRFI_QUERYARGUMENTS: has('query', AT_AN_ADDRESS),
    GenericRFI_BODY: has('body', AT_AN_ADDRESS),
    GenericRFI_URIPATH: has('path', AT_AN_ADDRESS),
    CrossSiteScripting_COOKIE: has('cookie', SCRIPT),
    CrossSiteScripting_QUERYARGUMENTS: has('query', SCRIPT),
    CrossSiteScripting_BODY: has('body', SCRIPT),
    CrossSiteScripting_URIPATH: has('path', SCRIPT),
  },
};
