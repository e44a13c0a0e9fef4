import type { Schema, Total } from '@portico/contract';
import type { StoredAppearance, StoredLink, StoredLogo, StoredWords } from '@portico/data';

const presentWords = ({ en, de }: StoredWords): Total<Schema<'LocalName'>> => ({ en, de });
const presentLink = ({ label, href }: StoredLink): Total<Schema<'PortalLink'>> => ({
  label: presentWords(label),
  href,
});
const presentLogo = ({ mediaType, hash, width, height }: StoredLogo): Total<Schema<'Logo'>> => ({
  mediaType,
  hash,
  width,
  height,
});
const presentHome = ({ headline, lead, text, sections }: StoredAppearance['home']): Total<Schema<'PortalHome'>> => ({
  headline: headline && presentWords(headline),
  lead: lead && presentWords(lead),
  text: text && presentWords(text),
  sections: [...sections],
});
const presentFooter = ({ text, links }: StoredAppearance['footer']): Total<Schema<'PortalFooter'>> => ({
  text: text && presentWords(text),
  links: links.map(presentLink),
});

export const presentAppearance = (look: StoredAppearance, hasPrevious: boolean): Total<Schema<'Appearance'>> => ({
  name: look.name,
  accent: look.accent,
  typeface: look.typeface,
  home: presentHome(look.home),
  menu: look.menu.map(presentLink),
  footer: presentFooter(look.footer),
  logo: look.logo && presentLogo(look.logo),
  logoDark: look.logoDark && presentLogo(look.logoDark),
  hasPrevious,
});
