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
  },
};

export default config;
