import { readWords } from '../i18n/server.ts';
import { Badge } from '../ui/feedback.tsx';
import { Icon } from '../ui/icon.tsx';
import { Card, Row } from '../ui/layout.tsx';
import { Link } from '../ui/link.tsx';
import styles from './api-card.module.css';

type ShownApi = {
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly teamName: string;
  readonly visibility: 'public' | 'internal' | 'private';
  readonly tags: readonly string[];
  readonly latestVersion?: string;
  readonly operations?: number;
};

/** `level`: below the page's title, or below a section's. */
export const ApiCard = async ({ api, level: Heading = 'h2' }: { api: ShownApi; level?: 'h2' | 'h3' }) => {
  const { t, f } = await readWords();
  const { slug, name, summary, teamName, visibility, tags, latestVersion, operations } = api;
  return (
    <Card as="li" linked>
      <Row justify="between">
        <Heading className={styles.name}>
          <Link href={`/apis/${slug}`}>{name}</Link>
        </Heading>
        {latestVersion ? (
          <Badge tone="accent" plain>{`v${latestVersion}`}</Badge>
        ) : (
          <Badge tone="warn">{t.catalogue.noVersion}</Badge>
        )}
      </Row>
      <p className={styles.summary}>{summary}</p>
      {tags.length > 0 && (
        <Row>
          {tags.slice(0, 4).map((tag) => (
            <Badge key={tag} plain>
              {tag}
            </Badge>
          ))}
        </Row>
      )}
      <div className={styles.meta}>
        <span>{teamName}</span>
        {operations !== undefined && <span>{t.catalogue.operations(f.number(operations))}</span>}
        {visibility !== 'public' && (
          <span>
            <Icon name="lock" size={12} /> {t.catalogue.visibility[visibility]}
          </span>
        )}
      </div>
    </Card>
  );
};
