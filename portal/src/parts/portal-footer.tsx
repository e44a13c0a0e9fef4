import type { Appearance } from '@portico/client';
import { inLanguage } from '../i18n/in-language.ts';
import type { Locale } from '../i18n/locale.ts';
import { shell } from '../i18n/messages/shell.ts';
import { Link } from '../ui/link.tsx';
import styles from './portal-footer.module.css';

type PortalFooterProps = {
  appearance: Pick<Appearance, 'name' | 'footer'>;
  locale: Locale;
  /** What it says where nobody said anything else. */
  shipped: string;
};

/** What stands below every page. */
export const PortalFooter = ({ appearance: { name, footer }, locale, shipped }: PortalFooterProps) => (
  <footer className={styles.footer}>
    <div>
      <span>
        {name} · {footer.text ? inLanguage(footer.text, locale) : shipped}
      </span>
      {footer.links.length > 0 && (
        <nav aria-label={shell[locale].furtherLinks}>
          {footer.links.map(({ label, href }) => (
            <Link key={`${href} ${label.en}`} href={href}>
              {inLanguage(label, locale)}
            </Link>
          ))}
        </nav>
      )}
    </div>
  </footer>
);
