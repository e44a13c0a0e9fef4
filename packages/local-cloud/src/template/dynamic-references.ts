import { isObject } from '../json.ts';

const PATTERN = /\{\{resolve:(secretsmanager|ssm|ssm-secure):([^}]+)\}\}/g;

/** Answers one `{{resolve:service:reference}}`. */
export type DynamicReference = (service: string, reference: string) => Promise<string>;

/** Replaces dynamic references in every string of `value`; the value itself comes back where there are none. */
export const resolveDynamicReferences = async (value: unknown, answer: DynamicReference): Promise<unknown> => {
  if (typeof value === 'string') {
    if (!value.includes('{{resolve:')) return value;
    let result = value;
    for (const [whole, service = '', reference = ''] of value.matchAll(PATTERN)) {
      const secret = await answer(service, reference);
      result = result.replace(whole, () => secret);
    }
    return result;
  }
  if (Array.isArray(value)) return Promise.all(value.map((item) => resolveDynamicReferences(item, answer)));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(
    async ([key, item]) => [key, await resolveDynamicReferences(item, answer)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
};
