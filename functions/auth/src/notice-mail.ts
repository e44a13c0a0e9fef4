import type { NoticeItem } from '@portico/data';
import { layOut, type MailLanguage, plain } from './mail-layout.ts';
import type { Mail } from './mailer.ts';
import { NOTICE_WORDS } from './notice-words.ts';

type Told = Omit<NoticeItem, 'userId' | 'noticeId' | 'mailedAt' | 'expiresAtSeconds'>;

const LOCALES = { en: 'en-GB', de: 'de-DE' } as const;

const timeOf = (iso: string, language: MailLanguage, timeZone = 'UTC'): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeStyle: 'long', timeZone }).format(new Date(iso));

const placeOf = ({ address, country }: Told, language: MailLanguage): string =>
  [country && new Intl.DisplayNames(LOCALES[language], { type: 'region' }).of(country), address]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');

type Reader = { readonly email: string; readonly language: MailLanguage; readonly timeZone: string | undefined };

/** What to do next, and the page to do it on. */
const nextOf = ({ kind, appId, apiSlug }: Told) => {
  if (kind === 'key-reported') return ['keys', `apps/${appId}/keys`] as const;
  if (kind === 'token-reported') return ['tokens', 'account/tokens'] as const;
  if (kind === 'access-asked' || kind === 'access-waiting') return ['approvals', 'approvals'] as const;
  if (kind.startsWith('access-') || kind === 'api-deleted')
    return ['subscriptions', `apps/${appId}/subscriptions`] as const;
  if (kind.startsWith('source-')) return ['sources', `publish/${apiSlug}/source`] as const;
  if (apiSlug !== undefined) return ['versions', `apis/${apiSlug}/versions`] as const;
  return ['sessions', 'account/sessions'] as const;
};

/** When and how a version ends, as far as it was said. */
const endOf = ({ deprecation }: Told, language: MailLanguage, time: (iso: string) => string) => {
  if (!deprecation) return [];
  const { deprecatedAt, sunsetAt, successor, note, information, brownouts = [] } = deprecation;
  const words = NOTICE_WORDS[language];
  return [
    [words.deprecatedAt, time(deprecatedAt)],
    [words.sunsetAt, sunsetAt ? time(sunsetAt) : ''],
    [words.brownouts, brownouts.map(({ startsAt, minutes }) => `${time(startsAt)} (${minutes} min)`).join('; ')],
    [words.successor, successor ?? ''],
    [words.note, plain(note ?? '')],
    [words.information, information ?? ''],
  ] as const;
};

/** The mail of a notice, in the language of who reads it: what happened, from where, and what to do if it was not them. */
export const noticeMail = (told: Told, { email, language, timeZone }: Reader, portalUrl: string): Mail => {
  const words = NOTICE_WORDS[language];
  const [subject, sentence] = words[told.kind];
  const [next, page] = nextOf(told);
  const time = (iso: string) => timeOf(iso, language, timeZone);
  const facts = [
    [words.name, plain(told.name ?? '')],
    [words.version, told.version ?? ''],
    [words.operations, (told.operations ?? []).join(', ')],
    ...endOf(told, language, time),
    [words.reason, plain(told.reason ?? '')],
    [words.device, plain(told.device ?? '')],
    [words.place, placeOf(told, language)],
    [words.time, time(told.at)],
  ] as const;
  const lines = facts.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`);
  // Whatever they write, it is text: lines of it, and nothing that turns them round.
  const written = (told.text ?? '').split(/\r?\n/).map(plain);
  const part = {
    language,
    sentences: [sentence, ...written, ...lines].filter((line) => line !== ''),
    act: words[next].act,
    link: `${portalUrl}/${page}`,
  };
  return layOut(email, told.subject === undefined ? subject : `${plain(told.name ?? '')}: ${plain(told.subject)}`, [
    { ...part, rest: words[next].rest },
  ]);
};
