import type { NoticeItem } from '@portico/data';
import { layOut, type MailLanguage, plain } from './mail-layout.ts';
import type { Mail } from './mailer.ts';
import { NOTICE_WORDS } from './notice-words.ts';

type Told = Pick<NoticeItem, 'kind' | 'at' | 'device' | 'address' | 'country' | 'name' | 'appId' | 'reason'>;

const LOCALES = { en: 'en-GB', de: 'de-DE' } as const;

const timeOf = (iso: string, language: MailLanguage, timeZone = 'UTC'): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeStyle: 'long', timeZone }).format(new Date(iso));

const placeOf = ({ address, country }: Told, language: MailLanguage): string =>
  [country && new Intl.DisplayNames(LOCALES[language], { type: 'region' }).of(country), address]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');

type Reader = { readonly email: string; readonly language: MailLanguage; readonly timeZone: string | undefined };

/** What to do next, and the page to do it on. */
const nextOf = ({ kind, appId }: Told) => {
  if (kind === 'key-reported') return ['keys', `apps/${appId}/keys`] as const;
  if (kind === 'token-reported') return ['tokens', 'account/tokens'] as const;
  if (kind === 'access-asked') return ['approvals', 'approvals'] as const;
  if (kind.startsWith('access-') || kind === 'api-deleted')
    return ['subscriptions', `apps/${appId}/subscriptions`] as const;
  return ['sessions', 'account/sessions'] as const;
};

/** The mail of a notice, in the language of who reads it: what happened, from where, and what to do if it was not them. */
export const noticeMail = (told: Told, { email, language, timeZone }: Reader, portalUrl: string): Mail => {
  const words = NOTICE_WORDS[language];
  const [subject, sentence] = words[told.kind];
  const [next, page] = nextOf(told);
  const facts = [
    [words.name, plain(told.name ?? '')],
    [words.reason, plain(told.reason ?? '')],
    [words.device, plain(told.device ?? '')],
    [words.place, placeOf(told, language)],
    [words.time, timeOf(told.at, language, timeZone)],
  ] as const;
  const lines = facts.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`);
  const part = { language, sentences: [sentence, ...lines], act: words[next].act, link: `${portalUrl}/${page}` };
  return layOut(email, subject, [{ ...part, rest: words[next].rest }]);
};
