import type { ApiModel, Operation } from '@portico/openapi';
import { isJson } from '@portico/openapi';
import type { SdkPlan } from '../plan/sdk-plan.ts';
import type { TypeEmitter } from './emit-types.ts';
import { docComment, literal } from './literal.ts';

/** The file of what the API sends: a payload type per webhook and callback; empty when it sends nothing. */
export const webhooksFile = (
  model: ApiModel,
  plan: SdkPlan,
  types: TypeEmitter,
  uniqueType: (wish: string) => string,
  extension: string,
): string => {
  const sent = new Map<string, Operation>([...model.webhooks, ...model.callbacks].map((entry) => [entry.key, entry]));
  const planned = plan.webhooks.map(({ name, key, description }) => {
    const content = sent.get(key)?.body?.contents.find(({ mediaType }) => isJson(mediaType));
    const type = content?.schema ? types.typeOf(content.schema, 'Models.') : 'unknown';
    return { key, payload: uniqueType(`${name}Payload`), text: type, description };
  });
  if (planned.length === 0) return '';
  const declarations = planned.map(
    ({ payload, text, description }) => `${docComment([description])}export type ${payload} = ${text};\n`,
  );
  const used = declarations.some((text) => /\bModels\./.test(text));
  return `${used ? `import type * as Models from './models${extension}';\n\n` : ''}${declarations.join('\n')}
/** Payloads by the name of what sends them. */
export type Webhooks = {
${planned.map(({ key, payload }) => `  readonly ${literal(key)}: ${payload};\n`).join('')}};

/** The payload of a webhook's body. Verify its signature first: this only parses. Throws SyntaxError for what is no JSON. */
// The document says what each webhook sends.
export const parseWebhook = <Name extends keyof Webhooks>(_name: Name, body: string): Webhooks[Name] => JSON.parse(body) as Webhooks[Name];
`;
};
