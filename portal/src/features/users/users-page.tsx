import { load } from '../../api/failure.ts';
import { clientFor, requireSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { NewUser } from './new-user.tsx';
import { hrefOf, PAGE, queryOf, type UserFilter } from './user-filter.ts';
import { UserFilters } from './user-filters.tsx';
import { UserList } from './user-list.tsx';

/** Who there is: narrowed down by the address, one person at the side with what can be done to them. */
export const UsersPage = async ({ filter }: { filter: UserFilter }) => {
  const { t } = await readWords();
  const session = await requireSession();
  const query = queryOf(filter, Date.now());
  const read = await load(() => clientFor(session).listUsers({ ...query, limit: PAGE }));
  return (
    <WorkingPage
      title={t.users.title}
      lead={t.users.lead}
      actions={read.ok && <NewUser />}
      filters={read.ok && <UserFilters key={hrefOf(filter)} filter={filter} />}
    >
      {read.ok ? (
        <UserList key={hrefOf(filter)} query={query} first={read.data} own={session.user.id} />
      ) : (
        <ProblemPanel problem={read.failure} />
      )}
    </WorkingPage>
  );
};
