import type { ClientMethod } from './client-methods.ts';
import { oneLine } from './go-text.ts';
import type { GoPackage } from './go-types.ts';
import { goUsage } from './usage.ts';

/** Text of a document as one line of Markdown that starts nothing: no tags, links, code or headings. */
const markdown = (text: string, length: number): string =>
  oneLine(text, length).replaceAll(/[\\`*_{}[\]<>#|!]/g, (character) => `\\${character}`);

const of = (methods: readonly ClientMethod[], kind: ClientMethod['kind']): string =>
  methods
    .filter((method) => method.kind === kind)
    .slice(0, 5)
    .map(({ name }) => `\`${name}\``)
    .join(', ');

const streaming = (methods: readonly ClientMethod[]): string => {
  const [pages, streams, events] = [of(methods, 'pages'), of(methods, 'stream'), of(methods, 'events')];
  const parts = [
    pages &&
      `**Pages.** ${pages} … give the items of all pages: \`for items.Next(ctx) { items.Value() }\`, then \`items.Err()\`.`,
    streams && `**Downloads.** ${streams} … give the body as an \`io.ReadCloser\`.`,
    events &&
      `**Events.** ${events} … give server-sent events: \`for events.Next() { events.Value().Data }\`, then \`events.Err()\`.`,
    '**Uploads.** A body that is a file is an `io.Reader`; one that can seek is sent again where that is called for. A file in a form ' +
      'is a `FileInput`: `NewFile("a.png", content)`, or one with a reader.',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
};

const webhooks = ({ plan, names }: GoPackage): string =>
  plan.webhooks.length === 0
    ? ''
    : `\n## Webhooks\nReaders of payloads:\n${plan.webhooks
        .map(({ name, key }) => `- \`${names.parser(name)}\`: ${markdown(key, 120)}`)
        .join('\n')}\n`;

const operations = (methods: readonly ClientMethod[]): string =>
  methods
    .map(({ name, planned: { operation } }) => {
      const said = operation.summary ?? `${operation.method.toUpperCase()} ${operation.path}`;
      return `- \`${name}\`: ${markdown(said, 120)}${operation.deprecated ? ' (deprecated)' : ''}`;
    })
    .join('\n');

const leftOut = ({ plan }: GoPackage): string =>
  plan.leftOut.length === 0
    ? ''
    : `\n## Left out\n${plan.leftOut.map(({ key, reason }) => `- ${markdown(key, 120)}: ${markdown(reason, 300)}`).join('\n')}\n`;

/** The README of a package. */
export const readmeFile = (go: GoPackage): string => {
  const { plan, names } = go;
  const { prefix, base } = plan.names;
  const { install, program, folder } = goUsage(go);
  return `# ${names.module}
Go client of ${markdown(plan.title, 200) || base}. Go 1.19 and later; the standard library, nothing else.

## Install
Unpack the archive into the folder \`${folder}\` of your module.

\`\`\`sh
${install}
\`\`\`

## First call
\`\`\`go
${program}
\`\`\`

A member or parameter that may be left out is a pointer, a list or a map: \`nil\` leaves it out, \`Ptr(value)\` sets it. Where null is
something else than nothing it is a \`Nullable\`: \`NewNullable(value)\`, \`Null[string]()\`, \`Get()\`. A list that is empty and not nil is
sent. A value of several types is made by its \`…From…\` functions and read by \`Value()\` or \`As…()\`.

\`WithResponse(&response)\` keeps the status and the headers of an answer. \`WithHeader\`, \`WithTimeout\`, \`WithRetries\` and
\`WithIdempotencyKey\` say more of one call.

## Credentials
\`APIKey\` (or \`APIKeys\` by scheme), \`Token\` or \`TokenSource\`, \`Username\` and \`Password\`, \`ClientID\` and \`ClientSecret\` (OAuth 2.0
client credentials; the token is fetched and kept) are given in \`Config\`, or come from the environment: \`${prefix}_API_KEY\`,
\`${prefix}_TOKEN\`, \`${prefix}_USERNAME\`, \`${prefix}_PASSWORD\`, \`${prefix}_CLIENT_ID\`, \`${prefix}_CLIENT_SECRET\`; the address is
\`BaseURL\` or \`${prefix}_BASE_URL\`.

## Errors
\`\`\`go
var refused *${names.identifier}.APIError
var silent *${names.identifier}.ConnectionError
switch {
case errors.As(err, &refused):
	log.Print(refused.StatusCode, refused.Body, refused.Problem, refused.RequestID)
case errors.As(err, &silent):
	log.Print("no answer; a TimeoutError: none in time")
}
\`\`\`

\`Body\` is a pointer to the type that the API declares for the status, \`Problem\` the body as RFC 9457 has it. A success that is not what
the API declares is a \`DecodeError\`; the result then holds what could be read. What may be repeated is tried again up to
twice, and \`Retry-After\` is honoured; a call with an idempotency key may be repeated too.

## Pages, files, events
${streaming(names.methods)}
${webhooks(go)}
## Operations
${operations(names.methods)}
${leftOut(go)}`;
};
