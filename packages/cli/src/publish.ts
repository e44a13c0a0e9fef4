import { basename } from 'node:path';
import type { Api, ApiVersion, Import, Portico, PublicationPreview } from '@portico/client';
import { contentHashOf, readLocal, uploadOf } from './documents.ts';
import { CommandError, EXIT, type ExitCode } from './exit-codes.ts';
import { slugOf } from './names.ts';
import { importDocument, teamIdOf, unlessMissing } from './registering.ts';
import { type Context, signedIn } from './session.ts';

export const VISIBILITIES = ['public', 'internal', 'private'] as const;

/** An API by its slug or its id. */
const REFERENCE = /^(?:api_[0-9a-z]{26}|[a-z0-9]+(?:-[a-z0-9]+)*)$/;

export type PublishOptions = {
  readonly document: string;
  readonly root: string | undefined;
  readonly api: string | undefined;
  readonly team: string | undefined;
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly backend: string | undefined;
  readonly visibility: (typeof VISIBILITIES)[number] | undefined;
  readonly sharedWith: string | undefined;
  readonly draft: boolean;
  readonly keepDefault: boolean;
  readonly reason: string | undefined;
};

const refusedImport = (document: string, { problem }: Import): CommandError => {
  const lines = (problem?.errors ?? []).map(
    ({ file, line, column, detail }) =>
      `${file === undefined ? document : `${document}/${file}`}:${line ?? 1}:${column ?? 1} error: ${detail}`,
  );
  const head = problem?.detail ?? problem?.title ?? 'it could not be read';
  return new CommandError([...lines, `${document} was refused: ${head}`].join('\n'), EXIT.invalid, { problem });
};

const previewLines = ({
  verdict,
  findings,
  bump,
  breaking,
  risky,
  compatible,
  affected,
  moreAffected,
  from,
  compared,
}: PublicationPreview) => [
  ...(compared ? [] : [`against ${from}: not compared, for it is of another kind`]),
  ...(from === undefined || !compared
    ? []
    : [
        `against ${from}: ${breaking} breaking, ${risky} risky, ${compatible} compatible; asks for ${bump === 'none' ? 'no new version' : `a ${bump} version`}`,
      ]),
  ...findings.map(({ level, detail, exception }) => `${exception ? 'excused' : level}: ${detail}`),
  ...affected.map(
    ({ appName, teamName, calls, operations }) =>
      `breaks ${appName} of ${teamName}: ${calls} calls in 30 days (${operations.join(', ')})`,
  ),
  ...(moreAffected ? ['… and more apps'] : []),
  ...(verdict === 'blocked' ? ['publishing is blocked'] : []),
];

type Wanted = {
  readonly portal: Portico;
  readonly options: PublishOptions;
  readonly slug: string;
  readonly version: string;
};

/** The version as a draft, made of the document, where there is none yet. */
const draftOf = async (
  { terminal }: Context,
  { portal, options, slug, version }: Wanted,
  api: Api | undefined,
): Promise<{ readonly apiId: string }> => {
  const read = await importDocument(portal, uploadOf(options.document), {
    progress: terminal.progress,
    root: options.root,
  });
  terminal.progress(undefined);
  if (read.status === 'failed') throw refusedImport(options.document, read);
  const how = { importId: read.id, version, ...(options.backend !== undefined && { backendUrl: options.backend }) };
  if (api) {
    await portal.createApiVersion({ apiId: api.id, body: how });
    return { apiId: api.id };
  }
  const name = options.name ?? (read.facts?.title || basename(options.document));
  const teamId = await teamIdOf(portal, options.team);
  const { visibility } = options;
  const sharedWith = options.sharedWith?.split(',');
  const seen = { ...(visibility && { visibility }), ...(sharedWith && { sharedWith }) };
  const made = await portal.createApi({ body: { ...how, teamId, slug, name, ...seen } });
  return { apiId: made.id };
};

/** What is registered already is gone on from: another document under its version is refused. */
const sameDocument = (known: ApiVersion, contentHash: string): void => {
  if (known.contentHash === contentHash) return;
  throw new CommandError(
    `version ${known.version} is registered with another document: raise info.version, or name one with --version`,
    EXIT.judged,
  );
};

/** Registers a document and publishes it, unless the rules block it. Repeated, it goes on where it was broken off. */
export const publish = async (context: Context, options: PublishOptions): Promise<ExitCode> => {
  const { terminal } = context;
  terminal.progress(`reading ${options.document}…`);
  const { document, facts } = await readLocal(options.document, { everyKind: true, root: options.root });
  const slug = options.api ?? slugOf(facts.title);
  if (!REFERENCE.test(slug))
    throw new CommandError(
      'name the API with --api: in lower case letters and digits, with single dashes between them',
    );
  const version = options.version ?? facts.version;
  if (version === '') throw new CommandError('the document has no version: name one with --version');
  const portal = signedIn(context);
  const api = await unlessMissing(portal.getApi({ apiId: slug }));
  const known = api && (await unlessMissing(portal.getApiVersion({ apiId: api.id, version })));
  if (known) sameDocument(known, contentHashOf(document));
  const apiId = known ? known.apiId : (await draftOf(context, { portal, options, slug, version }, api)).apiId;
  const at = { apiId, version };
  if (known && known.status !== 'draft') {
    terminal.show({ api: slug, version, status: known.status, gatewayUrl: known.gatewayUrl, changed: false }, () => [
      `${slug} ${version} is ${known.status} already: ${known.gatewayUrl}`,
    ]);
    return EXIT.done;
  }
  terminal.progress('asking the publishing rules…');
  const preview = await portal.previewPublication(at);
  const { verdict, findings, affected, bump } = preview;
  const judged = { api: slug, version, verdict, findings, affected, bump };
  if (verdict === 'blocked' || options.draft) {
    const end = options.draft ? [`${slug} ${version} is a draft`] : [];
    terminal.show({ ...judged, status: 'draft' }, () => [...previewLines(preview), ...end]);
    return verdict === 'blocked' ? EXIT.judged : EXIT.done;
  }
  const { status, gatewayUrl } = await portal.publishApiVersion({
    ...at,
    makeDefault: !options.keepDefault,
    ...(options.reason !== undefined && { reason: options.reason }),
  });
  terminal.show({ ...judged, status, gatewayUrl, changed: true }, () => [
    ...previewLines(preview),
    `${slug} ${version} is published: ${gatewayUrl}`,
  ]);
  return EXIT.done;
};
