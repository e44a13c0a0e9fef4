export { buildReference, type Reference, withWebhooks } from './build-reference.ts';
export { cutOperation, cutSchema } from './cut-schema.ts';
export type * from './reference-pages.ts';
export { requestView } from './request-view.ts';
