import { type Content, isJson, textOf } from '@portico/openapi';
import type { TypePlanner } from './plan-types.ts';
import type { BodyKind, FieldEncoding, PlannedBody } from './sdk-plan.ts';

/** How a body of a media type is written and read. */
export const bodyKind = (mediaType: string): BodyKind => {
  if (isJson(mediaType)) return 'json';
  if (mediaType === 'application/x-www-form-urlencoded') return 'form';
  if (mediaType.startsWith('multipart/')) return 'multipart';
  if (mediaType === 'text/event-stream') return 'eventStream';
  if (mediaType.startsWith('text/') || /[/+]xml$/.test(mediaType) || /yaml$/.test(mediaType)) return 'text';
  return 'binary';
};

const ORDER: readonly BodyKind[] = ['json', 'form', 'multipart', 'text', 'binary', 'eventStream'];

/** Contents in the order an SDK prefers them. */
export const preferred = (contents: readonly Content[]): Content[] =>
  contents.toSorted((a, b) => ORDER.indexOf(bodyKind(a.mediaType)) - ORDER.indexOf(bodyKind(b.mediaType)));

const encodingOf = (content: Content): Map<string, FieldEncoding> =>
  new Map(
    [...content.encoding].map(([name, raw]) => [
      name,
      {
        style: textOf(raw, 'style'),
        explode: typeof raw.explode === 'boolean' ? raw.explode : undefined,
        contentType: textOf(raw, 'contentType'),
      },
    ]),
  );

/** A content with its type; `wish` names what has to be declared for it. */
export const planBody = (types: TypePlanner, content: Content, wish: string): PlannedBody => {
  const kind = bodyKind(content.mediaType);
  const encoding = encodingOf(content);
  const base = { mediaType: content.mediaType, kind, encoding };
  if (kind === 'text') return { ...base, type: { kind: 'string', format: undefined, nullable: false } };
  if (kind === 'binary') return { ...base, type: { kind: 'binary', nullable: false } };
  const type = content.schema ? types.use(content.schema, wish) : ({ kind: 'any', nullable: true } as const);
  return { ...base, type };
};
