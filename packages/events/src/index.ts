export { apiJobEvent, apiJobParts, appEndParts, type NewApiJob } from './api-job.ts';
export { consume, type Delivery } from './consume.ts';
export { EVENT_SOURCE, type Events, type EventType, outboxItem } from './events.ts';
export { importEvent, type NewImport, queuedImport } from './import-read.ts';
export { beginWhenFree, LeaseLost, OutOfTime, underLease } from './lease.ts';
export { type NoticeFacts, noticeParts } from './notice.ts';
export { createPublisher, type PublishedEvent } from './publish.ts';
export { changeNotice, endImport, REVIEW_SECONDS, type SourceRead } from './source-read.ts';
export { madeItem } from './stream.ts';
