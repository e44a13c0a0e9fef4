import type { SurfaceNames } from '../plan/sdk-surface.ts';
import { clientMethods } from './client-methods.ts';
import { memberName } from './java-names.ts';
import type { Context } from './java-types.ts';

export const javaSurface = ({ plan, names }: Context): SurfaceNames => ({
  methods: clientMethods(plan).filter(({ kind }) => kind === 'call' || kind === 'events'),
  parameter: ({ identifier }) => memberName(identifier),
  field: ({ identifier }) => memberName(identifier),
  type: names.type,
});
