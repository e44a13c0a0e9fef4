import type { TeamRole } from '@portico/domain';
import { layOut, plain } from './mail-layout.ts';
import type { Mail } from './mailer.ts';

export type InvitationMail = {
  readonly to: string;
  readonly portal: string;
  readonly teamName: string;
  readonly inviter: string;
  readonly role: TeamRole;
  readonly link: string;
  readonly expiresAt: string;
};

const ROLES = {
  owner: { en: 'owner', de: 'Inhaber' },
  maintainer: { en: 'maintainer', de: 'Betreuer' },
  member: { en: 'member', de: 'Mitglied' },
} as const satisfies Record<TeamRole, object>;

const dayOf = (iso: string, language: 'en' | 'de'): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(iso),
  );

/** What it says in each language: who, whereto, until when. */
const sentencesOf = ({ portal, teamName, inviter, role, expiresAt }: InvitationMail) => ({
  en: {
    invited: `${inviter} invites you to the team “${teamName}” in ${portal}, as ${ROLES[role].en}.`,
    act: 'Accept the invitation',
    rest: `Sign in with this address. The link works once, until ${dayOf(expiresAt, 'en')}. If you expected no invitation, do nothing.`,
  },
  de: {
    invited: `${inviter} lädt Sie in das Team „${teamName}“ in ${portal} ein, als ${ROLES[role].de}.`,
    act: 'Einladung annehmen',
    rest: `Melden Sie sich mit dieser Adresse an. Der Link gilt einmal, bis zum ${dayOf(expiresAt, 'de')}. Haben Sie keine Einladung erwartet, tun Sie nichts.`,
  },
});

/** The mail of an invitation, in both languages: which the invited person reads is not known yet. */
export const invitationMail = (given: InvitationMail): Mail => {
  const mail = {
    ...given,
    portal: plain(given.portal),
    teamName: plain(given.teamName),
    inviter: plain(given.inviter) || 'A colleague',
  };
  const said = sentencesOf(mail);
  const parts = (['en', 'de'] as const).map((language) => {
    const { invited, act, rest } = said[language];
    return { language, sentences: [invited], act, link: mail.link, rest };
  });
  return layOut(mail.to, `Invitation to “${mail.teamName}” · Einladung`, parts);
};
