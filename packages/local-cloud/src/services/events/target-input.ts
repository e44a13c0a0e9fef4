import { childOf, type Fields, isFields, textMapOf, textOf } from '../wire/fields.ts';

/** Reads a JSON path of the kind targets use: `$`, `$.detail.items[0].name`, `$['detail-type']`. */
export const valueAt = (document: unknown, path: string): unknown => {
  let value = document;
  for (const [, dotted, index, quoted] of path.matchAll(/\.([A-Za-z0-9_-]+)|\[(\d+)\]|\['([^']+)'\]/g)) {
    if (index !== undefined) value = Array.isArray(value) ? value[Number(index)] : undefined;
    else {
      const name = dotted ?? quoted ?? '';
      value = isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    }
  }
  return value;
};

export type RuleIdentity = {
  readonly arn: string;
  readonly name: string;
};

const reserved = (name: string, event: Fields, rule: RuleIdentity, ingestedAt: string): unknown => {
  const { detail: _detail, ...envelope } = event;
  const values: Readonly<Record<string, unknown>> = {
    'aws.events.rule-arn': rule.arn,
    'aws.events.rule-name': rule.name,
    'aws.events.event.ingestion-time': ingestedAt,
    'aws.events.event': envelope,
    'aws.events.event.json': event,
  };
  return values[name];
};

/**
 * Fills `<name>` placeholders. Inside a JSON string a value is written as text, outside as JSON
 * ("Amazon EventBridge input transformation").
 */
const transform = (template: string, value: (name: string) => unknown): string => {
  let quoted = false;
  let filled = '';
  for (let at = 0; at < template.length; at++) {
    const character = template[at] ?? '';
    const end = character === '<' ? template.indexOf('>', at) : -1;
    const name = end > 0 ? template.slice(at + 1, end) : '';
    if (/^[A-Za-z0-9_.-]+$/.test(name)) {
      const found = value(name);
      const json = JSON.stringify(found ?? (quoted ? '' : null));
      if (!quoted) filled += json;
      else
        filled +=
          typeof found === 'string' ? json.slice(1, -1) : JSON.stringify(found === undefined ? '' : json).slice(1, -1);
      at = end;
      continue;
    }
    if (character === '\\' && quoted) {
      filled += character + (template[++at] ?? '');
      continue;
    }
    if (character === '"') quoted = !quoted;
    filled += character;
  }
  return filled;
};

/** The payload a target gets: the event, Input, the value at InputPath, or the InputTransformer's text. */
export const targetPayload = (target: Fields, event: Fields, rule: RuleIdentity): string => {
  const input = textOf(target, 'Input');
  if (input !== undefined) return input;
  const path = textOf(target, 'InputPath');
  if (path !== undefined) return JSON.stringify(valueAt(event, path) ?? null);
  const transformer = childOf(target, 'InputTransformer');
  const template = textOf(transformer, 'InputTemplate');
  if (template === undefined) return JSON.stringify(event);
  const paths = textMapOf(transformer, 'InputPathsMap');
  const ingestedAt = textOf(event, 'time') ?? '';
  const filled = transform(template, (name) => {
    const own = Object.hasOwn(paths, name) ? paths[name] : undefined;
    return own === undefined ? reserved(name, event, rule, ingestedAt) : valueAt(event, own);
  });
  return filled;
};
