// For tests of a template: its alarms, given metrics that are made up.
export { alarmRuleHolds } from './alarm-rule.ts';
export { widgetsOf } from './dashboards.ts';
export { evaluateAlarm } from './evaluate-alarm.ts';
export { type MetricAlarm, metricAlarmOf } from './metric-alarm.ts';
export { createMetricStore, type Metric, type MetricStore } from './metric-store.ts';
