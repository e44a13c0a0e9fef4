'use client';
import type { Role, UserChanges, UserDetails } from '@portico/client';
import { useState } from 'react';
import { portico } from '../../api/browser-client.ts';
import { useAction } from '../../api/use-action.ts';
import { useLoaded } from '../../api/use-loaded.ts';
import { useWords } from '../../i18n/words.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Badge } from '../../ui/feedback.tsx';
import { Select } from '../../ui/field.tsx';
import { Facts, Mono, Row, Stack } from '../../ui/layout.tsx';
import { ProblemBanner } from '../../ui/problem.tsx';
import { say } from '../../ui/toasts.tsx';
import { ROLES } from './user-filter.ts';

type Ending = 'disable' | 'remove';

const useActs = (person: UserDetails, onChanged: (changed: UserDetails) => void) => {
  const { t } = useWords();
  const { id: userId, name } = person;
  // As it is now, with its tag: what is changed is what was seen.
  const read = useLoaded(['user', userId], async () => {
    const { data, headers } = await portico.getUser({ userId }).withResponse();
    return { person: data, etag: headers.get('etag') ?? '' };
  });
  const done = (changed: UserDetails, said: string) => {
    say(said);
    onChanged(changed);
    read.reload();
  };
  const change = useAction(
    (body: UserChanges) => portico.updateUser({ userId, 'If-Match': read.data?.etag ?? '', body }),
    (changed, { status }) => {
      if (status === 'disabled') return done(changed, t.users.disabled(name));
      done(changed, status === 'active' ? t.users.enabled(name) : t.users.saved(name));
    },
  );
  const remove = useAction(
    async () => {
      await portico.deleteUser({ userId });
      return portico.getUser({ userId });
    },
    (changed) => done(changed, t.users.removed(name)),
  );
  const restore = useAction(
    () => portico.restoreUser({ userId }),
    (changed) => done(changed, t.users.restored(name)),
  );
  const invite = useAction(
    async () => {
      await portico.inviteUser({ userId });
      return portico.getUser({ userId });
    },
    (changed) => done(changed, t.users.invited(changed.email)),
  );
  return { read, change, remove, restore, invite };
};

const EndDialog = ({
  ending,
  person,
  acts: { change, remove },
  onClose,
}: {
  ending: Ending;
  person: UserDetails;
  acts: ReturnType<typeof useActs>;
  onClose: () => void;
}) => {
  const { t } = useWords();
  const removes = ending === 'remove';
  const act = removes ? remove : change;
  const end = async () => {
    await (removes ? remove.run() : change.run({ status: 'disabled' }));
    onClose();
  };
  return (
    <ConfirmDialog
      open
      title={removes ? t.users.removeTitle(person.name) : t.users.disableTitle(person.name)}
      lead={removes ? t.users.removeLead : t.users.disableLead}
      confirm={removes ? t.users.remove : t.users.disable}
      busy={act.busy}
      onConfirm={() => void end()}
      onClose={onClose}
    />
  );
};

type DrawerProps = {
  person: UserDetails;
  /** Whether it is who reads it. */
  own: boolean;
  onChanged: (changed: UserDetails) => void;
  onClose: () => void;
};

/** One person, and what an admin can do to them. */
export const UserDrawer = ({ person, own, onChanged, onClose }: DrawerProps) => {
  const { t, f } = useWords();
  const acts = useActs(person, onChanged);
  const [ending, setEnding] = useState<Ending>();
  const { read, change, remove, restore, invite } = acts;
  const shown = read.data?.person ?? person;
  const failure = change.failure ?? remove.failure ?? restore.failure ?? invite.failure ?? read.failure;
  const changes = shown.status !== 'deleted';
  return (
    <Drawer onClose={onClose} title={shown.name} lead={shown.email}>
      <Stack>
        {shown.status !== 'active' && (
          <Row>
            <Badge tone="warn">{t.users.statuses[shown.status]}</Badge>
          </Row>
        )}
        {failure && <ProblemBanner problem={failure} />}
        {changes && (
          <Select
            label={t.users.role}
            hint={t.users.rolesHint}
            value={shown.role}
            disabled={!read.data}
            aria-busy={change.busy || undefined}
            onChange={({ target }) => {
              const role = ROLES.find((known): known is Role => known === target.value);
              if (role) void change.run({ role });
            }}
            choices={ROLES.map((value) => ({ value, label: t.users.roles[value] }))}
          />
        )}
        <Facts
          facts={[
            [t.users.seen, shown.lastSignInAt ? f.dateTime(shown.lastSignInAt) : t.users.never],
            ...(shown.invitedAt ? [[t.users.invitedOn, f.dateTime(shown.invitedAt)] as const] : []),
            [t.users.since, f.date(shown.createdAt)],
            [t.users.email, shown.emailVerified ? t.users.verified : t.users.unverified],
            ...(shown.erasedAt ? [[t.users.erased, f.date(shown.erasedAt)] as const] : []),
            [t.audit.id, <Mono key="id">{shown.id}</Mono>],
          ]}
        />
        <Row>
          {shown.status === 'active' && !own && <Button onClick={() => setEnding('disable')}>{t.users.disable}</Button>}
          {shown.status === 'active' && shown.invitedAt && !shown.lastSignInAt && (
            <Button busy={invite.busy} onClick={() => void invite.run()}>
              {t.users.inviteAgain}
            </Button>
          )}
          {shown.status === 'disabled' && (
            <Button busy={change.busy || !read.data} onClick={() => void change.run({ status: 'active' })}>
              {t.users.enable}
            </Button>
          )}
          {shown.status === 'deleted' && (
            <Button kind="primary" busy={restore.busy} onClick={() => void restore.run()}>
              {t.users.restore}
            </Button>
          )}
          {changes && !own && (
            <Button kind="danger" onClick={() => setEnding('remove')}>
              {t.users.remove}
            </Button>
          )}
        </Row>
        <Row>
          <LinkButton small href={`/admin/audit?entity=${shown.id}`}>
            {t.users.history}
          </LinkButton>
          <LinkButton small href={`/admin/audit?actor=${shown.id}`}>
            {t.users.acts}
          </LinkButton>
        </Row>
      </Stack>
      {ending && <EndDialog ending={ending} person={shown} acts={acts} onClose={() => setEnding(undefined)} />}
    </Drawer>
  );
};
