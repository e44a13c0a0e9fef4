import type { JsonValue, Operation } from '@portico/openapi';
import { sampleArguments } from '../plan/sample-arguments.ts';
import type { PlannedOperation, TypeDeclaration } from '../plan/sdk-plan.ts';
import { key, literal } from './literal.ts';

const valueText = (value: JsonValue): string => {
  if (typeof value === 'string') return literal(value);
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(([name, member]) => `${key(name)}: ${valueText(member)}`);
  return members.length > 0 ? `{ ${members.join(', ')} }` : '{}';
};

type Member = { readonly parameter: Operation['parameters'][number]; readonly as: string };

/** A call of the client as code: the least it can be called with. */
export const callText = (
  name: string,
  planned: PlannedOperation,
  members: readonly Member[],
  declarations: ReadonlyMap<string, TypeDeclaration>,
): string => {
  const given = sampleArguments(planned, declarations);
  const texts = planned.parameters.flatMap(({ identifier, parameter }) => {
    const member = members.find((entry) => entry.parameter === parameter);
    const value = given.parameters[identifier];
    return member && value !== undefined ? `${key(member.as)}: ${valueText(value)}` : [];
  });
  if (given.body) texts.push(`body: ${valueText(given.body.value)}`);
  return `client.${name}(${texts.length > 0 ? `{ ${texts.join(', ')} }` : ''})`;
};
