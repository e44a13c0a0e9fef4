/** Formats that a value is held to; every other one says how to show it. */
export const FORMATS = [
  'date',
  'time',
  'date-time',
  'duration',
  'uri',
  'uri-reference',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uuid',
  'json-pointer',
  'int32',
  'int64',
  'float',
  'double',
] as const;
