/**
 * Leaves in place of the page, so that Back does not lead to it again: a page that answers a post would be asked for once
 * more with all that was typed. Without this the link works as any link does, and the browser asks before it posts again.
 */
for (const link of document.querySelectorAll<HTMLAnchorElement>('.leave a')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    location.replace(link.href);
  });
}
