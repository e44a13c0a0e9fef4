import { oneLine } from '../plan/plain-text.ts';
import type { SdkPlan } from '../plan/sdk-plan.ts';
import { type ClientMethod, clientMethods } from './client-methods.ts';
import { pythonNames } from './python-names.ts';
import { snakeCase } from './python-text.ts';
import { pythonUsage } from './usage.ts';

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
    pages && `**Pages.** ${pages} … iterate over all items and fetch the next page when it is needed.`,
    streams &&
      `**Downloads.** ${streams} … give the body in pieces: \`with client.…() as pieces: for piece in pieces: …\`.`,
    events &&
      `**Events.** ${events} … give server-sent events: \`with client.…() as events: for event in events: event.data\`.`,
    '**Uploads.** A file is `bytes`, an open binary file, or `FileInput(content, filename="a.png", content_type="image/png")`; ' +
      'a body that is one file may also be an iterable of bytes.',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
};

const webhooks = ({ webhooks, names }: SdkPlan): string =>
  webhooks.length === 0
    ? ''
    : `\n## Webhooks\nReaders of payloads in \`${pythonNames(names).module}.webhooks\`:\n${webhooks
        .map(({ name, key }) => `- \`parse_${snakeCase(name)}\`: ${markdown(key, 120)}`)
        .join('\n')}\n`;

const operations = (methods: readonly ClientMethod[]): string =>
  methods
    .map(({ name, planned: { operation } }) => {
      const said = operation.summary ?? `${operation.method.toUpperCase()} ${operation.path}`;
      return `- \`${name}\`: ${markdown(said, 120)}${operation.deprecated ? ' (deprecated)' : ''}`;
    })
    .join('\n');

const leftOut = (plan: SdkPlan): string =>
  plan.leftOut.length === 0
    ? ''
    : `\n## Left out\n${plan.leftOut.map(({ key, reason }) => `- ${markdown(key, 120)}: ${markdown(reason, 300)}`).join('\n')}\n`;

/** The README of a package. */
export const readmeFile = (plan: SdkPlan): string => {
  const { module, version } = pythonNames(plan.names);
  const { install, program, folder } = pythonUsage(plan);
  const { prefix } = plan.names;
  const methods = clientMethods(plan);
  return `# ${markdown(plan.title, 200) || plan.names.base}

Python client, version ${version}. Python 3.10 or later; no dependencies; typed.

## Install
Unpack the archive into the folder \`${folder}\` of your project.

\`\`\`sh
${install}
\`\`\`

## First call
\`\`\`python
${program}
\`\`\`

Models are in \`${module}.models\`; a member that was not given, or that the server left out, is \`UNSET\`, \`None\` is null.
Every model has \`from_json\` and \`to_json\`. \`client.with_response(client.method, …)\` gives \`data\`, \`status\` and \`headers\`.

## Credentials
\`api_key\`, \`token\`, \`username\` and \`password\`, \`client_id\` and \`client_secret\` (OAuth 2.0 client credentials; the token is
fetched and kept) are given to the client, or come from the environment: \`${prefix}_API_KEY\`, \`${prefix}_TOKEN\`,
\`${prefix}_USERNAME\`, \`${prefix}_PASSWORD\`, \`${prefix}_CLIENT_ID\`, \`${prefix}_CLIENT_SECRET\`; the address is \`base_url\` or
\`${prefix}_BASE_URL\`.

## Errors
\`\`\`python
from ${module} import ApiError, ConnectionError

try:
    ...
except ApiError as error:
    print(error.status, error.body, error.problem, error.request_id)
except ConnectionError:
    ...  # no answer; TimeoutError is one: none in time
\`\`\`

\`problem\` is the body as RFC 9457 has it. What may be repeated is tried again up to twice, and \`Retry-After\` is honoured; a call
with an idempotency key may be repeated too. Every method takes
\`options=RequestOptions(headers=…, timeout=…, retries=…, idempotency_key=…)\`.

## Pages, files, events
${streaming(methods)}
${webhooks(plan)}
## Operations
${operations(methods)}
${leftOut(plan)}`;
};
