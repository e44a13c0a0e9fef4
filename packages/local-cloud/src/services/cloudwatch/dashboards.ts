import { AwsError } from '../../service.ts';
import { childOf, type Fields, numberOf, parseFields, recordsOf, textOf } from '../wire/fields.ts';
import type { Query } from './metric-alarm.ts';
import { parseExpression } from './metric-math.ts';
import type { Metric } from './metric-store.ts';

export type Dashboard = { readonly name: string; readonly body: string };

/** One line of a widget, or an expression over others. */
export type Line = { readonly query: Query; readonly label: string; readonly visible: boolean };
export type Widget = { readonly title: string; readonly lines: readonly Line[] };

const isTextList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** `[namespace, name, dimension, value, …, { stat, label, … }]`, where `.` stands for what stood there in the row above. */
const metricOf = (row: readonly unknown[], above: readonly unknown[]): Metric => {
  const [namespace, name, ...rest] = row
    .filter((one) => typeof one === 'string')
    .map((one, index) => (one === '.' ? String(above[index] ?? '') : one));
  const dimensions: Record<string, string> = {};
  for (let index = 0; index + 1 < rest.length; index += 2) dimensions[rest[index] ?? ''] = rest[index + 1] ?? '';
  return { namespace: namespace ?? '', name: name ?? '', dimensions };
};

const lineOf = (row: readonly unknown[], above: readonly unknown[], widget: Fields, index: number): Line => {
  const last = row.at(-1);
  const said: Fields = typeof last === 'object' && last !== null ? { ...last } : {};
  const id = textOf(said, 'id') ?? `line${index}`;
  const visible = said.visible !== false;
  const text = textOf(said, 'expression');
  if (text !== undefined)
    return { query: { id, text, expression: parseExpression(text) }, label: textOf(said, 'label') ?? text, visible };
  const metric = metricOf(row, above);
  const statistic = textOf(said, 'stat') ?? textOf(widget, 'stat') ?? 'Average';
  const periodSeconds = numberOf(said, 'period') ?? numberOf(widget, 'period') ?? 300;
  return { query: { id, metric, statistic, periodSeconds }, label: textOf(said, 'label') ?? metric.name, visible };
};

/** What a dashboard draws; a body that CloudWatch would refuse is refused. */
export const widgetsOf = (body: string): readonly Widget[] => {
  const widgets = recordsOf(parseFields(body), 'widgets');
  if (widgets.length === 0) throw new Error('the dashboard has no widgets');
  return widgets.map((widget) => {
    const properties = childOf(widget, 'properties');
    const rows = Array.isArray(properties.metrics) ? properties.metrics.filter(isTextList) : [];
    return {
      title: textOf(properties, 'title') ?? '',
      lines: rows.map((row, index) => lineOf(row, rows[index - 1] ?? [], properties, index)),
    };
  });
};

export const createDashboards = () => {
  const kept = new Map<string, Dashboard>();
  return {
    put(dashboard: Dashboard): void {
      widgetsOf(dashboard.body);
      kept.set(dashboard.name, dashboard);
    },
    list: (): readonly Dashboard[] => [...kept.values()],
    known(name: string): Dashboard {
      const found = kept.get(name);
      if (!found) throw new AwsError('ResourceNotFound', `Dashboard ${name} does not exist`, 404);
      return found;
    },
  };
};

export type Dashboards = ReturnType<typeof createDashboards>;
