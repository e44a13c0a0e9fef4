import type { Notice } from '@portico/client';

const en = {
  title: 'Notices',
  lead: 'What touched your account in the last 90 days. You are mailed it too, unless you said no in your profile.',
  what: 'What happened',
  when: 'When',
  fresh: 'New',
  none: 'Nothing happened to your account.',
  noneLead: 'A sign-in from a new device, a changed password or factor is told here.',
  notYou: 'That was not you? End the session and set a new password:',
  kinds: {
    'new-device': 'Signed in from a new device',
    'session-reused': 'A session was ended: an old token of it was used again',
    'password-changed': 'The password was changed',
    'passkey-added': 'A passkey was added',
    'passkey-removed': 'A passkey was removed',
    'passkey-foreign': 'A passkey that was not added here was removed; all sessions were ended',
    'authenticator-added': 'An authenticator app was added',
    'authenticator-removed': 'The authenticator app was removed',
    'recovery-codes-renewed': 'New recovery codes were made',
    'new-device-mails-off': 'Mails of new devices were switched off',
    'address-changed': 'Somebody tried to change your address; all sessions were ended',
  } as Record<Notice['kind'], string>,
};
const de: typeof en = {
  title: 'Hinweise',
  lead: 'Was in den letzten 90 Tagen Ihr Konto betraf. Sie bekommen es auch als Mail, wenn Sie es im Profil nicht abbestellt haben.',
  what: 'Was geschah',
  when: 'Wann',
  fresh: 'Neu',
  none: 'An Ihrem Konto ist nichts geschehen.',
  noneLead: 'Eine Anmeldung von einem neuen Gerät, ein geändertes Passwort oder ein Faktor stehen dann hier.',
  notYou: 'Das waren nicht Sie? Beenden Sie die Sitzung und setzen Sie ein neues Passwort:',
  kinds: {
    'new-device': 'Anmeldung von einem neuen Gerät',
    'session-reused': 'Sitzung beendet: Ein altes Token von ihr wurde noch einmal benutzt',
    'password-changed': 'Das Passwort wurde geändert',
    'passkey-added': 'Ein Passkey kam hinzu',
    'passkey-removed': 'Ein Passkey wurde entfernt',
    'passkey-foreign': 'Ein Passkey, der nicht hier hinzukam, wurde entfernt; alle Sitzungen wurden beendet',
    'authenticator-added': 'Eine Authenticator-App kam hinzu',
    'authenticator-removed': 'Die Authenticator-App wurde entfernt',
    'recovery-codes-renewed': 'Neue Wiederherstellungscodes wurden gemacht',
    'new-device-mails-off': 'E-Mails über neue Geräte wurden abgeschaltet',
    'address-changed': 'Jemand wollte Ihre Adresse ändern; alle Sitzungen wurden beendet',
  },
};
export const notices = { en, de };
