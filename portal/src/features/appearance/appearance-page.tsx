import { faceAddress } from '../../api/face-files.ts';
import { load } from '../../api/failure.ts';
import { userClient } from '../../api/session.ts';
import { readWords } from '../../i18n/server.ts';
import { faceRules, TYPEFACES } from '../../parts/typefaces.ts';
import { WorkingPage } from '../../ui/layout.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { AppearanceEditor } from './appearance-editor.tsx';

/** Every typeface that can be chosen; a browser fetches those that are shown. */
const FACES = TYPEFACES.map((one) => (one === 'system' ? '' : faceRules(one, faceAddress(one)))).join('');

/** How the portal looks, for admins: shown as it would be before it is. */
export const AppearancePage = async () => {
  const { t } = await readWords();
  const client = await userClient();
  const read = await load(() => client.getAppearance().withResponse());
  const etag = read.ok ? (read.data.headers.get('etag') ?? '') : '';
  return (
    <WorkingPage title={t.appearance.title} lead={t.appearance.lead}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: names of ours, no text of anybody's */}
      <style dangerouslySetInnerHTML={{ __html: FACES }} />
      {read.ok ? (
        <AppearanceEditor key={etag} appearance={read.data.data} etag={etag} />
      ) : (
        <ProblemPanel problem={read.failure} />
      )}
    </WorkingPage>
  );
};
