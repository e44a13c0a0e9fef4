import { gzipSync } from 'node:zlib';
import { Problem, type Schema, type Total } from '@portico/contract';
import type { Principal } from '@portico/domain';
import type { OpenApiDocument } from '@portico/openapi';
import type { SdkChange, SdkLanguage, SdkUsage } from '@portico/sdk';
import { phrase } from '@portico/words';
import { comparedVersions } from './compared-versions.ts';
import type { Dependencies } from './dependencies.ts';
import { readMade } from './made.ts';
import {
  fileNameOf,
  type Published,
  publishedDocument,
  requireOpenApi,
  type VersionReference,
  writtenOut,
} from './published.ts';

type SdkReference = VersionReference & { readonly language: Schema<'SdkLanguage'> };
type Usages = Record<SdkLanguage, SdkUsage>;

/** Changes with every release of the generator: archives made by another one are not answered. */
const GENERATOR = '6';

/** Made while somebody waits for it: of more, it would take longer than an answer may (28 s). */
const OPERATIONS_MAX = 10_000;
const PROGRAM_MAX = 20_000;
const CHANGES_MAX = 500;
const LINES_MAX = 200;
const LINE_MAX = 2_000;
const NAME_MAX = 200;

const END = Buffer.from('PK\x05\x06');
const END_BYTES = 22;

/** Whether an archive has its end: one that was cut is made again. */
const isWhole = (bytes: Uint8Array) => Buffer.from(bytes.subarray(-END_BYTES, -END_BYTES + END.length)).equals(END);

const requireBearable = (operations: number): void => {
  if (operations > OPERATIONS_MAX)
    throw new Problem(
      'answer-too-large',
      phrase`An SDK has ${OPERATIONS_MAX} operations at most; this version has ${operations}.`,
    );
};

/** What an archive is made with. */
const requestOf = ({ document, slug, baseUrl }: Published) => ({ document, baseUrl, packageName: `${slug}-sdk` });
const archiveOf = ({ slug, version }: Published, language: SdkLanguage) =>
  `${fileNameOf(slug, version)}-${language}.zip`;

const presentDependency = ({ file, text }: NonNullable<SdkUsage['dependency']>): Total<Schema<'SdkDependency'>> => ({
  file,
  text,
});

const presentSdk = (
  language: SdkLanguage,
  fileName: string,
  { folder, install, dependency, program, variables }: SdkUsage,
  downloads: number,
): Total<Schema<'Sdk'>> => ({
  language,
  fileName,
  folder,
  install: `unzip ${fileName} -d ${folder}\n${install}`,
  dependency: dependency && presentDependency(dependency),
  program: program.length > PROGRAM_MAX ? undefined : program,
  variables: [...variables],
  downloads,
});

const linesOf = (lines: readonly string[]) => lines.slice(0, LINES_MAX).map((line) => line.slice(0, LINE_MAX));

const presentChange = ({ kind, name, change, breaking, before, after }: SdkChange): Total<Schema<'SdkChange'>> => ({
  kind,
  name: name.slice(0, NAME_MAX),
  change,
  breaking,
  before: linesOf(before),
  after: linesOf(after),
});

/** SDKs, made on first request and kept by what they are made from. */
export const sdks = (dependencies: Dependencies) => {
  const { data, documents } = dependencies;
  const { sdkDownloads } = data.entities;

  /** What was made once and kept as JSON, or is made now. */
  const keptAs = async <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const kept = readMade<T>(await documents.getMade(key));
    if (kept) return kept;
    const made = await make();
    await documents.putMade(key, gzipSync(JSON.stringify(made)));
    return made;
  };

  return {
    async get(principal: Principal | undefined, { language, ...reference }: SdkReference) {
      const published = await publishedDocument(dependencies, principal, reference);
      requireOpenApi(published.kind);
      requireBearable(published.operations);
      const { apiId, slug, version } = published;
      const key = `${writtenOut(published).hash}/${slug}-${language}-${GENERATOR}.zip`;
      let bytes = await documents.getMade(key);
      if (!bytes || !isWhole(bytes)) {
        const { generateSdk, zipSdk } = await import('@portico/sdk');
        bytes = zipSdk(generateSdk({ ...requestOf(published), language }).files);
        await documents.putMade(key, bytes);
      }
      await sdkDownloads.update({ apiId, version, language }).add({ count: 1 }).go();
      return { bytes, fileName: archiveOf(published, language) };
    },

    async list(principal: Principal | undefined, reference: VersionReference): Promise<Total<Schema<'Sdks'>>> {
      const published = await publishedDocument(dependencies, principal, reference);
      requireOpenApi(published.kind);
      requireBearable(published.operations);
      const { apiId, slug, version } = published;
      const key = `${writtenOut(published).hash}/${slug}-sdks-${GENERATOR}.json.gz`;
      const [usages, { data: counted }] = await Promise.all([
        keptAs<Usages>(key, async () => (await import('@portico/sdk')).sdkUsages(requestOf(published))),
        sdkDownloads.query.primary({ apiId, version }).go(),
      ]);
      const downloads = new Map(counted.map(({ language, count }) => [language, count]));
      const languages = Object.keys(usages) as SdkLanguage[];
      return {
        sdks: languages.map((language) =>
          presentSdk(language, archiveOf(published, language), usages[language], downloads.get(language) ?? 0),
        ),
      };
    },

    async changes(
      principal: Principal | undefined,
      { language, ...reference }: SdkReference,
      from: string | undefined,
    ): Promise<Total<Schema<'SdkChanges'>>> {
      const { item, before } = await comparedVersions(data, principal, reference, from);
      requireOpenApi(item.kind);
      if (!before || (before.kind ?? 'openapi') !== 'openapi')
        return { from: undefined, to: item.version, language, breaking: 0, others: 0, items: [] };
      requireBearable(Math.max(item.operations, before.operations));
      const key = `${item.contentHash}/sdk-changes-${GENERATOR}-${before.contentHash}-${language}.json.gz`;
      const found = await keptAs<readonly SdkChange[]>(key, async () => {
        const [{ compareSdks }, ...read] = await Promise.all([
          import('@portico/sdk'),
          documents.getDocument(before.contentHash),
          documents.getDocument(item.contentHash),
        ]);
        // The imports kept documents they had read as objects.
        const [older, newer] = read as readonly [OpenApiDocument, OpenApiDocument];
        return compareSdks({ before: older, after: newer, language });
      });
      const breaking = found.filter((change) => change.breaking).length;
      return {
        from: before.version,
        to: item.version,
        language,
        breaking,
        others: found.length - breaking,
        items: found.slice(0, CHANGES_MAX).map(presentChange),
      };
    },
  };
};
