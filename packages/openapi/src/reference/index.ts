export { buildReference, type Reference, withWebhooks } from './build-reference.ts';
export { cutOperation, cutSchema } from './cut-schema.ts';
export {
  indexMarkdown,
  operationMarkdown,
  schemaMarkdown,
  schemasMarkdown,
  tagMarkdown,
  webhooksMarkdown,
} from './reference-markdown.ts';
export type * from './reference-pages.ts';
export { requestView } from './request-view.ts';
export type { ReferenceLinks } from './schema-markdown.ts';
