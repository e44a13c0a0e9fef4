import type { NoticeItem } from '@portico/data';
import type { NoticeKind } from '@portico/domain';
import { layOut, type MailLanguage, plain } from './mail-layout.ts';
import type { Mail } from './mailer.ts';

type Told = Pick<NoticeItem, 'kind' | 'at' | 'device' | 'address' | 'country'>;

const WORDS = {
  en: {
    'new-device': ['New sign-in to your account', 'Your account was signed in to from a device that is new.'],
    'session-reused': [
      'A session of yours was ended',
      'An old token of a session of yours was used again, as somebody does who copied it. The session is ended.',
    ],
    'password-changed': ['Your password was changed', 'The password of your account was changed.'],
    'authenticator-added': ['An authenticator app was added', 'An authenticator app was added to your account.'],
    'authenticator-removed': [
      'The authenticator app was removed',
      'The authenticator app was removed from your account: the password alone signs in.',
    ],
    'passkey-added': ['A passkey was added', 'A passkey was added to your account: it signs in without the password.'],
    'passkey-removed': ['A passkey was removed', 'A passkey was removed from your account: it signs in no more.'],
    'passkey-foreign': [
      'A passkey that is not yours was removed',
      'A passkey was added to your account past the portal, as somebody does who stole a session, and tried. It is removed, and all sessions are ended.',
    ],
    'recovery-codes-renewed': ['New recovery codes', 'New recovery codes were made for your account.'],
    'new-device-mails-off': [
      'No more mails of new devices',
      'Mails of a sign-in from a device that is new were switched off. What else touches your account is still mailed.',
    ],
    'address-changed': [
      'Somebody tried to change your address',
      'The address of your account was changed past the portal, as somebody does who stole a session. It is yours again, and all sessions are ended.',
    ],
    device: 'Device',
    place: 'Place',
    time: 'Time',
    act: 'Look at your sessions',
    rest: 'If that was you, do nothing. If not, end the session there, set a new password and tell your admin.',
  },
  de: {
    'new-device': [
      'Neue Anmeldung an Ihrem Konto',
      'An Ihrem Konto hat sich jemand von einem Gerät angemeldet, das neu ist.',
    ],
    'session-reused': [
      'Eine Ihrer Sitzungen wurde beendet',
      'Ein altes Token einer Ihrer Sitzungen wurde noch einmal benutzt, wie von jemandem, der es kopiert hat. Die Sitzung ist beendet.',
    ],
    'password-changed': ['Ihr Passwort wurde geändert', 'Das Passwort Ihres Kontos wurde geändert.'],
    'authenticator-added': ['Eine Authenticator-App kam hinzu', 'Zu Ihrem Konto kam eine Authenticator-App hinzu.'],
    'authenticator-removed': [
      'Die Authenticator-App wurde entfernt',
      'Die Authenticator-App Ihres Kontos wurde entfernt: Das Passwort allein meldet an.',
    ],
    'passkey-added': ['Ein Passkey kam hinzu', 'Zu Ihrem Konto kam ein Passkey hinzu: Er meldet ohne das Passwort an.'],
    'passkey-removed': [
      'Ein Passkey wurde entfernt',
      'Ein Passkey Ihres Kontos wurde entfernt: Er meldet nicht mehr an.',
    ],
    'passkey-foreign': [
      'Ein Passkey, der nicht Ihrer ist, wurde entfernt',
      'Zu Ihrem Konto kam am Portal vorbei ein Passkey hinzu, wie von jemandem, der eine Sitzung gestohlen hat, und wurde versucht. Er ist entfernt, und alle Sitzungen sind beendet.',
    ],
    'recovery-codes-renewed': [
      'Neue Wiederherstellungscodes',
      'Für Ihr Konto wurden neue Wiederherstellungscodes gemacht.',
    ],
    'new-device-mails-off': [
      'Keine E-Mails mehr über neue Geräte',
      'E-Mails über eine Anmeldung von einem neuen Gerät wurden abgeschaltet. Was Ihr Konto sonst berührt, kommt weiterhin.',
    ],
    'address-changed': [
      'Jemand wollte Ihre Adresse ändern',
      'Die Adresse Ihres Kontos wurde am Portal vorbei geändert, wie von jemandem, der eine Sitzung gestohlen hat. Sie ist wieder Ihre, und alle Sitzungen sind beendet.',
    ],
    device: 'Gerät',
    place: 'Ort',
    time: 'Zeit',
    act: 'Sitzungen ansehen',
    rest: 'Waren Sie das, tun Sie nichts. Wenn nicht, beenden Sie dort die Sitzung, setzen Sie ein neues Passwort und sagen Sie es Ihrem Admin.',
  },
} as const satisfies Record<MailLanguage, Record<NoticeKind, readonly [string, string]> & Record<string, unknown>>;

const LOCALES = { en: 'en-GB', de: 'de-DE' } as const;

const timeOf = (iso: string, language: MailLanguage, timeZone = 'UTC'): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeStyle: 'long', timeZone }).format(new Date(iso));

const placeOf = ({ address, country }: Told, language: MailLanguage): string =>
  [country && new Intl.DisplayNames(LOCALES[language], { type: 'region' }).of(country), address]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');

type Reader = { readonly email: string; readonly language: MailLanguage; readonly timeZone: string | undefined };

/** The mail of a notice, in the language of who reads it: what happened, from where, and what to do if it was not them. */
export const noticeMail = (told: Told, { email, language, timeZone }: Reader, portalUrl: string): Mail => {
  const words = WORDS[language];
  const [subject, sentence] = words[told.kind];
  const facts = [
    [words.device, plain(told.device ?? '')],
    [words.place, placeOf(told, language)],
    [words.time, timeOf(told.at, language, timeZone)],
  ] as const;
  const lines = facts.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`);
  const part = { language, sentences: [sentence, ...lines], act: words.act, link: `${portalUrl}/account/sessions` };
  return layOut(email, subject, [{ ...part, rest: words.rest }]);
};
