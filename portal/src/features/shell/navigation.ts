import type { PortalLink } from '@portico/client';
import { inLanguage } from '../../i18n/in-language.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Messages } from '../../i18n/messages.ts';

export type Reader = {
  readonly name: string;
  readonly email: string;
  readonly publishes: boolean;
  readonly administers: boolean;
};
/** `count`: what waits there, and how that is said. */
export type NavigationLink = {
  readonly href: string;
  readonly text: string;
  readonly count?: { readonly number: number; readonly said: string };
};
export type NavigationGroup = { readonly title: string; readonly links: readonly NavigationLink[] };

/** What the header offers; what a reader may do decides what they see. */
export const navigation = (t: Messages['shell'], reader: Reader | undefined, hasGuides: boolean): NavigationLink[] => [
  { href: '/apis', text: t.apis },
  ...(reader
    ? [
        { href: '/apps', text: t.apps },
        { href: '/usage', text: t.usage },
        { href: '/tests', text: t.tests },
      ]
    : []),
  { href: '/plans', text: t.plans },
  ...(hasGuides ? [{ href: '/guides', text: t.guides }] : []),
  ...(reader?.publishes ? [{ href: '/publish', text: t.publish }] : []),
];

/** With what admins put into the menu: a link of theirs to a page that stands there takes its place. */
export const withMenu = (
  shipped: readonly NavigationLink[],
  menu: readonly PortalLink[],
  locale: Locale,
): NavigationLink[] => {
  const own = new Map(menu.map(({ label, href }) => [href, { href, text: inLanguage(label, locale) }]));
  const renamed = shipped.map((link) => own.get(link.href) ?? link);
  const known = new Set(renamed.map(({ href }) => href));
  return [...renamed, ...[...own.values()].filter(({ href }) => !known.has(href))];
};

/** One's own pages: beside every working page, and behind one's initials on all. */
export const accountLinks = (t: Messages['shell'], unseen = 0): NavigationLink[] => [
  { href: '/account/profile', text: t.profile },
  { href: '/account/sessions', text: t.sessions },
  {
    href: '/account/notices',
    text: t.notices,
    ...(unseen > 0 && { count: { number: unseen, said: t.unseen(unseen) } }),
  },
  { href: '/account/tokens', text: t.tokens },
];

/** What stands beside every working page, by role. */
export const workingNavigation = (
  t: Messages['shell'],
  reader: Reader | undefined,
  { unseen, waiting }: { readonly unseen: number; readonly waiting: number },
): NavigationGroup[] => [
  {
    title: t.build,
    links: [
      { href: '/', text: t.dashboard },
      { href: '/apps', text: t.apps },
      { href: '/usage', text: t.usage },
      { href: '/tests', text: t.tests },
      { href: '/teams', text: t.teams },
    ],
  },
  ...(reader?.publishes
    ? [
        {
          title: t.publish,
          links: [
            { href: '/publish', text: t.ownApis },
            { href: '/publish/new', text: t.newApi },
            {
              href: '/approvals',
              text: t.approvals,
              ...(waiting > 0 && { count: { number: waiting, said: t.waiting(waiting) } }),
            },
          ],
        },
      ]
    : []),
  ...(reader?.administers
    ? [
        {
          title: t.admin,
          links: [
            { href: '/admin/users', text: t.people },
            { href: '/admin/teams', text: t.allTeams },
            { href: '/admin/plans', text: t.plans },
            { href: '/admin/guides', text: t.guides },
            { href: '/admin/appearance', text: t.appearance },
            { href: '/admin/keys', text: t.staleKeys },
            { href: '/admin/aws-apis', text: t.awsApis },
            { href: '/admin/roles', text: t.roles },
            { href: '/admin/audit', text: t.audit },
            { href: '/admin/connections', text: t.connections },
            { href: '/admin/sign-up', text: t.signUp },
            { href: '/admin/publishing', text: t.publishingRules },
            { href: '/admin/limits', text: t.limits },
            { href: '/admin/system', text: t.operations },
          ],
        },
      ]
    : []),
  { title: t.account, links: accountLinks(t, unseen) },
];
