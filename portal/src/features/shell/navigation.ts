import type { Messages } from '../../i18n/messages.ts';

export type Reader = { readonly name: string; readonly email: string; readonly publishes: boolean };
export type NavigationLink = { readonly href: string; readonly text: string };

/** What the header offers; what a reader may do decides what they see. */
export const navigation = (t: Messages['shell'], reader: Reader | undefined): NavigationLink[] => [
  { href: '/apis', text: t.apis },
  ...(reader
    ? [
        { href: '/apps', text: t.apps },
        { href: '/usage', text: t.usage },
        { href: '/tests', text: t.tests },
      ]
    : []),
  { href: '/plans', text: t.plans },
  ...(reader?.publishes ? [{ href: '/publish', text: t.publish }] : []),
];
