import type { NoticeKind } from '@portico/domain';
import type { MailLanguage } from './mail-layout.ts';

/** What the mail of each notice says, in both languages: its subject and sentence, and what to do next. */
export const NOTICE_WORDS = {
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
    'key-reported': [
      'An API key was found where it should not be',
      'Somebody found a working API key of your team and reported it. It ends within a day: put a new one where it is used.',
    ],
    'access-asked': ['Somebody asks for access to your API', 'An app asks for access to an API of your team.'],
    'access-waiting': [
      'A request for access waits for you',
      'An app asked for access to an API of your team, and nobody has decided yet.',
    ],
    'access-approved': ['Access approved', 'What your app asked for was approved. It holds within seconds.'],
    'access-rejected': ['Access not approved', 'What your app asked for was not approved.'],
    'access-suspended': ['Access suspended', 'Calls of your app to an API are refused until its owners resume them.'],
    'access-resumed': ['Access resumed', 'Calls of your app to an API are let through again.'],
    'token-reported': [
      'A token of yours was found where it should not be',
      'Somebody found a working access token of yours and reported it. It is revoked.',
    ],
    'api-deleted': [
      'An API was deleted',
      'An API that your app is subscribed to was deleted. Its calls are answered 410, and the subscription has ended.',
    ],
    'version-breaking': [
      'A new version of an API breaks callers',
      'An API that your app is subscribed to has a new default version, and it changes or removes what callers use. The version before it can be called by its name.',
    ],
    'version-deprecated': [
      'A version of an API is deprecated',
      'A version of an API that your app is subscribed to comes to an end. Move your app until then.',
    ],
    'version-published-again': [
      'A version of an API stays',
      'The deprecation of a version of an API that your app is subscribed to was taken back: it goes on.',
    ],
    'version-brownout': [
      'A version of an API does not answer for a while',
      'A version of an API that your app is subscribed to will be retired. To rehearse that, its calls are answered 410 for a while, from now on.',
    ],
    'version-retired': [
      'A version of an API is retired',
      'A version of an API that your app is subscribed to is retired: its calls are answered 410.',
    ],
    'source-changed': [
      'The document of your API has changed at its source',
      'An API of your team was read again where its document comes from, and it is another one. Nothing is published of it by itself: review it.',
    ],
    'source-unreachable': [
      'The document of your API cannot be read',
      'The document of an API of your team could not be read where it comes from, three times one after the other. It is tried again, ever later.',
    ],
    'source-stopped': [
      'The document of your API is not read any more',
      'The document of an API of your team could not be read where it comes from, eight times one after the other. It is not tried any more, until you say so.',
    ],
    message: [
      'A message from the owners of an API',
      'The owners of an API that your app is subscribed to write to you:',
    ],
    version: 'Version',
    deprecatedAt: 'Deprecated',
    sunsetAt: 'Retired',
    successor: 'Comes after it',
    note: 'What to do',
    information: 'More about it',
    brownouts: 'Does not answer for a while',
    operations: 'Your app calls',
    name: 'Name',
    reason: 'Reason',
    device: 'Device',
    place: 'Place',
    time: 'Time',
    sessions: {
      act: 'Look at your sessions',
      rest: 'If that was you, do nothing. If not, end the session there, set a new password and tell your admin.',
    },
    keys: {
      act: 'Rotate the key',
      rest: 'Remove the key from where it was found. Who holds a copy can call with it until it ends: revoke it at once if you see calls that are not yours.',
    },
    approvals: {
      act: 'Decide it',
      rest: 'Who asked is told what you decide. Nobody decides what they asked for themselves.',
    },
    versions: {
      act: 'Look at its versions',
      rest: 'You are told because you look after an app that is subscribed to it.',
    },
    sources: { act: 'Look at the source', rest: 'You are told because you look after the API.' },
    subscriptions: { act: 'Look at the subscription', rest: 'What was decided stands in the portal, too.' },
    tokens: {
      act: 'Make a new token',
      rest: 'Look in the audit log at what was done with it, and remove it from where it was found.',
    },
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
    'key-reported': [
      'Ein API-Schlüssel lag, wo er nicht hingehört',
      'Jemand hat einen gültigen API-Schlüssel Ihres Teams gefunden und gemeldet. Er endet binnen eines Tages: Setzen Sie einen neuen ein, wo er benutzt wird.',
    ],
    'access-asked': ['Jemand beantragt Zugang zu Ihrer API', 'Eine App beantragt Zugang zu einer API Ihres Teams.'],
    'access-waiting': [
      'Ein Antrag auf Zugang wartet auf Sie',
      'Eine App hat Zugang zu einer API Ihres Teams beantragt, und niemand hat bisher entschieden.',
    ],
    'access-approved': ['Zugang genehmigt', 'Was Ihre App beantragt hat, wurde genehmigt. Es gilt in Sekunden.'],
    'access-rejected': ['Zugang nicht genehmigt', 'Was Ihre App beantragt hat, wurde nicht genehmigt.'],
    'access-suspended': [
      'Zugang ausgesetzt',
      'Aufrufe Ihrer App an eine API werden abgelehnt, bis deren Inhaber sie wieder zulassen.',
    ],
    'access-resumed': ['Zugang gilt wieder', 'Aufrufe Ihrer App an eine API werden wieder zugelassen.'],
    'token-reported': [
      'Ein Token von Ihnen lag, wo es nicht hingehört',
      'Jemand hat ein gültiges Zugriffstoken von Ihnen gefunden und gemeldet. Es ist widerrufen.',
    ],
    'api-deleted': [
      'Eine API wurde gelöscht',
      'Eine API, die Ihre App abonniert hat, wurde gelöscht. Aufrufe werden mit 410 beantwortet, und das Abonnement ist beendet.',
    ],
    'version-breaking': [
      'Eine neue Version einer API bricht Aufrufe',
      'Eine API, die Ihre App abonniert hat, hat eine neue Standardversion, die ändert oder entfernt, was Aufrufer benutzen. Die Version davor lässt sich mit ihrem Namen aufrufen.',
    ],
    'version-deprecated': [
      'Eine Version einer API läuft aus',
      'Eine Version einer API, die Ihre App abonniert hat, geht zu Ende. Stellen Sie Ihre App bis dahin um.',
    ],
    'version-published-again': [
      'Eine Version einer API bleibt',
      'Dass eine Version einer API, die Ihre App abonniert hat, ausläuft, wurde zurückgenommen: Sie bleibt.',
    ],
    'version-brownout': [
      'Eine Version einer API antwortet eine Weile nicht',
      'Eine Version einer API, die Ihre App abonniert hat, wird eingestellt. Um das zu proben, werden Aufrufe ab jetzt eine Weile mit 410 beantwortet.',
    ],
    'version-retired': [
      'Eine Version einer API ist eingestellt',
      'Eine Version einer API, die Ihre App abonniert hat, ist eingestellt: Aufrufe werden mit 410 beantwortet.',
    ],
    'source-changed': [
      'Das Dokument Ihrer API hat sich an seiner Quelle geändert',
      'Eine API Ihres Teams wurde dort neu gelesen, woher ihr Dokument kommt, und es ist ein anderes. Von selbst wird davon nichts veröffentlicht: Sehen Sie es durch.',
    ],
    'source-unreachable': [
      'Das Dokument Ihrer API lässt sich nicht lesen',
      'Das Dokument einer API Ihres Teams ließ sich an seiner Quelle dreimal nacheinander nicht lesen. Es wird wieder versucht, in immer größeren Abständen.',
    ],
    'source-stopped': [
      'Das Dokument Ihrer API wird nicht mehr gelesen',
      'Das Dokument einer API Ihres Teams ließ sich an seiner Quelle achtmal nacheinander nicht lesen. Es wird nicht mehr versucht, bis Sie es sagen.',
    ],
    message: [
      'Eine Nachricht der Inhaber einer API',
      'Die Inhaber einer API, die Ihre App abonniert hat, schreiben Ihnen:',
    ],
    version: 'Version',
    deprecatedAt: 'Läuft aus ab',
    sunsetAt: 'Eingestellt ab',
    successor: 'Danach kommt',
    note: 'Was zu tun ist',
    information: 'Mehr dazu',
    brownouts: 'Antwortet eine Weile nicht',
    operations: 'Ihre App ruft auf',
    name: 'Name',
    reason: 'Grund',
    device: 'Gerät',
    place: 'Ort',
    time: 'Zeit',
    sessions: {
      act: 'Sitzungen ansehen',
      rest: 'Waren Sie das, tun Sie nichts. Wenn nicht, beenden Sie dort die Sitzung, setzen Sie ein neues Passwort und sagen Sie es Ihrem Admin.',
    },
    keys: {
      act: 'Schlüssel rotieren',
      rest: 'Entfernen Sie den Schlüssel vom Fundort. Wer eine Kopie hat, kann damit aufrufen, bis er endet: Widerrufen Sie ihn sofort, wenn Sie fremde Aufrufe sehen.',
    },
    approvals: {
      act: 'Entscheiden',
      rest: 'Wer fragt, erfährt, was Sie entscheiden. Niemand entscheidet über das, was er selbst beantragt hat.',
    },
    versions: { act: 'Versionen ansehen', rest: 'Sie erfahren es, weil Sie eine App betreuen, die sie abonniert hat.' },
    sources: { act: 'Quelle ansehen', rest: 'Sie erfahren es, weil Sie die API betreuen.' },
    subscriptions: { act: 'Abonnement ansehen', rest: 'Was entschieden wurde, steht auch im Portal.' },
    tokens: {
      act: 'Neues Token machen',
      rest: 'Sehen Sie im Audit-Log nach, was damit getan wurde, und entfernen Sie es vom Fundort.',
    },
  },
} as const satisfies Record<MailLanguage, Record<NoticeKind, readonly [string, string]> & Record<string, unknown>>;
