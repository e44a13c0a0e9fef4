import { createNames } from '@portico/openapi';
import type { BodyKind, PlannedBody, PlannedOperation, SdkPlan } from '../plan/sdk-plan.ts';
import { exportedName } from './exported-name.ts';

/** A method of the client: a call, a body that is read as it comes, the items of all pages, or server-sent events. */
export type ClientMethod = {
  readonly name: string;
  readonly kind: 'call' | 'stream' | 'pages' | 'events';
  readonly planned: PlannedOperation;
  /** The body it takes, and its place among those of the operation. */
  readonly body: PlannedBody | undefined;
  readonly bodyIndex: number;
};

const SUFFIXES: Readonly<Record<BodyKind, string>> = {
  json: 'WithJSON',
  form: 'WithForm',
  multipart: 'WithMultipart',
  text: 'WithText',
  binary: 'WithBinary',
  eventStream: 'WithBinary',
};

/** Bodies that are handed on as they come. */
export const isStreamed = (body: PlannedBody | undefined): boolean =>
  body !== undefined && body.kind !== 'json' && body.kind !== 'text';

const plainKind = ({ result, eventStream }: PlannedOperation): ClientMethod['kind'] => {
  if (!result) return eventStream ? 'events' : 'call';
  return isStreamed(result) ? 'stream' : 'call';
};

/** Methods that Go knows by their names: `go vet` asks for their own signatures. */
const KNOWN_METHODS = new Set(
  (
    'Format GobDecode GobEncode MarshalJSON MarshalXML Peek ReadByte ReadFrom ReadRune Scan Seek UnmarshalJSON UnmarshalXML ' +
    'UnreadByte UnreadRune WriteByte WriteTo String GoString Error Is As Unwrap'
  ).split(' '),
);

const plainName = ({ name }: PlannedOperation): string =>
  KNOWN_METHODS.has(exportedName(name)) ? `${exportedName(name)}Operation` : exportedName(name);

/** The methods of every operation: one for each body it takes, its pages, its events. */
export const clientMethods = ({ operations }: Pick<SdkPlan, 'operations'>): readonly ClientMethod[] => {
  const unique = createNames();
  const names = new Map(operations.map((planned) => [planned, unique(plainName(planned))]));
  return operations.flatMap((planned): ClientMethod[] => {
    const name = names.get(planned) ?? plainName(planned);
    const [body, ...others] = planned.bodies;
    const kind = plainKind(planned);
    const own = { planned, body, bodyIndex: 0 };
    const methods: ClientMethod[] = [{ ...own, name, kind }];
    for (const [index, other] of others.entries())
      methods.push({ planned, name: unique(name + SUFFIXES[other.kind]), kind, body: other, bodyIndex: index + 1 });
    if (planned.pagination) methods.push({ ...own, name: unique(`${name}Iter`), kind: 'pages', body: undefined });
    if (planned.result && planned.eventStream) methods.push({ ...own, name: unique(`${name}Events`), kind: 'events' });
    return methods;
  });
};
