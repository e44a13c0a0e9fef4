import { notFound } from 'next/navigation';
import { readApi } from '../../api/catalogue.ts';
import { isAbsent, load } from '../../api/failure.ts';
import { readTeams, userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { RulesForm } from '../../parts/rules-form.tsx';
import { Banner } from '../../ui/feedback.tsx';
import { Grid, Stack, WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { DeleteApi } from './delete-api.tsx';
import { FeaturedSwitch } from './featured-switch.tsx';
import { HandOverApi } from './hand-over-api.tsx';
import { IconForm } from './icon-form.tsx';
import { RuleExceptions } from './rule-exceptions.tsx';
import { SettingsForm } from './settings-form.tsx';

/** What publishing asks of one API, and what excuses it. */
const Rules = async ({ apiId, admin }: { apiId: string; admin: boolean }) => {
  const client = await userClient();
  const read = await load(() => client.getApiPublishingRules({ apiId }).withResponse());
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  const etag = read.data.headers.get('etag') ?? '';
  const rules = read.data.data;
  return (
    <>
      <RulesForm key={etag} apiId={apiId} rules={rules} etag={etag} />
      <RuleExceptions key={`exceptions ${etag}`} apiId={apiId} rules={rules} etag={etag} admin={admin} />
    </>
  );
};

/** What an API is in the catalogue and whose it is: for the team that has it. */
export const SettingsPage = async ({ slug }: { slug: string }) => {
  const { t } = await readWords();
  const [read, me] = await Promise.all([readApi(slug), readTeams()]);
  if (isAbsent(read)) notFound();
  if (!read.ok) return <ProblemPanel problem={read.failure} />;
  const { api, etag } = read.data;
  if (!api.mayEdit) {
    return (
      <WorkingPage title={api.name}>
        <Banner tone="info" title={t.publish.notYours} />
      </WorkingPage>
    );
  }
  const admin = me.ok && me.data.user.roles.includes('admin');
  return (
    <WorkingPage title={`${t.publish.settings}: ${api.name}`} lead={t.apiSettings.lead}>
      <Grid min="24rem">
        <Stack>
          <SettingsForm key={etag} api={api} etag={etag} teams={me.ok ? me.data.teams : []} admin={admin} />
        </Stack>
        <Stack>
          <IconForm key={`icon ${etag}`} api={api} etag={etag} />
          <FeaturedSwitch key={`front ${etag}`} api={{ id: api.id, featured: api.featured }} etag={etag} />
          <Rules apiId={api.id} admin={admin} />
          {api.mayHandOver && me.ok && <HandOverApi key={etag} api={api} etag={etag} teams={me.data.teams} />}
          {api.mayDelete && (
            <DeleteApi api={{ id: api.id, slug: api.slug, name: api.name }} etag={etag} admin={admin} />
          )}
        </Stack>
      </Grid>
    </WorkingPage>
  );
};
