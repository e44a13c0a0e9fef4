import type { Brownout, Deprecation } from './generated/types.ts';
import type { Total } from './total.ts';

const presentBrownout = ({ startsAt, minutes }: Brownout): Total<Brownout> => ({ startsAt, minutes });

/** As it is kept: what is none may be undefined. */
type Kept = { readonly [Name in keyof Deprecation]: Deprecation[Name] | undefined } & Pick<Deprecation, 'deprecatedAt'>;

/** How a version ends, wherever an answer tells it. */
export const presentDeprecation = (deprecation: Kept): Total<Deprecation> => ({
  deprecatedAt: deprecation.deprecatedAt,
  sunsetAt: deprecation.sunsetAt,
  successor: deprecation.successor,
  information: deprecation.information,
  note: deprecation.note,
  brownouts: deprecation.brownouts?.map(presentBrownout),
});
