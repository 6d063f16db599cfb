/** Addresses of the Bureau's rooms. */
export const CHANGES_PATH = '/bureau/changes/';
export const CLAIMS_PATH = '/bureau/claims/';
export const SITES_PATH = '/bureau/sites/';

export function changePath(id: string): string {
  return `${CHANGES_PATH}${id}/`;
}

export function claimPath(id: string): string {
  return `${CLAIMS_PATH}${id}/`;
}

export function sitePath(slug: string): string {
  return `${SITES_PATH}${slug}/`;
}

export function callPath(slug: string): string {
  return `${sitePath(slug)}call/`;
}

export function editPath(slug: string): string {
  return `${sitePath(slug)}edit/`;
}
