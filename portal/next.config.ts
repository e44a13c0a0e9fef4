import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const root = fileURLToPath(new URL('..', import.meta.url));

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: root,
  transpilePackages: ['@portico/client'],
  serverExternalPackages: ['@aws-sdk/client-secrets-manager'],
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true, remotePatterns: [] },
  // Types are checked by `tsc -p portal` together with everything else.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    root,
    // The package's own ESM build breaks on OpenAPI 3.1 under Turbopack; the bundled build of the same version does not.
    resolveAlias: { 'swagger-ui': 'swagger-ui-dist/swagger-ui-es-bundle.js' },
  },
};

export default config;
