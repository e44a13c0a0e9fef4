import type { Reference, ReferenceOperation } from '@portico/client';
import type { ReferenceWords } from '../../i18n/messages/reference.ts';

/** What is listed beside operations, by what the document is. */
export const schemasTitle = (kind: Reference['kind'], t: ReferenceWords): string =>
  kind === 'graphql' ? t.typesTitle : kind === 'asyncapi' ? t.messagesAndSchemas : t.schemas;

/** What comes of a call, by what the call is. */
export const answersTitle = (kind: ReferenceOperation['kind'], t: ReferenceWords): string =>
  kind === 'field' ? t.answer : kind === 'exchange' ? t.messages : t.answers;
