import type { Reference } from '@portico/client';
import type { ReferenceWords } from '../../i18n/messages/reference.ts';
import { Prose } from '../../ui/markdown.tsx';
import styles from './schema.module.css';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Of version 2 an address; of version 3 a host and a path. */
const addressOf = ({ url, host, pathname }: Readonly<Record<string, unknown>>): string =>
  textOf(url) || `${textOf(host)}${textOf(pathname)}`;

/** Where the messages of an AsyncAPI document are sent and received; what else is said of it stands below. */
export const BrokerServers = ({ rest, t }: { rest: Reference['rest']; t: ReferenceWords }) => {
  const { servers } = rest ?? {};
  if (!isRecord(servers) || Object.keys(servers).length === 0) return null;
  return (
    <section>
      <h3>{t.servers}</h3>
      <ul className={styles.rows}>
        {Object.entries(servers).map(([name, server]) =>
          isRecord(server) ? (
            <li key={name} className={styles.row}>
              <div className={styles.line}>
                <code>{name}</code>
                <span className={styles.type}>{textOf(server['protocol'])}</span>
                <code>{addressOf(server)}</code>
              </div>
              {textOf(server['description']) && <Prose>{textOf(server['description'])}</Prose>}
            </li>
          ) : null,
        )}
      </ul>
    </section>
  );
};
