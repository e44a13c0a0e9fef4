import type { DocumentKind, Reference } from '@portico/client';
import type { ReferenceWords } from '../../i18n/messages/reference.ts';
import { KIND_NAMES } from '../../parts/document-kinds.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Place } from './places.ts';
import styles from './reference.module.css';
import { UploadedFile } from './uploaded-file.tsx';

/** The files there are of a document, and what each is called. */
const filesOf = (kind: DocumentKind, t: ReferenceWords) => {
  if (kind === 'graphql') return [['graphql', 'GraphQL SDL']] as const;
  const yaml = ['yaml', `${KIND_NAMES[kind]} YAML`] as const;
  return kind === 'asyncapi'
    ? [yaml]
    : [yaml, ['postman', t.files.postman] as const, ['bruno', t.files.bruno] as const];
};

type DownloadsProps = { kind: Reference['kind']; place: Place; mayEdit: boolean; t: ReferenceWords };

/** The document to take away; each is a link, so that it is saved without script too. */
export const Downloads = ({ kind: other, place, mayEdit, t }: DownloadsProps) => {
  const kind: DocumentKind = other ?? 'openapi';
  const version = `/api/portico/apis/${place.slug}/versions/${encodeURIComponent(place.version)}`;
  return (
    <section aria-labelledby="downloads">
      <h3 id="downloads">{t.download}</h3>
      <p className={styles.downloads}>
        {kind !== 'graphql' && (
          <a href={`${version}/document`} download={`${place.slug}-${place.version}.json`}>
            <Icon name="download" /> {KIND_NAMES[kind]} JSON
          </a>
        )}
        {filesOf(kind, t).map(([file, name]) => (
          <a key={file} href={`${version}/files/${file}`} download>
            <Icon name="download" /> {name}
          </a>
        ))}
        {mayEdit && kind === 'openapi' && (
          <a href={`${version}/document?source=true`} download={`${place.slug}-${place.version}-registered.json`}>
            <Icon name="download" /> {t.files.registered}
          </a>
        )}
        {mayEdit && <UploadedFile apiId={place.slug} version={place.version} />}
      </p>
      {kind === 'openapi' && <p className={styles.note}>{t.downloadLead}</p>}
    </section>
  );
};
