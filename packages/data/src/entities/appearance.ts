import type { HomeSection, LogoType, Typeface } from '@portico/domain';
import { CustomAttributeType } from 'electrodb';
import { define, FIXED, model, NUMBER, primary, REQUIRED } from '../entity.ts';

/** A text in each language. */
export type StoredWords = { readonly en: string; readonly de?: string };
export type StoredLink = { readonly label: StoredWords; readonly href: string };
/** A logo, which the bucket has by its hash. */
export type StoredLogo = {
  readonly hash: string;
  readonly mediaType: LogoType;
  readonly width: number;
  readonly height: number;
};

/** How a portal looks, whole. */
export type StoredAppearance = {
  readonly name: string;
  readonly accent?: string;
  readonly typeface: Typeface;
  readonly home: {
    readonly headline?: StoredWords;
    readonly lead?: StoredWords;
    readonly text?: StoredWords;
    readonly sections: readonly HomeSection[];
  };
  readonly menu: readonly StoredLink[];
  readonly footer: { readonly text?: StoredWords; readonly links: readonly StoredLink[] };
  readonly logo?: StoredLogo;
  readonly logoDark?: StoredLogo;
};

/** How the portal looks, and, apart because pages need it not, how it looked before. */
export const appearance = define({
  model: model('appearance'),
  attributes: {
    /** `portal`: there is one. */
    holderId: FIXED,
    /** `now` or `before`. */
    state: FIXED,
    look: { type: CustomAttributeType<StoredAppearance>('any'), required: true },
    changedAt: REQUIRED,
    hasPrevious: { type: 'boolean' },
    revision: NUMBER,
  },
  indexes: { primary: primary(['holderId'], ['state']) },
});
