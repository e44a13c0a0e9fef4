import type { ApiModel, Content, Operation, Parameter, Schema } from '../model/api-model.ts';
import { codeSamples } from '../samples/code-samples.ts';

/**
 * Text from a document as one line of Markdown that is nothing but text: no HTML, no link, no table cell, no heading.
 * Names in code keep every character.
 */
export const plainMarkdown = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]()<>#|!~]/g, '\\$&');

/** A description keeps its paragraphs and its Markdown, but no HTML, and no heading or rule of its own. */
const description = (text: string | undefined): string =>
  text === undefined
    ? ''
    : `${text
        .replaceAll(/<(?=[A-Za-z/!?])/g, '\\<')
        .replaceAll(/\]\(\s*(?:javascript|data|vbscript):/gi, '](about:blank#')
        .replaceAll(/^(\s{0,3})(#{1,6}\s|={3,}\s*$|-{3,}\s*$)/gm, '$1\\$2')
        .trim()}\n\n`;

const code = (text: string): string => {
  const line = text.replaceAll(/[\r\n]+/g, ' ');
  const fence = '`'.repeat(Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return line.includes('`') ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
};

const block = (language: string, text: string): string => {
  const fence = '`'.repeat(Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return `${fence}${language}\n${text}\n${fence}\n\n`;
};

const LINES_MAX = 120;
const DEPTH_MAX = 3;

export const typeName = (model: ApiModel, schema: Schema): string => {
  const or = schema.nullable ? ' or null' : '';
  switch (schema.kind) {
    case 'reference':
      return `${model.schemas.get(schema.target)?.name ?? 'anything'}${or}`;
    case 'array':
      return `list of ${typeName(model, schema.items)}${or}`;
    case 'enum':
      return `${schema.values
        .slice(0, 20)
        .map((value) => JSON.stringify(value))
        .join(', ')}${schema.values.length > 20 ? ', …' : ''}${or}`;
    case 'union':
      return `${schema.variants.map((variant) => typeName(model, variant)).join(' or ')}${or}`;
    case 'all':
      return `${schema.parts.map((part) => typeName(model, part)).join(' and ')}${or}`;
    case 'string':
    case 'number':
    case 'integer':
      return `${schema.kind}${schema.format === undefined ? '' : ` (${schema.format})`}${or}`;
    case 'any':
      return 'anything';
    default:
      return `${schema.kind}${or}`;
  }
};

/** Members of a schema as a nested list. */
const members = (model: ApiModel, schema: Schema, depth: number, seen: ReadonlySet<string>): string[] => {
  if (depth > DEPTH_MAX) return [];
  if (schema.kind === 'reference') {
    const target = model.schemas.get(schema.target)?.schema;
    return !target || seen.has(schema.target) ? [] : members(model, target, depth, new Set([...seen, schema.target]));
  }
  if (schema.kind === 'array') return members(model, schema.items, depth, seen);
  if (schema.kind === 'all') return schema.parts.flatMap((part) => members(model, part, depth, seen));
  if (schema.kind !== 'object') return [];
  return schema.properties.flatMap(({ name, required, schema: member }) => [
    `${'  '.repeat(depth)}- ${code(name)} ${plainMarkdown(typeName(model, member))}${required ? ', required' : ''}${member.description ? `: ${plainMarkdown(member.description.slice(0, 300))}` : ''}`,
    ...members(model, member, depth + 1, seen),
  ]);
};

const contentText = (model: ApiModel, { mediaType, schema }: Content): string => {
  if (!schema) return `${code(mediaType)}\n\n`;
  const lines = members(model, schema, 0, new Set());
  const shown = lines.length > LINES_MAX ? [...lines.slice(0, LINES_MAX), '- …'] : lines;
  return `${code(mediaType)}: ${plainMarkdown(typeName(model, schema))}\n\n${shown.length > 0 ? `${shown.join('\n')}\n\n` : ''}`;
};

const parameterText = (model: ApiModel, { name, in: place, required, schema, description: text }: Parameter): string =>
  `- ${code(name)} (${place}${required ? ', required' : ''}) ${plainMarkdown(typeName(model, schema))}${text ? `: ${plainMarkdown(text)}` : ''}`;

/** One operation as a Markdown page of its own, or below a document's heading. */
export const operationMarkdown = (model: ApiModel, operation: Operation, level = 1): string => {
  const heading = '#'.repeat(level);
  const { method, path, summary, parameters, body, responses, deprecated } = operation;
  const curl = codeSamples(model, operation.key).find(({ language }) => language === 'curl');
  return [
    `${heading} ${plainMarkdown(summary ?? operation.key)}\n\n`,
    `${code(`${method.toUpperCase()} ${path}`)}${deprecated ? ' (deprecated)' : ''}\n\n`,
    description(operation.description === summary ? undefined : operation.description),
    parameters.length > 0
      ? `${heading}# Parameters\n\n${parameters.map((parameter) => parameterText(model, parameter)).join('\n')}\n\n`
      : '',
    body
      ? `${heading}# Request body${body.required ? ', required' : ''}\n\n${body.contents.map((content) => contentText(model, content)).join('')}`
      : '',
    `${heading}# Responses\n\n`,
    ...responses.map(
      ({ status, description: text, contents }) =>
        `**${status}** ${plainMarkdown(text)}\n\n${contents.map((content) => contentText(model, content)).join('')}`,
    ),
    curl ? `${heading}# Example\n\n${block('sh', curl.source)}` : '',
  ].join('');
};

/** The whole document as one Markdown page, operations by tag. */
export const documentMarkdown = (model: ApiModel): string => {
  const tags = new Map(model.tags.map(({ name, description: text }) => [name, text]));
  const groups = Map.groupBy(model.operations, ({ tags: [first = ''] }) => first);
  const sections = [...groups].map(
    ([tag, operations]) =>
      `${tag === '' ? '' : `## ${plainMarkdown(tag)}\n\n${description(tags.get(tag))}`}${operations.map((operation) => operationMarkdown(model, operation, 3)).join('')}`,
  );
  const servers = model.servers.map(({ url }) => `- ${code(url)}`).join('\n');
  return `# ${plainMarkdown(model.title)} ${plainMarkdown(model.version)}\n\n${description(model.description)}${servers === '' ? '' : `Servers:\n\n${servers}\n\n`}${sections.join('')}`;
};
