import { oneLine } from '../plan/plain-text.ts';
import { type ClientMethod, clientMethods } from './client-methods.ts';
import type { Context } from './java-types.ts';
import { javaUsage } from './usage.ts';

/** Text of a document as one line of Markdown that starts nothing: no tags, links, code or headings. */
export const markdown = (text: string, length: number): string =>
  oneLine(text, length).replaceAll(/[\\`*_{}[\]<>#|!]/g, (character) => `\\${character}`);

const of = (methods: readonly ClientMethod[], kinds: (method: ClientMethod) => boolean): string =>
  methods
    .filter(kinds)
    .slice(0, 5)
    .map(({ name }) => `\`${name}\``)
    .join(', ');

const streaming = (methods: readonly ClientMethod[]): string => {
  const pages = of(methods, ({ kind }) => kind === 'pages');
  const files = of(methods, ({ kind, planned }) => kind === 'call' && planned.result?.kind === 'binary');
  const events = of(methods, ({ kind }) => kind === 'events');
  const parts = [
    pages && `**Pages.** ${pages} … iterate over all items and fetch the next page when it is needed.`,
    files && `**Downloads.** ${files} … give an \`InputStream\` that is read while it comes; close it.`,
    events &&
      `**Events.** ${events} … give server-sent events: \`try (var events = client.…()) { events.forEachRemaining(event -> …); }\`.`,
    '**Uploads.** A file is `FileInput.of(bytes)`, `FileInput.of(path)` or `FileInput.of(inputStream)`, with `.named("a.png")` and ' +
      '`.typed("image/png")` where they matter.',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
};

const webhooks = ({ plan, names }: Context): string =>
  plan.webhooks.length === 0
    ? ''
    : `\n## Webhooks\nReaders of payloads in \`${names.root}.Webhooks\`:\n${plan.webhooks
        .map(({ name, key }) => `- \`parse${name}\`: ${markdown(key, 120)}`)
        .join('\n')}\n`;

const operations = (methods: readonly ClientMethod[]): string =>
  methods
    .filter(({ kind }) => kind !== 'response')
    .map(({ name, planned: { operation } }) => {
      const said = operation.summary ?? `${operation.method.toUpperCase()} ${operation.path}`;
      return `- \`${name}\`: ${markdown(said, 120)}${operation.deprecated ? ' (deprecated)' : ''}`;
    })
    .join('\n');

const leftOut = ({ plan }: Context): string =>
  plan.leftOut.length === 0
    ? ''
    : `\n## Left out\n${plan.leftOut.map(({ key, reason }) => `- ${markdown(key, 120)}: ${markdown(reason, 300)}`).join('\n')}\n`;

const credentialsAndErrors = (prefix: string): string => `## Credentials
\`apiKey\`, \`token\`, \`basic\` and \`clientCredentials\` (OAuth 2.0; the token is fetched and kept) are given to \`ClientOptions\`, or come
from the environment: \`${prefix}_API_KEY\`, \`${prefix}_TOKEN\`, \`${prefix}_USERNAME\`, \`${prefix}_PASSWORD\`, \`${prefix}_CLIENT_ID\`,
\`${prefix}_CLIENT_SECRET\`; the address is \`baseUrl\` or \`${prefix}_BASE_URL\`.

## Errors
\`\`\`java
try {
    // …
} catch (ApiException error) {
    System.out.println(error.status() + " " + error.body() + " " + error.problem() + " " + error.requestId());
} catch (ConnectionException error) {
    // no answer; a NoAnswerInTimeException: none in time
}
\`\`\`

All are unchecked. \`problem()\` is the body as RFC 9457 has it. What may be repeated is tried again up to twice, and \`Retry-After\` is
honoured; a call with an idempotency key may be repeated too. Every method takes \`RequestOptions\`: headers, timeout, retries,
idempotency key.

`;

/** The README of a library. */
export const readmeFile = (context: Context): string => {
  const { names, plan } = context;
  const { prefix } = plan.names;
  const methods = clientMethods(plan);
  const { install, program, folder, dependency } = javaUsage(context);
  return `# ${markdown(plan.title, 200) || plan.names.base}

Java client, version ${names.version}. Java 17 or later; needs jackson-databind only.

## Install
Unpack the archive into the folder \`${folder}\` of your project, then

\`\`\`sh
${install}
\`\`\`

and add to its \`${dependency?.file}\`

\`\`\`xml
${dependency?.text}
\`\`\`

## First call
\`\`\`java
${program}
\`\`\`

Models are in \`${names.root}.models\` and made by builders: a member that is not set is not sent, null is sent only where it was set.
A member that a server left out reads as null; \`has("name")\` tells whether it was there, \`toJson()\` holds all of it, what the document
does not know too. Values of enumerations and variants that the document does not list are kept. Inputs of operations that
take more than one are in \`${names.root}.params\`. Every operation has a \`…WithResponse\` that gives \`data()\`, \`status()\` and \`headers()\`.

${credentialsAndErrors(prefix)}## Pages, files, events
${streaming(methods)}
${webhooks(context)}
## Operations
${operations(methods)}
${leftOut(context)}`;
};
