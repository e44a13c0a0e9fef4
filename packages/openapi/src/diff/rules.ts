import { asyncApiRules } from './asyncapi-rules.ts';
import { documentRules } from './document-rules.ts';
import { operationRules } from './operation-rules.ts';
import { parameterRules } from './parameter-rules.ts';
import type { Rule } from './rule.ts';
import { schemaRules } from './schema-rules.ts';

/** Every rule by id. */
export const diffRules: ReadonlyMap<string, Rule> = new Map(
  [...operationRules, ...parameterRules, ...documentRules, ...schemaRules, ...asyncApiRules].map((rule) => [
    rule.id,
    rule,
  ]),
);
