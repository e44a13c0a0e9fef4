import type { Api, ApiVersion } from '@portico/client';
import type { DocumentFacts, FactGroup } from '../../api/document-facts.ts';
import { readWords } from '../../i18n/server.ts';
import { Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { MethodPath } from '../../ui/method.tsx';
import styles from './api.module.css';

const Group = async ({ group, reference }: { group: FactGroup; reference: string }) => {
  const { t, f } = await readWords();
  const { name, description, count, operations } = group;
  return (
    <section className={styles.group} aria-label={name}>
      <h3>{name}</h3>
      {description && <p className={styles.told}>{description}</p>}
      <ul className={styles.operations}>
        {operations.map(({ method, path, summary }) => (
          <li key={method + path}>
            <MethodPath method={method} path={path} />
            {summary && <span>{summary}</span>}
          </li>
        ))}
      </ul>
      {count > operations.length && (
        <Link href={reference}>{t.catalogue.moreOperations(f.number(count - operations.length))}</Link>
      )}
    </section>
  );
};

/** Operations by tag, the first few of each. */
export const Abilities = async ({ api, version, facts }: { api: Api; version: ApiVersion; facts: DocumentFacts }) => {
  const { t, f } = await readWords();
  const query = version.version === api.latestVersion ? '' : `?version=${encodeURIComponent(version.version)}`;
  const reference = `/apis/${api.slug}/reference${query}`;
  if (facts.groups.length === 0) return null;
  return (
    <Stack>
      <h2>{t.catalogue.abilities}</h2>
      <div className={styles.groups}>
        {facts.groups.map((group) => (
          <Group key={group.name} group={group} reference={reference} />
        ))}
      </div>
      {facts.groupsLeft > 0 && (
        <Link href={reference}>{t.catalogue.moreGroups(facts.groupsLeft, f.number(facts.groupsLeft))}</Link>
      )}
    </Stack>
  );
};
