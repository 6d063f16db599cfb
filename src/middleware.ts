import type { MiddlewareHandler } from 'astro';

/**
 * The front door hands every request its ports and facts. `astro dev` has no front door, so development builds them
 * here; prerendered pages need none.
 */
export const onRequest: MiddlewareHandler = async (context, next) => {
  if (import.meta.env.DEV && !context.isPrerendered && !context.locals.ports) {
    const { developmentLocals } = await import('./developmentLocals.ts');
    Object.assign(context.locals, await developmentLocals());
  }
  return next();
};
