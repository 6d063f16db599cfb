// @ts-check
import node from '@astrojs/node';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import { defineConfig, passthroughImageService } from 'astro/config';
import { sitemapOptions } from './src/build/sitemap.ts';

const origin = process.env.PUBLIC_ORIGIN ?? 'http://localhost:4321';

export default defineConfig({
  site: origin,
  output: 'static',
  trailingSlash: 'always',
  // The front door (src/server.ts) answers first; Astro runs behind it in middleware mode.
  adapter: node({ mode: 'middleware', staticHeaders: true, bodySizeLimit: 65_536 }),
  integrations: [preact(), sitemap(sitemapOptions(origin))],
  image: { service: passthroughImageService() },
  // The front door checks the origin at run time, with an error page that a person can read.
  security: { checkOrigin: false, csp: true },
  session: false,
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
});
