'use client';
import type { ApiVersion, OpenApiDocument } from '@portico/client';
import { Download } from 'lucide-react';
import dynamic from 'next/dynamic';
import { portico } from '../../api/browser-client.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWordsOf } from '../../i18n/language.tsx';
import { catalogue } from '../../i18n/messages/catalogue.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/feedback.tsx';
import { Row, Soft, Spoken, Stack } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { TryItBar } from './try-it-bar.tsx';
import { useTryItKey } from './try-it-key.ts';
import { useSamples } from './use-samples.ts';

const BIG_BYTES = 1_000_000;

const Waiting = () => {
  const t = { catalogue: useWordsOf(catalogue) };
  return (
    <Stack>
      <Spoken>
        <span role="status">{t.catalogue.referenceLoading}</span>
      </Spoken>
      {['a', 'b', 'c', 'd', 'e', 'f'].map((name) => (
        <Skeleton key={name} height="3rem" />
      ))}
    </Stack>
  );
};

const Viewer = dynamic(() => import('./swagger-viewer.tsx').then(({ SwaggerViewer }) => SwaggerViewer), {
  ssr: false,
  loading: Waiting,
});

type ReferenceProps = {
  api: { id: string; slug: string; name: string };
  version: Pick<ApiVersion, 'version' | 'status' | 'sizeBytes' | 'gatewayUrl'>;
  signedIn: boolean;
};

const Downloads = ({ name, document }: { name: string; document: OpenApiDocument | undefined }) => {
  const t = { catalogue: useWordsOf(catalogue) };
  const asYaml = async () => {
    const { stringify } = await import('yaml');
    saveFile(
      `${name}.yaml`,
      new Blob([stringify(document, { aliasDuplicateObjects: false })], { type: 'application/yaml' }),
    );
  };
  const asJson = () =>
    saveFile(`${name}.json`, new Blob([JSON.stringify(document, null, 2)], { type: 'application/json' }));
  return (
    <Row>
      <Button small disabled={!document} onClick={asJson}>
        <Download size={14} aria-hidden="true" /> {t.catalogue.downloadJson}
      </Button>
      <Button small disabled={!document} onClick={() => void asYaml()}>
        <Download size={14} aria-hidden="true" /> {t.catalogue.downloadYaml}
      </Button>
    </Row>
  );
};

export const Reference = ({ api, version, signedIn }: ReferenceProps) => {
  const t = { catalogue: useWordsOf(catalogue) };
  const f = useFormats();
  const input = { apiId: api.slug, version: version.version };
  const { data, failure, reload } = useLoaded<OpenApiDocument>(['document', api.slug, version.version], () =>
    portico.getDocument(input),
  );
  const tryIt = useTryItKey(api.id, signedIn && version.status !== 'draft');
  const samples = useSamples(api.slug, version.version);
  const big = version.sizeBytes > BIG_BYTES;
  return (
    <Stack>
      <Spoken>
        <h2>{t.catalogue.tabs.reference}</h2>
      </Spoken>
      <TryItBar api={api} draft={version.status === 'draft'} signedIn={signedIn} tryIt={tryIt} />
      <Row justify="between">
        <Soft small>{big ? t.catalogue.bigDocument(f.bytes(version.sizeBytes)) : ''}</Soft>
        <Downloads name={`${api.slug}-${version.version}`} document={data} />
      </Row>
      {failure && <ProblemPanel problem={failure} onRetry={reload} />}
      {!data && !failure && <Waiting />}
      {data && <Viewer document={data} big={big} gatewayUrl={version.gatewayUrl} tryIt={tryIt} samples={samples} />}
    </Stack>
  );
};
