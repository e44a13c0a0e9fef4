import { Problem, type Schema, type Written } from '@portico/contract';
import { given, type StoredAppearance, type StoredLink, type StoredWords } from '@portico/data';
import { isPortalLink } from '@portico/domain';
import { phrase } from '@portico/words';

/** Its logos are looked at apart. */
type Settings = Omit<StoredAppearance, 'logo' | 'logoDark'> & Pick<Schema<'AppearanceSettings'>, 'logo' | 'logoDark'>;

const wordsOf = (words: Schema<'LocalName'> | undefined): StoredWords | undefined =>
  words && given({ en: words.en, de: words.de } satisfies Written<'LocalName'>);

const linksOf = (links: readonly Schema<'PortalLink'>[], pointer: string): StoredLink[] =>
  links.map(({ label, href }, index) => {
    if (!isPortalLink(href))
      throw new Problem('invalid-reference', undefined, {
        errors: [
          {
            pointer: `${pointer}/${index}/href`,
            words: phrase`leads neither to https, nor to mail, nor to a page of the portal`,
          },
        ],
      });
    const { en, de } = label;
    return { label: given({ en, de } satisfies Written<'LocalName'>), href } satisfies Written<'PortalLink'>;
  });

const homeOf = (home: Schema<'PortalHome'>): StoredAppearance['home'] => {
  const { headline, lead, text, sections } = {
    ...{ headline: home.headline, lead: home.lead, text: home.text },
    sections: home.sections,
  } satisfies Written<'PortalHome'>;
  return { ...given({ headline: wordsOf(headline), lead: wordsOf(lead), text: wordsOf(text) }), sections };
};

const footerOf = (footer: Schema<'PortalFooter'>): StoredAppearance['footer'] => {
  const { text, links } = { text: footer.text, links: footer.links } satisfies Written<'PortalFooter'>;
  return { ...given({ text: wordsOf(text) }), links: linksOf(links, '/footer/links') };
};

/** What admins said of it, as it is kept; a link that may lead nowhere is refused. */
export const writtenAppearance = (body: Schema<'AppearanceSettings'>): Settings => {
  const { name, accent, typeface, home, menu, footer, logo, logoDark } = {
    ...{ name: body.name, accent: body.accent, typeface: body.typeface },
    ...{ home: body.home, menu: body.menu, footer: body.footer, logo: body.logo, logoDark: body.logoDark },
  } satisfies Written<'AppearanceSettings'>;
  return {
    ...{ name, typeface },
    ...given({ accent, logo, logoDark }),
    ...{ home: homeOf(home), menu: linksOf(menu, '/menu'), footer: footerOf(footer) },
  };
};
