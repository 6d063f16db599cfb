import type { APIRoute } from 'astro';

export const prerender = true;

const CLOSED = ['/staff/', '/bureau/', '/demo/', '/leave/', '/refer/status/', '/refer/withdraw/', '/refer/received/'];

/** Made at build, because only then the portal's own address is known, which the line about the sitemap must have. */
export const GET: APIRoute = ({ site, url }) => {
  const sitemap = new URL('/sitemap-index.xml', site ?? url).href;
  return new Response(['User-agent: *', ...CLOSED.map((path) => `Disallow: ${path}`), '', `Sitemap: ${sitemap}`, ''].join('\n'));
};
