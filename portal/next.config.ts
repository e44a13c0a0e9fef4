import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const root = fileURLToPath(new URL('..', import.meta.url));

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: root,
  transpilePackages: ['@portico/client', '@portico/samples'],
  serverExternalPackages: ['@aws-sdk/client-secrets-manager', '@napi-rs/canvas'],
  poweredByHeader: false,
  reactStrictMode: true,
  // What browsers ask for while a page that streams has not named its icon yet.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  images: { unoptimized: true, remotePatterns: [] },
  // Types are checked by `tsc -p portal` together with everything else.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    root,
  },
};

export default config;
