import type { SdkPlan } from '../plan/sdk-plan.ts';
import type { SurfaceNames } from '../plan/sdk-surface.ts';
import { clientMethods } from './client-methods.ts';
import { fieldName, parameterName } from './python-names.ts';

export const pythonSurface = (plan: SdkPlan): SurfaceNames => ({
  methods: clientMethods(plan).filter(({ kind }) => kind === 'call' || kind === 'events'),
  parameter: ({ identifier }) => parameterName(identifier),
  field: ({ identifier }) => fieldName(identifier),
  type: (name) => name,
});
