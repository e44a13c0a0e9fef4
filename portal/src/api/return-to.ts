/** With it the cookie of a sign-in under way stays below the 4,096 bytes that browsers keep. */
const LENGTH_MAX = 2000;
const PLACEHOLDER = 'http://portal.invalid';

const hasControl = (text: string): boolean => [...text].some((letter) => letter <= ' ' || letter === '\u007f');

/** Where to go after sign-in: a path of this portal, whatever was asked for (OWASP ASVS V3.7.2). */
export const safeReturnTo = (asked: string | null | undefined): string => {
  if (!asked || asked.length > LENGTH_MAX || !asked.startsWith('/') || asked.includes('\\') || hasControl(asked))
    return '/';
  if (asked.startsWith('//') || !URL.canParse(asked, PLACEHOLDER)) return '/';
  const url = new URL(asked, PLACEHOLDER);
  // Dot segments may fold into a second slash; the sign-in routes themselves would loop.
  if (url.origin !== PLACEHOLDER || url.pathname.startsWith('//') || /^\/(auth|api|sign-in)(\/|$)/.test(url.pathname))
    return '/';
  // As it is sealed: what is no ASCII has up to nine times as many letters there.
  const path = url.pathname + url.search + url.hash;
  return path.length > LENGTH_MAX ? '/' : path;
};

/** The page to sign in on, which leads back to a path of this portal. */
export const signInPath = (returnTo: string): string => `/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
