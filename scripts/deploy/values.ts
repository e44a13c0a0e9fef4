import { createHash } from 'node:crypto';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import type { Environment, KeptSecret } from '../../infra/lib/environment.ts';
import { PARAMETER_RULES, type ParameterName, type SecretName } from '../../infra/lib/parameter-rules.ts';
import type { Aws } from './aws.ts';
import { type Finding, refused, said } from './findings.ts';

export type Values = Readonly<Record<string, string>>;

/** Where each secret is kept that the environment names. */
export const secretsOf = ({ parameters }: Environment): readonly (readonly [SecretName, KeptSecret])[] =>
  // The schema lets only these be kept so.
  Object.entries(parameters).flatMap(([name, value]) =>
    typeof value === 'object' && 'secretsManager' in value ? [[name as SecretName, value] as const] : [],
  );

/** Whether a value is one of its parameter: what was read elsewhere no schema has seen. */
const fits = (name: ParameterName, value: string): boolean => {
  const rule = PARAMETER_RULES[name];
  if (rule.kind === 'text') return new RegExp(rule.pattern, 'u').test(value);
  return rule.kind === 'number' && /^\d{1,10}$/.test(value) && +value >= rule.least && +value <= rule.most;
};

/** The values of an environment's parameters, those that are kept in Parameter Store read there; no secret is among them. */
export const valuesOf = async ({ parameters }: Environment, { ssm }: Aws) => {
  const values: Record<string, string> = {};
  const findings: Finding[] = [];
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value !== 'object') values[name] = String(value);
    if (typeof value !== 'object' || !('ssm' in value)) continue;
    try {
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name: value.ssm, WithDecryption: true }));
      const read = Parameter?.Value ?? '';
      // The names are those of the schema.
      if (fits(name as ParameterName, read)) values[name] = read;
      else findings.push(refused(name, `what ${value.ssm} holds in Parameter Store is no value of it`));
    } catch (error) {
      findings.push(refused(name, `${value.ssm} could not be read in Parameter Store: ${said(error)}`));
    }
  }
  return { values: values as Values, findings };
};

/** A digest of what a deployment is told besides its templates: where it is another one, functions are published anew. */
export const releaseOf = ({ restored }: Environment, values: Values): string =>
  createHash('sha256')
    .update(JSON.stringify([restored ?? null, Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1))]))
    .digest('hex')
    .slice(0, 32);
