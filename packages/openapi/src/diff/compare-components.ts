import { phrase } from '@portico/words';
import { isObject, type JsonObject, member } from '../json-value.ts';
import { quote } from '../read/document-problem.ts';
import type { RuleSettings } from './change-list.ts';
import { SchemaComparer } from './compare-schemas.ts';
import { Scope, type Side } from './comparison-scope.ts';
import { OperationSource } from './operation-view.ts';
import { createSameContent, type SameContent } from './same-value.ts';
import { SchemaSource } from './schema-source.ts';
import type { SchemaNode } from './settled-schema.ts';

export type DiffOptions = {
  /** The date (RFC 3339) sunsets are compared with; when left out no sunset has passed. */
  readonly today?: string;
  /** Days of notice a sunset must leave from today; none when left out. */
  readonly noticeDays?: number;
  /** Severities in place of the rules' own; `off` leaves a rule out. */
  readonly rules?: RuleSettings;
};

const EARLIEST = '0000-01-01';

const sideOf = (document: JsonObject): Side => ({
  document,
  operations: new OperationSource(document),
  schemas: new SchemaSource(document),
});

/** Whether two nodes mean the same without settling them; never across versions, whose dialects differ. */
const createSameNode = (before: Side, after: Side, same: SameContent) => {
  const comparable = before.schemas.newer === after.schemas.newer;
  return (left: SchemaNode, right: SchemaNode): boolean =>
    comparable &&
    left.parts.length === right.parts.length &&
    left.parts.every((part, index) => same(part.value, right.parts[index]?.value));
};

/** Two documents, and what was seen of them. */
export const scopeOf = (before: JsonObject, after: JsonObject, options: DiffOptions): Scope => {
  const [older, newer] = [sideOf(before), sideOf(after)];
  const same = createSameContent(before, after);
  const lifecycle = { today: options.today ?? EARLIEST, noticeDays: options.noticeDays ?? 0 };
  const sameNode = createSameNode(older, newer, same);
  const comparer = new SchemaComparer(older.schemas, newer.schemas, sameNode, lifecycle);
  return new Scope({ before: older, after: newer, comparer, lifecycle });
};

export const compareComponents = (scope: Scope): void => {
  const schemas = (document: JsonObject): JsonObject => {
    const found = member(document.components, 'schemas');
    return isObject(found) ? found : {};
  };
  const before = schemas(scope.before.document);
  const after = schemas(scope.after.document);
  const at = (name: string) => `/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  for (const name of Object.keys(before))
    if (!Object.hasOwn(after, name))
      scope.add(
        'component-schema-removed',
        undefined,
        { before: at(name) },
        phrase`The schema ${quote(name)} was removed.`,
      );
  for (const name of Object.keys(after))
    if (!Object.hasOwn(before, name))
      scope.add('component-schema-added', undefined, { after: at(name) }, phrase`The schema ${quote(name)} was added.`);
};
