export {
  clipped,
  english,
  listed,
  type Phrase,
  phrase,
  samePhrase,
  sentence,
} from './phrase.ts';
export { type SchemaFault, schemaFault } from './schema-fault.ts';
