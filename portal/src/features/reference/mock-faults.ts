import type { ProblemError } from '@portico/client';
import type { ConsoleField } from './console-fields.ts';
import { BODY, type BodyFields, bodyTextIn, type Draft, type Fields, textIn } from './console-request.ts';

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

/** Beside which field a fault is said: its parameter's, that of its member of a form, or the body's. */
const fieldAt = (
  { parameters }: Pick<Fields, 'parameters'>,
  body: BodyFields | undefined,
  pointer: string,
): ConsoleField | BodyFields | undefined => {
  const [, place = '', step = ''] = pointer.split('/');
  const name = unescaped(step);
  if (place !== 'body') return parameters.find((field) => field.in === place && field.name === name);
  if (!body || body.fields.length === 0) return body;
  return body.fields.find((field) => field.name === name);
};

/** What of a place stays to be said beside its field. */
const restOf = (pointer: string, field: ConsoleField | BodyFields): string =>
  pointer
    .split('/')
    .slice('id' in field ? 3 : 2)
    .map((step) => `/${step}`)
    .join('');

type Sent = { readonly errors: readonly ProblemError[]; readonly draft: Draft };
const SAID_MAX = 3;

/** What the mock says of a call by the fields it was typed into: until something else is typed there. */
export const mockFaults = (
  fields: Fields,
  body: BodyFields | undefined,
  now: Draft,
  { errors, draft }: Sent,
  said: (error: ProblemError) => string,
): Readonly<Record<string, string>> => {
  const found = new Map<string, string[]>();
  for (const error of errors) {
    const field = fieldAt(fields, body, error.pointer);
    if (!field) continue;
    const isField = 'id' in field;
    const same = isField
      ? textIn(field, now.values) === textIn(field, draft.values)
      : bodyTextIn(field, now) === bodyTextIn(field, draft) && now.mediaType === draft.mediaType;
    if (!same) continue;
    const id = isField ? field.id : BODY;
    const rest = restOf(error.pointer, field);
    found.set(id, [...(found.get(id) ?? []), rest === '' ? said(error) : `${rest}: ${said(error)}`]);
  }
  return Object.fromEntries([...found].map(([id, all]) => [id, all.slice(0, SAID_MAX).join('; ')]));
};
