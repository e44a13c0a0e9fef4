import { type Phrase, phrase } from '@portico/words';
import { isObject, type JsonObject, joinPointer } from '../json-value.ts';
import type { Placed } from '../model/document-reader.ts';
import { quote } from '../read/document-problem.ts';
import type { Scope } from './comparison-scope.ts';
import type { OperationName } from './operation-view.ts';
import type { Direction } from './rule.ts';
import { sameValue } from './same-value.ts';

type Context = {
  readonly scope: Scope;
  readonly operation: OperationName;
  readonly direction: Direction;
  /** What holds the contents. */
  readonly words: Phrase;
};

type Media = { readonly written: string; readonly name: string; readonly value: JsonObject; readonly pointer: string };

const bare = (mediaType: string): string => (mediaType.split(';')[0] ?? '').trim().toLowerCase();
const settings = (mediaType: string): string =>
  mediaType
    .split(';')
    .slice(1)
    .map((text) => text.trim().toLowerCase())
    .sort()
    .join(';');

const mediaOf = ({ value, pointer }: Placed): Media[] =>
  Object.entries(value)
    .filter(([written]) => !written.startsWith('x-'))
    .map(([written, media]) => ({
      written,
      name: bare(written),
      value: isObject(media) ? media : {},
      pointer: joinPointer(pointer, written),
    }));

/** Whether a media type is one of those that the other names: a range, or the format after the plus. */
const isKindOf = (special: string, general: string): boolean => {
  const [type = '', subtype = ''] = special.split('/');
  const [other, range] = general.split('/');
  if (special === general) return false;
  if (general === '*/*' || (other === type && range === '*')) return true;
  return other === type && subtype.endsWith(`+${range}`);
};

const isTextual = (name: string): boolean =>
  name === 'application/x-www-form-urlencoded' || name.startsWith('multipart/') || /[/+]xml$/.test(name);

const say = (context: Context, name: string, what: Phrase, from?: Media, to?: Media): void =>
  context.scope.add(
    `${context.direction}-${name}`,
    context.operation,
    { before: from?.pointer, after: to?.pointer },
    phrase`${context.words}: ${what}.`,
  );

const compareMedia = (context: Context, from: Media, to: Media): void => {
  const { scope, operation, direction, words } = context;
  const schema = (media: Media) => ({ value: media.value.schema, pointer: joinPointer(media.pointer, 'schema') });
  const root = phrase`${words} (${quote(to.written).slice(1, -1)})`;
  const had = from.value.schema !== undefined;
  const has = to.value.schema !== undefined;
  if (had !== has)
    say(
      context,
      has ? 'schema-added' : 'schema-removed',
      has ? phrase`${to.written} got its schema` : phrase`${to.written} lost its schema`,
      from,
      to,
    );
  if (had && has)
    scope.schemas(operation, schema(from), schema(to), { direction, textual: isTextual(to.name) }, { root, path: '' });
  if (!sameValue(from.value.encoding ?? {}, to.value.encoding ?? {}))
    say(context, 'encoding-changed', phrase`the encoding of ${quote(to.written)} changed`, from, to);
};

const pairOf = (media: Media, others: readonly Media[]): Media | undefined =>
  others.find(({ written }) => written === media.written) ?? others.find(({ name }) => name === media.name);

/** More comparisons than any real content asks for. */
const RELATED_MAX = 10_000;

const compareRelated = (context: Context, left: Media[], right: Media[]): void => {
  if (left.length * right.length > RELATED_MAX) return;
  for (const from of [...left]) {
    const to = right.find(({ name }) => isKindOf(name, from.name) || isKindOf(from.name, name));
    if (!to) continue;
    const verdict = isKindOf(from.name, to.name) ? 'widened' : 'narrowed';
    say(context, `media-type-${verdict}`, phrase`${quote(from.written)} became ${quote(to.written)}`, from, to);
    compareMedia(context, from, to);
    left.splice(left.indexOf(from), 1);
    right.splice(right.indexOf(to), 1);
  }
};

/** Compares contents by media type; one that became a range, or left one, is the same content. */
export const compareContents = (context: Context, before: Placed, after: Placed): void => {
  const left: Media[] = [];
  const right = mediaOf(after);
  for (const from of mediaOf(before)) {
    const to = pairOf(from, right);
    if (!to) {
      left.push(from);
      continue;
    }
    right.splice(right.indexOf(to), 1);
    if (settings(from.written) !== settings(to.written) && context.direction === 'response')
      say(context, 'media-type-renamed', phrase`${quote(from.written)} became ${quote(to.written)}`, from, to);
    compareMedia(context, from, to);
  }
  compareRelated(context, left, right);
  for (const media of left)
    say(context, 'media-type-removed', phrase`the media type ${quote(media.written)} was removed`, media);
  for (const media of right)
    say(context, 'media-type-added', phrase`the media type ${quote(media.written)} was added`, undefined, media);
};
