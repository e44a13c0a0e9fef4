import type { ReferenceWords } from '../../i18n/messages/reference.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Place } from './places.ts';
import styles from './reference.module.css';
import { UploadedFile } from './uploaded-file.tsx';

const FILES = ['yaml', 'postman', 'bruno'] as const;

/** The document to take away; each is a link, so that it is saved without script too. */
export const Downloads = ({ place, mayEdit, t }: { place: Place; mayEdit: boolean; t: ReferenceWords }) => {
  const version = `/api/portico/apis/${place.slug}/versions/${encodeURIComponent(place.version)}`;
  return (
    <section aria-labelledby="downloads">
      <h3 id="downloads">{t.download}</h3>
      <p className={styles.downloads}>
        <a href={`${version}/document`} download={`${place.slug}-${place.version}.json`}>
          <Icon name="download" /> OpenAPI JSON
        </a>
        {FILES.map((file) => (
          <a key={file} href={`${version}/files/${file}`} download>
            <Icon name="download" /> {t.files[file]}
          </a>
        ))}
        {mayEdit && (
          <a href={`${version}/document?source=true`} download={`${place.slug}-${place.version}-registered.json`}>
            <Icon name="download" /> {t.files.registered}
          </a>
        )}
        {mayEdit && <UploadedFile apiId={place.slug} version={place.version} />}
      </p>
      <p className={styles.note}>{t.downloadLead}</p>
    </section>
  );
};
