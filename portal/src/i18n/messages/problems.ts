import type { ProblemCode } from '@portico/client';

type Titles = Readonly<Partial<Record<ProblemCode, string>>>;

/** Titles of problems by their code. English is what the API says itself. */
const en: Titles = {};
const de: Readonly<Record<ProblemCode, string>> = {
  'invalid-request': 'Die Anfrage passt nicht zum Vertrag',
  'invalid-json': 'Der Body ist kein gültiges JSON',
  unauthenticated: 'Eine Anmeldung oder ein gültiger Schlüssel wird gebraucht',
  'session-ended': 'Die Sitzung ist beendet',
  'sign-in-failed': 'Die Anmeldung konnte nicht abgeschlossen werden',
  forbidden: 'Das ist Ihnen nicht erlaubt',
  'invitation-for-another': 'Die Einladung gilt einer anderen Adresse',
  'not-subscribed': 'Die App hat kein aktives Abonnement dieser API',
  'test-key':
    'Ein Testschlüssel erreicht kein Backend, und eine Sandbox gibt es noch nicht: nehmen Sie einen Live-Schlüssel',
  'team-disabled': 'Aus dem Team der App darf sich niemand mehr anmelden',
  'api-hidden': 'Die API ist jetzt privat und nicht für das Team der App',
  'not-found': 'Das gibt es nicht',
  'method-not-allowed': 'Diese Methode gibt es hier nicht',
  conflict: 'Der Zustand ist inzwischen ein anderer',
  'slug-taken': 'Dieses Kürzel hat schon eine andere API',
  'team-slug-taken': 'Dieses Kürzel hat schon ein anderes Team',
  'last-owner': 'Ein Team ist nie ohne Inhaber',
  'already-member': 'Die Person ist schon im Team',
  'already-invited': 'Die Person ist schon eingeladen',
  'version-exists': 'Diese Version hat die API schon',
  'already-subscribed': 'Die App hat diese API schon abonniert',
  'import-unfinished': 'Der Import ist noch nicht fertig',
  'limit-reached': 'Es gibt schon so viele, wie es geben darf',
  'idempotency-in-progress': 'Eine Anfrage mit diesem Schlüssel läuft schon',
  'precondition-failed': 'Das wurde inzwischen geändert',
  'body-too-large': 'Der Body ist zu groß',
  'answer-too-large': 'Das Verlangte ist zu groß für eine Antwort',
  'unsupported-media-type': 'Dieser Medientyp wird nicht angenommen',
  'invalid-document': 'Das OpenAPI-Dokument hat Fehler',
  'timed-out': 'Es wurde nicht rechtzeitig fertig',
  'document-unreachable': 'Das Dokument konnte nicht geholt werden',
  'invalid-reference': 'Die Anfrage nennt etwas, das nicht verwendet werden kann',
  'idempotency-key-reused': 'Der Schlüssel wurde schon mit einer anderen Anfrage gesendet',
  'precondition-required': 'Es fehlt, welche Fassung geändert wird',
  'rate-limited': 'Zu viele Anfragen',
  'too-many-at-once': 'Es laufen schon so viele zugleich, wie es dürfen',
  'quota-exceeded': 'Das Kontingent des Tarifs ist verbraucht',
  'headers-too-large': 'Die Header der Anfrage sind zu groß',
  internal: 'Auf unserer Seite ist etwas schiefgegangen',
  'upstream-failed': 'Das Backend der API gab keine gültige Antwort',
  'response-too-large': 'Die Antwort des Backends ist zu groß',
  unavailable: 'Der Dienst ist ausgelastet; versuchen Sie es gleich noch einmal',
  'document-unreadable': 'Das gespeicherte Dokument ist nicht lesbar',
  'upstream-timeout': 'Das Backend der API hat nicht rechtzeitig geantwortet',
};
export const problems = { en, de };
