// The reading thread of the bundle.
import './older-nodes.ts';
import '@portico/openapi/read-worker';
