export { buildReference, type Reference } from './build-reference.ts';
export { cutOperation, cutSchema, findSchema } from './cut-schema.ts';
export type * from './reference-pages.ts';
