import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { Card, WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Requests } from './requests.tsx';
import { SettingsForm } from './settings-form.tsx';

const PAGE = 50;

/** Who may make an account, and who waits to be let in. */
export const SignUpPage = async () => {
  const { t } = await readWords();
  const client = await userClient();
  const [settings, waiting] = await Promise.all([
    load(() => client.getSignUpSettings().withResponse()),
    load(() => client.listSignUpRequests({ limit: PAGE })),
  ]);
  return (
    <WorkingPage title={t.signUp.title} lead={t.signUp.lead}>
      {settings.ok ? (
        <SettingsForm
          key={settings.data.headers.get('etag')}
          settings={settings.data.data}
          etag={settings.data.headers.get('etag') ?? ''}
        />
      ) : (
        <ProblemPanel problem={settings.failure} />
      )}
      <Card as="section" label={t.signUp.waiting}>
        <h2>{t.signUp.waiting}</h2>
        {waiting.ok ? <Requests requests={waiting.data.items} /> : <ProblemPanel problem={waiting.failure} />}
      </Card>
    </WorkingPage>
  );
};
