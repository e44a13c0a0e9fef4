import { describe, expect, it } from 'vitest';
import { preferredMedia } from './media.ts';

const [JSON_TYPE, TEXT] = ['application/json', 'application/openmetrics-text'];
const chosen = (accept: string | undefined) => preferredMedia(accept, [JSON_TYPE, TEXT]);

describe('the media type of an answer', () => {
  it('is the first where the caller says nothing, takes all alike, or wants another', () => {
    for (const accept of [undefined, '', '*/*', 'application/*', 'text/html', 'text/html, */*;q=0.1', 'nonsense;;,,'])
      expect([accept, chosen(accept)]).toEqual([accept, JSON_TYPE]);
  });

  it('is the one that is liked more', () => {
    for (const accept of [
      TEXT,
      `${TEXT}; version=1.0.0`,
      `application/json;q=0.1, ${TEXT};q=0.2`,
      `*/*;q=0.5, ${TEXT}`,
      'APPLICATION/OpenMetrics-Text',
      // As Prometheus 3 asks.
      'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2',
    ])
      expect([accept, chosen(accept)]).toEqual([accept, TEXT]);
    for (const accept of [`${TEXT};q=0`, `${TEXT};q=0.3, application/json;q=0.4`, `${TEXT};q=7, ${JSON_TYPE}`])
      expect([accept, chosen(accept)]).toEqual([accept, JSON_TYPE]);
  });
});
