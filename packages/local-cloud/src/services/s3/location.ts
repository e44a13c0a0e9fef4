import type { ServiceRequest } from '../../service.ts';

export type ObjectLocation = {
  readonly bucket: string;
  /** Decoded; empty for the bucket itself. */
  readonly key: string;
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Bucket and key of a path-style request, or of a virtual-hosted one (`bucket.s3.…`, `bucket.localhost`). */
export const locationOf = (request: ServiceRequest): ObjectLocation => {
  const path = request.path.split('?')[0] ?? '/';
  const host = request.headers.host?.split(':')[0] ?? '';
  const [, virtual] = /^(.+?)\.(?:s3[.-].*|localhost)$/.exec(host) ?? [];
  if (virtual !== undefined && virtual !== 's3') return { bucket: virtual, key: decode(path.slice(1)) };
  const [, bucket = '', key = ''] = /^\/([^/]*)(?:\/(.*))?$/s.exec(path) ?? [];
  return { bucket: decode(bucket), key: decode(key) };
};

/** Bucket and key of `x-amz-copy-source`. */
export const copySourceOf = (header: string): ObjectLocation => {
  const [, bucket = '', key = ''] = /^\/?([^/]+)\/(.+)$/s.exec(header.replace(/\?versionId=.*$/, '')) ?? [];
  return { bucket: decode(bucket), key: decode(key) };
};
