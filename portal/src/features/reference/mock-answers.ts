import type { ReferenceOperation } from '@portico/client';
import { isJson } from './console-fields.ts';

/** What a mock can be asked for, as `Prefer` says it (RFC 7240). */
type Wish = { readonly value: string; readonly label: string };

const quoted = (name: string): string => `"${name.replaceAll(/["\\]/g, '\\$&')}"`;

/** The answers that a document declares by their status, and their examples that have a name where there are several. */
export const answersOf = ({ responses }: ReferenceOperation): Wish[] =>
  responses
    .filter(({ status }) => /^[1-5]\d\d$/.test(status))
    .flatMap(({ status, contents }) => {
      const content = contents.find(({ mediaType }) => isJson(mediaType)) ?? contents[0];
      const named = (content?.examples ?? []).flatMap(({ name, summary }) =>
        name === undefined
          ? []
          : [{ value: `code=${status}, example=${quoted(name)}`, label: `${status} · ${summary ?? name}` }],
      );
      return [{ value: `code=${status}`, label: status }, ...(named.length > 1 ? named : [])];
    });
