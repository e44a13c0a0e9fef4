import type { DocumentKind } from '@portico/client';
import { readWords } from '../i18n/server.ts';
import { Badge } from '../ui/feedback.tsx';
import { Icon } from '../ui/icon.tsx';
import { Card } from '../ui/layout.tsx';
import { Link } from '../ui/link.tsx';
import styles from './api-card.module.css';
import { ApiTile, type TileApi } from './api-tile.tsx';
import { KIND_NAMES } from './document-kinds.ts';
import { GRADE_TONES } from './grade-tones.ts';
import { VersionStatus } from './version-status.tsx';

type ShownApi = TileApi & {
  readonly summary?: string;
  readonly visibility: 'public' | 'internal' | 'private';
  readonly kind: DocumentKind;
  readonly tags: readonly string[];
  readonly latestVersion?: string;
  readonly lifecycle: 'draft' | 'published' | 'deprecated' | 'retired';
  readonly operations?: number;
  readonly grade?: keyof typeof GRADE_TONES;
};

const TAGS_MAX = 3;

/** `level`: below the page's title, or below a section's. */
export const ApiCard = async ({ api, level: Heading = 'h2' }: { api: ShownApi; level?: 'h2' | 'h3' }) => {
  const { t, f } = await readWords();
  const { slug, name, summary, teamName, visibility, kind, tags, latestVersion, lifecycle, operations, grade } = api;
  return (
    <Card as="li" linked>
      <div className={styles.head}>
        <ApiTile api={api} />
        <div className={styles.titles}>
          <Heading className={styles.name}>
            <Link href={`/apis/${slug}`}>{name}</Link>
          </Heading>
          <span className={styles.owner}>{teamName}</span>
        </div>
        {lifecycle === 'deprecated' || lifecycle === 'retired' ? (
          <VersionStatus status={lifecycle} of={latestVersion ?? ''} />
        ) : latestVersion ? (
          <span className={styles.version}>{latestVersion}</span>
        ) : (
          <Badge tone="warn">{t.catalogue.noVersion}</Badge>
        )}
      </div>
      <p className={styles.summary}>{summary}</p>
      <div className={styles.meta}>
        {tags.slice(0, TAGS_MAX).map((tag) => (
          <span key={tag} className={styles.tag}>
            {tag}
          </span>
        ))}
        <span className={styles.facts}>
          {visibility !== 'public' && (
            <span>
              <Icon name="lock" size={12} /> {t.catalogue.visibility[visibility]}
            </span>
          )}
          {kind !== 'openapi' && <Badge plain>{KIND_NAMES[kind]}</Badge>}
          {grade && (
            <Badge tone={GRADE_TONES[grade]} plain>
              {t.catalogue.gradeOf(grade)}
            </Badge>
          )}
          {operations !== undefined && <span>{t.catalogue.operations(operations, f.number(operations))}</span>}
        </span>
      </div>
    </Card>
  );
};
