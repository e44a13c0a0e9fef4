import type { SurfaceNames } from '../plan/sdk-surface.ts';
import { type GoPackage, memberName } from './go-types.ts';

export const goSurface = ({ names }: GoPackage): SurfaceNames => ({
  methods: names.methods.filter(({ kind, bodyIndex }) => kind !== 'pages' && bodyIndex === 0),
  parameter: ({ identifier }) => memberName(identifier),
  field: ({ identifier }) => memberName(identifier),
  type: names.type,
});
