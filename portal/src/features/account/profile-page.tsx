import { load } from '../../api/failure.ts';
import { clientFor, requireSession } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { ProfileForm } from './profile-form.tsx';

export const ProfilePage = async () => {
  const { t } = await readWords();
  const session = await requireSession();
  const read = await load(async () => {
    const { data, headers } = await clientFor(session).getCurrentUser().withResponse();
    return { me: data, etag: headers.get('etag') ?? '' };
  });
  return (
    <WorkingPage title={t.users.profileTitle} lead={t.users.profileLead}>
      {read.ok ? (
        <ProfileForm key={read.data.etag} me={read.data.me} etag={read.data.etag} />
      ) : (
        <ProblemPanel problem={read.failure} />
      )}
    </WorkingPage>
  );
};
