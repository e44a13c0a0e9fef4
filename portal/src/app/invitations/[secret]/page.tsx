import type { Metadata } from 'next';
import { InvitationPage } from '../../../features/teams/invitation-page.tsx';
import { readWords } from '../../../i18n/server.ts';

export const generateMetadata = async (): Promise<Metadata> => {
  const { t } = await readWords();
  // Its address opens it, until it is used: it goes to nobody.
  return { title: t.teams.invitationTitle, referrer: 'no-referrer', robots: { index: false } };
};

const Invitation = async ({ params }: { params: Promise<{ secret: string }> }) => (
  <InvitationPage secret={(await params).secret} />
);

export default Invitation;
