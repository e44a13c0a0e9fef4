'use client';
import type { AuditChange, AuditEntry } from '@portico/client';
import { useWords } from '../../i18n/words.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/code.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Facts, Mono, Row, Soft, Stack } from '../../ui/layout.tsx';
import styles from './audit.module.css';
import { type AuditFilter, hrefOf } from './audit-filter.ts';
import { useActor } from './use-actor.ts';

/** JSON as people read it: text without its quotes, anything larger over several lines. */
const readable = (json: string): string => {
  const value: unknown = JSON.parse(json);
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
};

const Change = ({ change: { name, before, after } }: { change: AuditChange }) => {
  const { t } = useWords();
  return (
    <li>
      <strong>{name}</strong>
      {before !== undefined && (
        <del>
          <small>{t.audit.before}</small>
          {readable(before)}
        </del>
      )}
      {after !== undefined && (
        <ins>
          <small>{t.audit.after}</small>
          {readable(after)}
        </ins>
      )}
    </li>
  );
};

/** Everything that was written of one act: who, from where, to what, and what is different now. */
export const AuditDrawer = ({
  entry,
  filter,
  onClose,
}: {
  entry: AuditEntry;
  filter: AuditFilter;
  onClose: () => void;
}) => {
  const { t, f } = useWords();
  const actorName = useActor();
  const { actor, entity, changes, code } = entry;
  const since = filter.days === undefined ? {} : { days: filter.days };
  return (
    <Drawer
      onClose={onClose}
      title={t.audit.actions[entry.action]}
      lead={entity.name ?? t.audit.things[entity.id] ?? entity.id}
    >
      <Stack>
        {code && (
          <Row>
            <Badge tone="warn">{code}</Badge>
          </Row>
        )}
        {changes.length > 0 ? (
          <ul className={styles.changes} aria-label={t.audit.changes}>
            {changes.map((change) => (
              <Change key={change.name} change={change} />
            ))}
          </ul>
        ) : (
          <Soft>{t.audit.unchanged}</Soft>
        )}
        <Facts
          facts={[
            [t.audit.time, f.dateTime(entry.at)],
            [t.audit.who, actor.email ? `${actorName(actor)} · ${actor.email}` : actorName(actor)],
            [t.audit.address, <Mono key="address">{entry.address}</Mono>],
            [t.audit.operation, <Mono key="operation">{entry.operation}</Mono>],
            [t.audit.id, <Mono key="entity">{entity.id}</Mono>],
            [t.audit.request, <Mono key="request">{entry.requestId}</Mono>],
          ]}
        />
        <Row>
          <LinkButton small href={hrefOf({ entityId: entity.id, ...since })}>
            {t.audit.allOfThing}
          </LinkButton>
          <LinkButton small href={hrefOf({ actorId: actor.id, ...since })}>
            {t.audit.allOfPerson}
          </LinkButton>
          <CopyButton text={entry.requestId} label={t.audit.copyRequest} />
        </Row>
      </Stack>
    </Drawer>
  );
};
