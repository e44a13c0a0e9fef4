/** A porch seen from the front, in 32 by 32: the pediment, four columns, the step. */
export const LOGO_PATHS = [
  'M16 2.5 30 10v2.6H2V10z',
  'M4.6 14.6h3.6v10.2H4.6zM11 14.6h3.6v10.2H11zM17.4 14.6H21v10.2h-3.6zM23.8 14.6h3.6v10.2h-3.6z',
  'M2.6 26.6h26.8v2.9H2.6z',
] as const;
