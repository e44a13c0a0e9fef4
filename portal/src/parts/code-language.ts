import type { SdkLanguage } from '@portico/client';

/** The language a reader wants code in, all over the site. */
export const CODE_LANGUAGE_COOKIE = 'code-language';

/** In the order they are shown. */
export const SDK_LANGUAGES = ['typescript', 'python', 'go', 'java'] as const satisfies readonly SdkLanguage[];

/** The SDK for whoever wants code in a language; samples of one language may be several, and are named behind it. */
export const sdkLanguageOf = (chosen: string | null | undefined): SdkLanguage => {
  const [language] = (chosen ?? '').split(' ');
  // Samples say JavaScript where the SDK is TypeScript, which is also the first.
  return SDK_LANGUAGES.find((name) => name === language) ?? 'typescript';
};
