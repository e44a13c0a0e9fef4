import { readWords } from '../../i18n/server.ts';
import { LinkButton } from '../../ui/button.tsx';
import { WorkingPage } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem.tsx';
import { Checklist } from './checklist.tsx';
import styles from './dashboard.module.css';
import { type AppNow, type Dashboard, readDashboard } from './read-dashboard.ts';
import { Sparkline } from './sparkline.tsx';
import { partsOf } from './steps.ts';

const PARTS = 56;

type WeekProps = { now: AppNow; from: number; to: number };

const Week = async ({ now: { app, requests, errors, series, subscriptions }, from, to }: WeekProps) => {
  const { t, f } = await readWords();
  return (
    <li className={styles.app}>
      <div className={styles.appHead}>
        <Link href={`/apps/${app.id}`}>{app.name}</Link>
        <span>{subscriptions.map(({ apiName }) => apiName).join(', ') || t.home.noSubscription}</span>
      </div>
      <Sparkline values={partsOf(series, from, to, PARTS)} />
      <Link href={`/usage?app=${app.id}&range=7d`} className={styles.figure}>
        <strong>{f.compact(requests)}</strong> {t.home.requests}
        {errors > 0 && <span> · {t.home.failed(f.percent(errors, requests))}</span>}
      </Link>
    </li>
  );
};

/** What waits for the reader: each a sentence that leads to where it is done. */
const waitingOf = (t: Awaited<ReturnType<typeof readWords>>['t'], { drafts, apps }: Dashboard) => [
  ...drafts.map(({ slug, name }) => ({ href: `/publish/${slug}`, text: t.home.draft(name) })),
  ...apps.flatMap(({ app, subscriptions }) =>
    subscriptions
      .filter(({ status }) => status === 'pending' || status === 'suspended')
      .map(({ apiName, status }) => ({
        href: `/apps/${app.id}/subscriptions`,
        text: t.home.subscription(app.name, apiName, t.access.statuses[status]),
      })),
  ),
];

const Waiting = async ({ board }: { board: Dashboard }) => {
  const { t } = await readWords();
  const waiting = waitingOf(t, board);
  return (
    <section className={styles.panel} aria-label={t.home.waiting}>
      <h2>{t.home.waiting}</h2>
      {waiting.length === 0 && <p className={styles.nothing}>{t.home.nothingWaits}</p>}
      <ul className={styles.waitingList}>
        {waiting.map(({ href, text }) => (
          <li key={href + text}>
            <Link href={href}>{text}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Home of who is signed in: the way to a first call, the last week, and what waits. */
export const DashboardPage = async () => {
  const { t } = await readWords();
  const read = await readDashboard();
  if (!read.ok)
    return (
      <WorkingPage title={t.shell.dashboard}>
        <ProblemPanel problem={read.failure} />
      </WorkingPage>
    );
  const board = read.data;
  return (
    <WorkingPage
      title={t.home.hello(board.name.split(' ')[0] ?? board.name)}
      actions={<LinkButton href="/apis">{t.home.browse}</LinkButton>}
    >
      <div className={styles.board}>
        <Checklist apps={board.apps} company={board.company} />
        {board.apps.length > 0 && (
          <section className={styles.panel} aria-label={t.home.week}>
            <h2>{t.home.week}</h2>
            <ul className={styles.apps}>
              {board.apps.map((now) => (
                <Week key={now.app.id} now={now} from={board.from} to={board.to} />
              ))}
            </ul>
          </section>
        )}
        <Waiting board={board} />
      </div>
    </WorkingPage>
  );
};
