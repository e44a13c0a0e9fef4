const en = {
  lostTitle: 'Your session has ended',
  lostLead: 'Sign in again in a new tab; this page and what you typed stay as they are.',
  lostSignIn: 'Sign in in a new tab',
  lostDone: 'I have signed in',
};
const de: typeof en = {
  lostTitle: 'Ihre Sitzung ist beendet',
  lostLead: 'Melden Sie sich in einem neuen Tab an; diese Seite und Ihre Eingaben bleiben, wie sie sind.',
  lostSignIn: 'In neuem Tab anmelden',
  lostDone: 'Ich bin angemeldet',
};
export const sessionLost = { en, de };
