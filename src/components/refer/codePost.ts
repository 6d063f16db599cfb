import type { AstroGlobal } from 'astro';

/** The receipt and the button that somebody posted; null for a visit. Repeated fields count once, the first. */
export async function codePost(astro: AstroGlobal): Promise<{ code: string; step: string } | null> {
  if (astro.request.method !== 'POST') return null;
  const form = await astro.request.formData();
  const text = (field: string) => {
    const value = form.get(field);
    return typeof value === 'string' ? value.slice(0, 200) : '';
  };
  return { code: text('code'), step: text('step') };
}
