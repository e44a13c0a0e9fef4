import { chooseVersion, readApi, readDocument } from '../../api/catalogue.ts';
import { readSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { CodeBlock } from '../../ui/code.tsx';
import { EmptyState } from '../../ui/feedback.tsx';
import { Card, Stack } from '../../ui/layout.tsx';
import { SdkDownload } from './sdk-download.tsx';

const EXAMPLE_BYTES_MAX = 300_000;

const pascal = (name: string): string => {
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(joined) ? joined : `Api${joined}`;
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The first operation without a path parameter, as a method of the client. */
const firstMethod = (document: Record<string, unknown>): string | undefined => {
  const paths = isRecord(document['paths']) ? Object.entries(document['paths']) : [];
  for (const [path, item] of paths) {
    const get = isRecord(item) ? item['get'] : undefined;
    const id = isRecord(get) ? get['operationId'] : undefined;
    if (!path.includes('{') && typeof id === 'string' && /^[a-z][A-Za-z0-9]*$/.test(id)) return id;
  }
  return undefined;
};

export const SdksPage = async ({ slug, asked }: { slug: string; asked: string | undefined }) => {
  const { t } = await readWords();
  const [read, session] = await Promise.all([readApi(slug), readSession()]);
  if (!read.ok) return null;
  const { api } = read.data;
  const version = chooseVersion(read.data, asked);
  if (!version) return <EmptyState title={t.catalogue.noVersions} />;
  const document = version.sizeBytes <= EXAMPLE_BYTES_MAX ? await readDocument(api.slug, version.version) : undefined;
  const info = document?.ok && isRecord(document.data['info']) ? document.data['info'] : {};
  const client = pascal(typeof info['title'] === 'string' ? info['title'] : api.name);
  const method = (document?.ok && firstMethod(document.data)) || '…';
  const file = `${api.slug}-${version.version}-typescript.zip`;
  return (
    <Stack>
      <p>{t.catalogue.sdksLead}</p>
      <Card as="section" label={t.catalogue.tsTitle}>
        <h2>{t.catalogue.tsTitle}</h2>
        <p>{t.catalogue.tsLead}</p>
        <SdkDownload slug={api.slug} version={version.version} signedIn={session !== undefined} file={file} />
        <h3>{t.catalogue.install}</h3>
        <CodeBlock
          label={t.catalogue.install}
          code={`unzip ${file} -d ${api.slug}-sdk\nnpm install ./${api.slug}-sdk`}
        />
        <h3>{t.catalogue.firstCall}</h3>
        <CodeBlock
          label={t.catalogue.firstCall}
          code={`import { ${client} } from './${api.slug}-sdk/src/index.ts';\n\nconst client = new ${client}({ apiKey: process.env.PORTICO_KEY });\nconsole.log(await client.${method}());`}
        />
      </Card>
    </Stack>
  );
};
