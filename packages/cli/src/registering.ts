import { ApiError, type Import, type Portico } from '@portico/client';
import { CommandError, EXIT } from './exit-codes.ts';

const IMPORT_WAIT_MILLISECONDS = 300_000;
const PAUSES_MILLISECONDS = [100, 200, 400, 800, 1_500];

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Nothing where the portal says that there is none. */
export const unlessMissing = async <Value>(call: PromiseLike<Value>): Promise<Value | undefined> => {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
};

/** How calls are made: at once, or with patience. */
export type Patient = <Value>(call: () => PromiseLike<Value>) => Promise<Value>;

const atOnce: Patient = async (call) => call();

/** Sends what an operation is then told of by its id. */
export const upload = async (portal: Portico, bytes: Uint8Array, patient: Patient = atOnce): Promise<string> => {
  const body = { sizeBytes: bytes.length };
  const { id, url, headers } = await patient(() => portal.createDocumentUpload({ body }));
  const response = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
  if (!response.ok) throw new CommandError(`the upload was answered ${response.status}`, EXIT.failed);
  return id;
};

export type ImportOptions = {
  /** Hears how it goes. */
  readonly progress?: (line: string) => void;
  /** Of an archive, the document that is meant. */
  readonly root?: string | undefined;
  readonly patient?: Patient;
};

/** Sends a document and follows its import to the end. */
export const importDocument = async (
  portal: Portico,
  bytes: Uint8Array,
  { progress = () => undefined, root, patient = atOnce }: ImportOptions = {},
): Promise<Import> => {
  progress(`sending ${(bytes.length / 1_000_000).toFixed(1)} MB…`);
  const uploadId = await upload(portal, bytes, patient);
  const body = root === undefined ? { uploadId } : { archive: { uploadId, root } };
  let read = await patient(() => portal.createImport({ body }));
  const begun = Date.now();
  for (let turn = 0; read.status === 'queued' || read.status === 'running'; turn += 1) {
    const seconds = Math.round((Date.now() - begun) / 1000);
    if (Date.now() - begun > IMPORT_WAIT_MILLISECONDS)
      throw new CommandError(`the import ${read.id} did not end within five minutes`, EXIT.failed);
    progress(`${read.status === 'queued' ? 'waiting to be read' : 'being read'} (${seconds} s)…`);
    await pause(PAUSES_MILLISECONDS[turn] ?? PAUSES_MILLISECONDS.at(-1) ?? 0);
    const { id: importId } = read;
    read = await patient(() => portal.getImport({ importId }));
  }
  return read;
};

/** The id of a team by id, slug or name: one's own; of a single one nobody need say it. */
export const teamIdOf = async (portal: Portico, wanted: string | undefined): Promise<string> => {
  const { teams } = await portal.getCurrentUser();
  const found = teams.filter(({ id, slug, name }) => wanted === undefined || [id, slug, name].includes(wanted));
  const [first] = found;
  if (first && found.length === 1) return first.id;
  const names = teams.map(({ slug, name }) => slug ?? name).join(', ');
  throw new CommandError(
    wanted === undefined
      ? `you are in several teams (${names}): name one with --team`
      : `${found.length === 0 ? 'none' : 'more than one'} of your teams (${names}) is called ${wanted}`,
  );
};
