import type { Phrase } from '@portico/client';
import type { Locale } from './locale.ts';

type Sayable = { readonly words: Phrase; readonly message: string; readonly action: string };

/** Texts of phrases in another language. */
export type Dictionary = Readonly<Record<string, string>>;

/** A phrase by a dictionary of its texts; what it does not know stays English. */
export const say = ({ text, values }: Phrase, dictionary: Dictionary): string =>
  (dictionary[text] ?? text).replaceAll(/\{(\d+)\}/g, (_, index: string) => {
    const { value, phrase } = values[Number(index)] ?? {};
    return phrase ? say(phrase, dictionary) : (value ?? '');
  });

/** Changes in the reader's language. The words of another language than English are loaded when they are needed. */
export const inLanguage = async <Item extends Sayable, Changes extends { readonly items: readonly Item[] }>(
  locale: Locale,
  changes: Changes,
): Promise<Changes> => {
  if (locale === 'en') return changes;
  const [{ CHANGE_PHRASES_DE }, { ACTIONS_DE }] = await Promise.all([
    import('./messages/change-phrases-de.ts'),
    import('./messages/change-actions-de.ts'),
  ]);
  const items = changes.items.map((item) => {
    const text = say(item.words, CHANGE_PHRASES_DE);
    return {
      ...item,
      message: text.charAt(0).toUpperCase() + text.slice(1),
      action: ACTIONS_DE[item.action] ?? item.action,
    };
  });
  return { ...changes, items };
};
