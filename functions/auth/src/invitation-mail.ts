import type { TeamRole } from '@portico/domain';
import type { Mail } from './mailer.ts';

export type InvitationMail = {
  readonly to: string;
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

/** What a person or a team is called, in one line that shows what it is: nothing in it is a line break or turns the text. */
const plain = (name: string): string => name.replace(/\p{C}+/gu, ' ').trim();

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

const dayOf = (iso: string, language: 'en' | 'de'): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(iso),
  );

/** What it says in each language: who, whereto, until when. */
const sentencesOf = ({ teamName, inviter, role, expiresAt }: InvitationMail) => ({
  en: {
    invited: `${inviter} invites you to the team “${teamName}” in Portico, as ${ROLES[role].en}.`,
    act: 'Accept the invitation',
    rest: `Sign in with this address. The link works once, until ${dayOf(expiresAt, 'en')}. If you expected no invitation, do nothing.`,
  },
  de: {
    invited: `${inviter} lädt Sie in das Team „${teamName}“ in Portico ein, als ${ROLES[role].de}.`,
    act: 'Einladung annehmen',
    rest: `Melden Sie sich mit dieser Adresse an. Der Link gilt einmal, bis zum ${dayOf(expiresAt, 'de')}. Haben Sie keine Einladung erwartet, tun Sie nichts.`,
  },
});

const LINK =
  'display:inline-block;padding:10px 18px;border-radius:8px;background:#2f5bea;color:#ffffff;text-decoration:none;font-weight:600';

/** The mail of an invitation, in both languages: which the invited person reads is not known yet. */
export const invitationMail = (given: InvitationMail): Mail => {
  const mail = { ...given, teamName: plain(given.teamName), inviter: plain(given.inviter) || 'A colleague' };
  const said = sentencesOf(mail);
  const parts = [said.en, said.de] as const;
  const html = parts
    .map(
      ({ invited, act, rest }, index) =>
        `<div lang="${index === 0 ? 'en' : 'de'}"><p>${escaped(invited)}</p><p><a href="${escaped(mail.link)}" style="${LINK}">${escaped(act)}</a></p><p>${escaped(rest)}</p></div>`,
    )
    .join('<hr>');
  return {
    to: mail.to,
    subject: `Invitation to “${mail.teamName}” · Einladung`,
    text: parts.map(({ invited, act, rest }) => `${invited}\n\n${act}: ${mail.link}\n\n${rest}\n`).join('\n––\n\n'),
    html: `<!doctype html><html><head><meta charset="utf-8"></head><body style="font:16px/1.5 system-ui,sans-serif;color:#16181d">${html}</body></html>`,
  };
};
