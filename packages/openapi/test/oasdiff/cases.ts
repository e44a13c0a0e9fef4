import type { OasdiffCase } from './case.ts';
import { lifecycleCases } from './lifecycle-cases.ts';
import { operationCases } from './operation-cases.ts';
import { propertyCases } from './property-cases.ts';
import { schemaCases } from './schema-cases.ts';

/** One case at least for every check of oasdiff. */
export const oasdiffCases: readonly OasdiffCase[] = [
  ...schemaCases,
  ...propertyCases,
  ...lifecycleCases,
  ...operationCases,
];
