/**
 * Writes the full address behind each link to our own pages, for a sheet that is printed and handed over: paper cannot be clicked.
 * @example withAddresses('<a href="/refer/">the form</a>', 'https://portal.example/toolkit/card/') // data-address="portal.example/refer/"
 */
export function withAddresses(html: string, page: string): string {
  const { host } = new URL(page);
  return html.replace(/<a href="(\/[^"#]*)"/g, (link, path: string) => `${link} data-address="${host}${path}"`);
}
